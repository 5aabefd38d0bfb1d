using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>CG1126 to CG1133 and CG1136: rules of texts that are no facts of the site and so have no type of their own.</summary>
internal static partial class TextRules
{
    public static TextRule Branch { get; } =
        new(
            "CG1126",
            "a branch, tag or revision without blanks",
            "main",
            static text => BranchPattern.IsMatch(text),
            BranchPattern.ToString()
        );

    public static TextRule SubPath { get; } =
        new(
            "CG1127",
            "a folder below the repository's root, without '..', or empty",
            "dags",
            static text => SubPathPattern.IsMatch(text),
            SubPathPattern.ToString()
        );

    public static TextRule ObjectPrefix { get; } =
        new(
            "CG1136",
            "a prefix of letters, digits and /!_.-, without a slash at its ends",
            "backups",
            static text => ObjectPrefixPattern.IsMatch(text),
            ObjectPrefixPattern.ToString()
        );

    public static TextRule UrlPath { get; } =
        new("CG1128", "a URL path that starts with '/'", "/health", static text => UrlPathPattern.IsMatch(text), UrlPathPattern.ToString());

    public static TextRule SparkApplication { get; } =
        new(
            "CG1129",
            "a program for Spark: a path or URL without blanks",
            "local:///git/code/stream.py",
            static text => SparkApplicationPattern.IsMatch(text),
            SparkApplicationPattern.ToString()
        );

    public static TextRule RuleCode { get; } =
        new(
            "CG1130",
            "the code of a rule, CG and four digits",
            "CG7012",
            static text => RuleCodePattern.IsMatch(text),
            RuleCodePattern.ToString()
        );

    public static TextRule ObjectName { get; } =
        new(
            "CG1131",
            "an object as <Kind>/<name>",
            "Deployment/mlflow",
            static text => ObjectNamePattern.IsMatch(text),
            ObjectNamePattern.ToString()
        );

    public static TextRule Reason { get; } =
        new(
            "CG1132",
            "a sentence that says why",
            "the vendor ships no smaller image",
            static text => !string.IsNullOrWhiteSpace(text),
            @"\S"
        );

    public static TextRule SecretKey { get; } =
        new(
            "CG1133",
            "a key of a Secret: letters, digits, '-', '_' and '.'",
            "password",
            static text => SecretKeyPattern.IsMatch(text),
            SecretKeyPattern.ToString()
        );

    [GeneratedRegex(@"\A[A-Za-z0-9!_.-]+(/[A-Za-z0-9!_.-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectPrefixPattern { get; }

    [GeneratedRegex(@"\A[^\s~^:?*\[\\-][^\s~^:?*\[\\]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex BranchPattern { get; }

    [GeneratedRegex(@"\A(?!/)(?!(.*/)?\.\.(/|\z))[^\x00-\x1f:]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SubPathPattern { get; }

    [GeneratedRegex(@"\A/[^\s]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex UrlPathPattern { get; }

    [GeneratedRegex(@"\A[^\s]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex SparkApplicationPattern { get; }

    [GeneratedRegex(@"\ACG[0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RuleCodePattern { get; }

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*/[a-z0-9]([-a-z0-9.]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectNamePattern { get; }

    [GeneratedRegex(@"\A[-._A-Za-z0-9]{1,253}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SecretKeyPattern { get; }
}
