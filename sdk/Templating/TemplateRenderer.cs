using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using SourceSpan = ChartGen.Sdk.Diagnostics.SourceSpan;

namespace ChartGen.Sdk.Templating;

/// <summary>Renders templates: <c>&lt;% %&gt;</c> is generation time, Helm's <c>{{ }}</c> passes through untouched.</summary>
/// <param name="templates">The templates that may be rendered and included.</param>
public sealed class TemplateRenderer(TemplateSet templates)
{
    private const string Suffix = ".scriban";

    private readonly ConcurrentDictionary<string, Template> _parsed = new(StringComparer.Ordinal);

    /// <summary>Renders one template; a file without the suffix <c>.scriban</c> is copied.</summary>
    /// <param name="path">The template's path in the set.</param>
    /// <param name="model">Its variables.</param>
    /// <param name="kind">What reads the text next.</param>
    /// <param name="diagnostics">Takes CG3001 (not a template), CG3002 (a name that does not exist, a value that cannot be printed), CG3004 (no such template).</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether there is a text.</returns>
    public bool TryRender(string path, ValuesMap model, TextKind kind, DiagnosticBag diagnostics, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (templates.Find(path) is not { } source)
        {
            diagnostics.Add(TemplatingDiagnostics.NoSuchTemplate(null, path, templates.Paths));
            return false;
        }

        if (!path.EndsWith(Suffix, StringComparison.Ordinal))
        {
            text = source;
            return true;
        }

        var template = Parse(path, source);
        if (template.HasErrors)
        {
            diagnostics.AddRange(
                template
                    .Messages.Where(m => m.Type == ParserMessageType.Error)
                    .Select(m => TemplatingDiagnostics.NotATemplate(Where(m.Span), m.Message))
            );
            return false;
        }

        try
        {
            var context = new StrictTemplateContext(kind, new Loader(this), TemplateFunctions.For(kind));
            context.PushGlobal(new TemplateModel.Map(model));
            text = HelmBraces.ToHelm(template.Render(context));
            return true;
        }
        catch (ScriptRuntimeException problem)
        {
            diagnostics.Add(
                problem.InnerException is UnknownTemplateException unknown
                    ? TemplatingDiagnostics.NoSuchTemplate(Where(problem.Span), unknown.Message, templates.Paths)
                    : TemplatingDiagnostics.CannotRender(Where(problem.Span), problem.OriginalMessage)
            );
            return false;
        }
    }

    private static SourceSpan Where(Scriban.Parsing.SourceSpan span) =>
        new($"templates/{span.FileName}", span.Start.Line + 1, span.Start.Column + 1);

    private Template Parse(string path, string source) => _parsed.GetOrAdd(path, p => Template.Parse(HelmBraces.ToScriban(source), p));

    private sealed class Loader(TemplateRenderer renderer) : ITemplateLoader
    {
        private readonly TemplateSet _templates = renderer.Templates;

        public string GetPath(TemplateContext context, Scriban.Parsing.SourceSpan callerSpan, string templateName) => templateName;

        public string? Load(TemplateContext context, Scriban.Parsing.SourceSpan callerSpan, string templatePath) =>
            _templates.Find(templatePath) is { } source ? HelmBraces.ToScriban(source) : throw new UnknownTemplateException(templatePath);

        public ValueTask<string?> LoadAsync(TemplateContext context, Scriban.Parsing.SourceSpan callerSpan, string templatePath) =>
            ValueTask.FromResult(Load(context, callerSpan, templatePath));
    }

    private TemplateSet Templates => templates;

    private sealed class UnknownTemplateException(string path) : Exception(path);
}
