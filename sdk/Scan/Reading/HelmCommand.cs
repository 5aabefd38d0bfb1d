using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>A <c>helm install</c> or <c>helm upgrade</c> of a script: which chart its values files belong to.</summary>
internal sealed partial record HelmCommand(
    ChartIdentity Chart,
    string? Release,
    string? Namespace,
    string? LocalChart,
    ImmutableArray<string> ValuesFiles,
    string Folder
)
{
    /// <summary>The command's place.</summary>
    public SourceSpan Where { get; init; }

    /// <summary>The keys that it sets by options; never their values.</summary>
    public ImmutableArray<string> SetKeys { get; private init; } = [];

    private static readonly string[] Flags =
    [
        "--install",
        "--wait",
        "--atomic",
        "--create-namespace",
        "--dry-run",
        "--debug",
        "--reuse-values",
        "--reset-values",
        "--force",
        "--dependency-update",
        "-i",
    ];

    public static IEnumerable<HelmCommand> In(ImmutableArray<ShellStep> steps)
    {
        var repositories = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var match in steps.SelectMany(s => RepoAdd.Matches(s.Text)))
            repositories[match.Groups["alias"].Value] = match.Groups["url"].Value.Trim('"', '\'');
        foreach (var step in steps)
        {
            foreach (Match match in Install.Matches(step.Text))
                if (Parse(ShellStep.Words(step.Text[(match.Index + match.Length)..]), repositories, step.File.Folder) is { } command)
                    yield return command with
                    {
                        Where = step.At(match.Index, match.Length),
                    };
        }
    }

    private static HelmCommand? Parse(ImmutableArray<string> words, Dictionary<string, string> repositories, string folder)
    {
        var options = new List<(string Name, string Value)>();
        var names = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith('-'))
                names.Add(words[i]);
            else if (words[i].Contains('=', StringComparison.Ordinal))
                options.Add((words[i].Split('=')[0], words[i][(words[i].IndexOf('=', StringComparison.Ordinal) + 1)..]));
            else if (!Flags.Contains(words[i]) && i + 1 < words.Length)
                options.Add((words[i], words[++i]));
        }

        if (names is not [var release, var chart, ..])
            return null;
        var repository = options.FirstOrDefault(o => o.Name == "--repo").Value;
        var isLocal = chart.StartsWith('.') || chart.StartsWith('/');
        var parts = chart.TrimEnd('/').Split('/');
        if (chart.StartsWith("oci://", StringComparison.Ordinal))
            repository = chart[..chart.LastIndexOf('/')];
        else if (!isLocal && parts.Length == 2)
            repository = repositories.GetValueOrDefault(parts[0], parts[0]);
        else if (parts.Length > 2)
            isLocal = true;
        return new(
            ChartIdentity.Of(parts[^1], isLocal ? null : repository),
            release,
            options.FirstOrDefault(o => o.Name is "-n" or "--namespace").Value,
            isLocal ? chart : null,
            [.. options.Where(o => o.Name is "-f" or "--values").SelectMany(o => o.Value.Split(','))],
            folder
        )
        {
            SetKeys =
            [
                .. options
                    .Where(o => o.Name.StartsWith("--set", StringComparison.Ordinal))
                    .SelectMany(o => SetKey.Matches(o.Value))
                    .Select(m => m.Groups["key"].Value),
            ],
        };
    }

    /// <summary>Whether a path in the command names a file: from the top, from the script's folder, or by its end.</summary>
    public static bool Names(string word, string folder, string path)
    {
        var plain = word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word;
        var end = plain[(plain.LastIndexOf("../", StringComparison.Ordinal) is var up and >= 0 ? up + 3 : 0)..];
        if (end.LastIndexOf('}') is var brace and >= 0)
            end = end[(brace + 1)..].TrimStart('/');
        return path == plain || path == $"{folder}/{plain}" || path.EndsWith("/" + end, StringComparison.Ordinal) || path == end;
    }

    // A comma parts pairs; a value may hold one as well, behind which no pair follows.
    [GeneratedRegex(@"(?:\A|,)(?<key>[A-Za-z_][\w.\[\]\\-]*)=", RegexOptions.CultureInvariant)]
    private static partial Regex SetKey { get; }

    [GeneratedRegex(@"\bhelm\s+repo\s+add\s+(?<alias>[\w.-]+)\s+(?<url>\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex RepoAdd { get; }

    [GeneratedRegex(@"\bhelm\s+(?:install|upgrade)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Install { get; }
}
