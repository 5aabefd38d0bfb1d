using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Runs on this machine what a container runs in its pod.</summary>
internal static class ContainerProgram
{
    /// <param name="container">The container of a pod's spec.</param>
    /// <param name="secrets">What the keys of Secrets hold.</param>
    /// <param name="others">Variables that are otherwise here than in the pod.</param>
    /// <param name="user">A command that becomes another user, before the container's own.</param>
    public static (int ExitCode, string Output, string Errors) Run(
        ValuesMap container,
        IReadOnlyDictionary<string, string> secrets,
        IEnumerable<(string Name, string Value)> others,
        params string[] user
    )
    {
        var environment = PodSpec
            .Items(container["env"])
            .ToDictionary(
                e => PodSpecs.Text(e["name"]),
                e =>
                    (string?)(
                        e["value"] is { } value ? PodSpecs.Text(value) : secrets[PodSpecs.Text(e.At("valueFrom", "secretKeyRef", "key"))]
                    )
            );
        foreach (var (name, value) in others)
            environment[name] = value;
        string[] words =
        [
            .. user,
            .. new[] { "command", "args" }
                .SelectMany(key => (container[key] as ValuesList)?.Items.Select(PodSpecs.Text) ?? [])
                .Select(word => environment.Aggregate(word, (w, e) => w.Replace($"$({e.Key})", e.Value, StringComparison.Ordinal))),
        ];
        return Programs.Run(words[0], words[1..], environment);
    }
}
