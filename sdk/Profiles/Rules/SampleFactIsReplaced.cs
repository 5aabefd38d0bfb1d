using System.Collections.Frozen;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Reading;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1299 (warning): a fact of the sample site that reaches a chart belongs to nobody's account.</summary>
internal sealed class SampleFactIsReplaced : IProfileRule
{
    private const string SampleAccount = "111122223333";

    private static readonly FrozenSet<string> SampleFacts = FrozenSet.Create(
        StringComparer.Ordinal,
        SampleAccount,
        "fs-0123456789abcdef0",
        "ml-prod-artifacts",
        "ml-prod-backups"
    );

    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        Leaves(ProfileSettings.Of(profile), SettingPath.Root)
            .Where(leaf => IsOfSite(leaf.Path) && IsSample(leaf.Text))
            .Select(leaf =>
                Diagnostic.Warning(
                    "CG1299",
                    sources.At(leaf.Path.ToString()),
                    $"'{leaf.Path}' is still the sample site's '{leaf.Text}'.",
                    "Replace it by your own."
                )
            );

    // Texts that are the user's own words (variables, arguments, raw values) may say what they like.
    private static bool IsOfSite(SettingPath path) => SettingsSchema.ShapeAt(path) is SettingShape.Text { Rule: not null };

    private static bool IsSample(string text) =>
        SampleFacts.Contains(text) || IsSampleOfRegion(text) || IsSampleHost(text) || IsSampleArn(text) || IsSampleRepository(text);

    private static bool IsSampleHost(string text) =>
        text == "example.com" || text.EndsWith(".example.com", StringComparison.OrdinalIgnoreCase);

    // The region in a sample's name is anyone's, and so is the account of the sample's certificate.
    private static bool IsSampleOfRegion(string text) =>
        text.StartsWith(SampleAccount + ".dkr.ecr.", StringComparison.Ordinal)
        || text.EndsWith("/id/0123456789ABCDEF0123456789ABCDEF", StringComparison.Ordinal);

    private static bool IsSampleArn(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal)
        && (
            text.Contains($":{SampleAccount}:", StringComparison.Ordinal)
            || text.EndsWith(":certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789", StringComparison.Ordinal)
        );

    private static bool IsSampleRepository(string text) =>
        text.StartsWith("git@", StringComparison.Ordinal)
            ? IsSampleHost(text[4..].Split(':')[0])
            : Uri.TryCreate(text, UriKind.Absolute, out var address) && IsSampleHost(address.Host);

    private static IEnumerable<(SettingPath Path, string Text)> Leaves(ValuesNode node, SettingPath path) =>
        node switch
        {
            ValuesMap map => map.Entries.SelectMany(e => Leaves(e.Value, path.Below(e.Key))),
            ValuesScalar scalar => [(path, scalar.Text)],
            _ => [],
        };
}
