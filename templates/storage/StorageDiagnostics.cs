using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Templates.Storage;

/// <summary>Every message of the storage component.</summary>
internal static class StorageDiagnostics
{
    public static Diagnostic ClaimsDiffer(ClaimSpec one, ClaimSpec other) =>
        Diagnostic.Error(
            "CG2050",
            null,
            $"The volume '{one.Volume}' is claimed in two ways: {Text(one)} and {Text(other)}.",
            "Give both the same class and size, or one of them a volume of its own."
        );

    private static string Text(ClaimSpec claim) => $"{claim.Size} of {claim.Storage.ClassName} for {claim.Consumer}";
}
