using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8021: a setting of Airflow 2, which the chart takes without a word and Airflow 3 does not read.</summary>
internal sealed class RemovedInAirflow3 : IScanRule
{
    private const string Variable = "AIRFLOW__WEBSERVER__";

    private static readonly (string[] Path, string Instead, string ResolvedBy)[] Keys =
    [
        (
            ["webserverSecretKey"],
            "apiSecretKeySecretName, which names a Secret",
            "the API server's key comes from a Secret that ChartGen's chart names"
        ),
        (
            ["webserverSecretKeySecretName"],
            "apiSecretKeySecretName",
            "the API server's key comes from a Secret that ChartGen's chart names"
        ),
        (["ingress", "web"], "ingress.apiServer", "ingress and hosts.airflow: the page is published by ingress.apiServer"),
        (
            ["config", "webserver"],
            "config.api, or config.fab for accounts",
            "the chart sets the API server's address and key itself; more goes to airflow.values: {config: {api: …}}"
        ),
        (["webserver"], "apiServer", "airflow.apiServer: the API server serves the page"),
    ];

    private static readonly string[] Executors = ["CeleryKubernetesExecutor", "LocalKubernetesExecutor", "SequentialExecutor"];

    /// <summary>Whether a key is one of these, so that no other rule speaks of it.</summary>
    public static bool Covers(ImmutableArray<string> path) =>
        Keys.Any(k => path.Length >= k.Path.Length && path[..k.Path.Length].SequenceEqual(k.Path));

    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        var inValues =
            from values in repository.Values
            where values.Chart?.Pinned == Subcharts.Airflow
            from finding in OfValues(values)
            select finding;
        var variables =
            from value in repository
                .Named.Select(v => (v.Name, Where: v.NameWhere ?? v.Where))
                .Concat(repository.References.Select(r => (r.Name, r.Where)))
            where value.Name.StartsWith(Variable, StringComparison.Ordinal) && value.Name != "AIRFLOW__WEBSERVER__SECRET_KEY"
            select Finding(
                value.Where,
                $"'{value.Name}'",
                $"Set AIRFLOW__API__{value.Name[Variable.Length..]}, or remove it.",
                "airflow.env takes it; the address and the key of the API server are set by the chart"
            );
        return inValues.Concat(variables);
    }

    private static IEnumerable<ScanFinding> OfValues(ValuesPart values)
    {
        foreach (var (path, instead, resolvedBy) in Keys)
        {
            if (
                values.Root.At(path.AsSpan(0, path.Length - 1)) is not ValuesMap holder
                || holder.KeyWhere(path[^1]) is not { } where
                || holder[path[^1]]!.IsNothing()
            )
                continue;
            // Each key of the old section has a place of its own in the new one.
            var entries = path is ["webserver"] && holder["webserver"] is ValuesMap { Count: > 0 } section ? section.Entries : [];
            if (entries.IsEmpty)
                yield return Finding(where, $"'{values.Prefix}{string.Join('.', path)}'", $"Airflow 3 has {instead}.", resolvedBy);
            foreach (var entry in entries.Where(e => !e.Value.IsNothing()))
                yield return Finding(
                    entry.KeyWhere!.Value,
                    $"'{values.Prefix}webserver.{entry.Key}'",
                    $"Airflow 3 has {Moved(entry.Key)}.",
                    resolvedBy
                );
        }

        if (values.Root["executor"] is ValuesScalar { Where: { } at } executor && Executors.Contains(executor.Text))
            yield return Finding(
                at,
                $"The executor '{executor.Text}'",
                "Use CeleryExecutor,KubernetesExecutor or one of the two.",
                "airflow.executor is one of four words"
            );
    }

    private static string Moved(string key) =>
        key switch
        {
            "defaultUser" => "createUserJob, or accounts of your own",
            "extraEnv" or "extraEnvFrom" => "apiServer.env, or the root's env",
            _ => $"apiServer.{key}",
        };

    private static ScanFinding Finding(SourceSpan where, string what, string suggestion, string resolvedBy) =>
        ScanFinding.Error(
            "CG8021",
            where,
            $"{what} is of Airflow 2; Airflow 3 has an API server instead of the webserver and does not read it.",
            suggestion,
            resolvedBy,
            "Airflow 3's settings instead of Airflow 2's"
        );
}
