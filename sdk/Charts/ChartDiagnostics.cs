using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Charts;

/// <summary>Every message of the chart stage.</summary>
internal static class ChartDiagnostics
{
    public static Diagnostic PathTaken(string path, string template, string other) =>
        Diagnostic.Error(
            "CG4001",
            null,
            $"The chart's file '{path}' is made twice: by {other} and by {template}.",
            "Give each its own path."
        );

    public static Diagnostic KeyTaken(string key, string component, string other) =>
        Diagnostic.Error(
            "CG4002",
            null,
            $"The key '{key}' of values.yaml is taken twice: by {other} and by {component}.",
            "Give the subchart an alias."
        );

    public static Diagnostic NotAPath(string path, string template) =>
        Diagnostic.Error(
            "CG4003",
            null,
            $"'{path}', the target of {template}, is not a path below the chart's folder.",
            "Use segments of letters, digits, '.', '_' and '-', joined by '/'."
        );
}
