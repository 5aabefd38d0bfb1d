using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Reports;

/// <summary>By what a finding is known again in the next run, although lines have moved.</summary>
internal static partial class Fingerprints
{
    /// <summary>One for each finding: of its code, its place without line, and its message with every number taken as one; equal ones are counted.</summary>
    public static ImmutableArray<string> Of(IEnumerable<Diagnostic> findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. findings.Select(finding => Counted(Hash(finding)))];

        string Counted(string hash)
        {
            var count = seen[hash] = seen.GetValueOrDefault(hash) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{hash}:{count}");
        }
    }

    private static string Hash(Diagnostic finding)
    {
        var text = string.Join('\n', finding.Code, finding.Where?.File, Number.Replace(finding.Message, "0"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    // Digits within a word, as in 'airflow-2' or 'CG7012', belong to its name.
    [GeneratedRegex(@"(?<![\w./-])[0-9]+(?![\w/-]|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }
}
