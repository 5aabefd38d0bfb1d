using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Templates.Secrets;

/// <summary>Every message of the secrets component.</summary>
internal static class SecretsDiagnostics
{
    public static Diagnostic KeyDiffers(string secret, string key, string one, string other) =>
        Diagnostic.Error(
            "CG2060",
            null,
            $"The key '{key}' of the Secret '{secret}' is made in two ways: for {one} and for {other}.",
            "Give each its own Secret with 'secrets.names'."
        );

    public static Diagnostic ShapeDiffers(string credential, string property) =>
        Diagnostic.Error(
            "CG2061",
            null,
            $"The property '{property}' of the credential '{credential}' is made in two ways.",
            "Give all its readers the same shape."
        );

    public static Diagnostic NoSuchKey(string secret, string key, string reader, IEnumerable<string> known) =>
        Diagnostic.Warning(
            "CG2062",
            null,
            $"{reader} reads the key '{key}' of the Secret '{secret}', which is made without it.",
            ClosestName.Of(key, known) is { } closest ? $"Did you mean '{closest}'?" : $"It has {string.Join(", ", known)}."
        );

    public static Diagnostic NoRegion() =>
        Diagnostic.Error(
            "CG2063",
            null,
            "External Secrets reads AWS Secrets Manager, but the profile names no AWS region.",
            "Set 'aws.region', 'aws.accountId' and 'aws.clusterName', or another 'secrets.kind'."
        );
}
