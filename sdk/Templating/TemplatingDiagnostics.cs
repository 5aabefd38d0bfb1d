using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Templating;

/// <summary>Every message of the templating stage.</summary>
internal static class TemplatingDiagnostics
{
    /// <summary>A template does not render to YAML; whoever parses the rendered text reports under it.</summary>
    public const string NotYamlCode = "CG3003";

    public static Diagnostic NotATemplate(SourceSpan where, string problem) =>
        Diagnostic.Error("CG3001", where, $"The template cannot be read: {problem}");

    public static Diagnostic CannotRender(SourceSpan where, string problem) =>
        Diagnostic.Error("CG3002", where, $"The template cannot be rendered: {problem}");

    public static Diagnostic NotYaml(SourceSpan? where, string problem) =>
        Diagnostic.Error(NotYamlCode, where, $"The template does not render to YAML: {problem}");

    public static Diagnostic NoSuchTemplate(SourceSpan? where, string path, IEnumerable<string> known) =>
        Diagnostic.Error(
            "CG3004",
            where,
            $"There is no template '{path}'.",
            ClosestName.Of(path, known) is { } closest ? $"Did you mean '{closest}'?" : "Templates include only templates of their own set."
        );
}
