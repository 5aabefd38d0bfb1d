using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Scan;

/// <summary>What a file is, by its name.</summary>
public static partial class FileKinds
{
    /// <summary>Whether a scan reads a file of this path.</summary>
    public static bool IsRead(string path) => IsYaml(path) || IsEnv(path) || IsShell(path) || IsMarkdown(path);

    internal static bool IsYaml(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    // An example is there to be copied: its placeholders are meant.
    internal static bool IsEnv(string path) => EnvName.IsMatch(path) && !Example.IsMatch(path);

    internal static bool IsShell(string path) => ShellName.IsMatch(path);

    internal static bool IsMarkdown(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    internal static bool IsWorkflow(string path) => WorkflowName.IsMatch(path);

    internal static bool IsCompose(string path) => ComposeName.IsMatch(path);

    [GeneratedRegex(@"(^|/)(\.env(\.[\w.-]+)?|[\w.-]+\.env)$", RegexOptions.CultureInvariant)]
    private static partial Regex EnvName { get; }

    [GeneratedRegex(@"\.(example|sample|template|dist|tmpl|tpl)($|\.)", RegexOptions.CultureInvariant)]
    private static partial Regex Example { get; }

    [GeneratedRegex(@"(\.(sh|bash|mk)|(^|/)([Mm]akefile|GNUmakefile|[Jj]ustfile))$", RegexOptions.CultureInvariant)]
    private static partial Regex ShellName { get; }

    [GeneratedRegex(
        @"(^|/)(\.github/workflows/[^/]+|\.gitlab-ci\.ya?ml|bitbucket-pipelines\.ya?ml|azure-pipelines\.ya?ml|buildspec\.ya?ml|\.circleci/config\.ya?ml|[Tt]askfile\.ya?ml)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex WorkflowName { get; }

    [GeneratedRegex(@"(^|/)(docker-)?compose[\w.-]*\.ya?ml$", RegexOptions.CultureInvariant)]
    private static partial Regex ComposeName { get; }
}
