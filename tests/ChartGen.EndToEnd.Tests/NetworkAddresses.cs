using System.Globalization;
using System.Text.RegularExpressions;
using ChartGen.Sdk;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>
/// The addresses that rendered pods are given, in variables, in the Secrets behind them and in Airflow's settings: each must have its way.
/// It knows nothing of what components declare.
/// </summary>
internal sealed partial class NetworkAddresses(
    GeneratedProfile generated,
    IReadOnlyCollection<RenderedObject> objects,
    NetworkSides sides,
    NetworkRules rules
)
{
    private readonly EnvironmentProfile _profile = generated.Profile;
    private readonly NetworkServices _services = new(objects, sides);

    /// <summary>Addresses without a way.</summary>
    public IEnumerable<string> Missing() =>
        from pod in sides.Pods
        from address in Of(pod.Spec).Distinct()
        where !IsUnused(address.Setting, sides.GroupsOf(pod.Side).FirstOrDefault() ?? "")
        from end in Ends(address)
        where !rules.Allow(pod.Side, end.Side, end.Port, address.Protocol)
        select $"{pod.Side} is given {address.Host}:{address.Port} by {address.Setting}, but cannot reach {end.Side} on {end.Port}.";

    /// <summary>How many addresses are held against the policies.</summary>
    public int Count => sides.Pods.Sum(p => Of(p.Spec).Distinct().Count());

    // The chart gives all of Airflow's settings to each of its pods; only some act on them.
    private bool IsUnused(string setting, string group)
    {
        var runsDags =
            group is "airflow-dag-processor" or "airflow-triggerer" or "airflow-worker" or "airflow-worker-kubernetes"
            || (group == "airflow-scheduler" && _profile.Airflow.Executor == AirflowExecutor.Local);
        return group.StartsWith("airflow-", StringComparison.Ordinal)
            && setting switch
            {
                "AIRFLOW__CELERY__BROKER_URL" => group is not ("airflow-scheduler" or "airflow-worker"),
                "MLFLOW_TRACKING_URI" or "execution_api_server_url" => !runsDags,
                "statsd_host" => group is "airflow-cleanup" or "airflow-create-user-job" or "airflow-migrate-database-job",
                _ => false,
            };
    }

    private IEnumerable<(NetworkSide Side, int Port)> Ends(Address address)
    {
        if (_services.Has(address.Host))
            return _services.Behind(address.Host, address.Port.ToString(CultureInfo.InvariantCulture));
        var managed = new[] { (_profile.Database as DatabaseChoice.Rds)?.Host, (_profile.Broker as BrokerChoice.ElastiCache)?.Host };
        return address.Host is "localhost" or "127.0.0.1" or "0.0.0.0"
            ? []
            : [(managed.Any(h => h?.Text == address.Host) ? NetworkSides.Vpc : NetworkSides.Internet, address.Port)];
    }

    private IEnumerable<Address> Of(PodSpec pod)
    {
        foreach (var (_, container) in pod.Containers)
        {
            foreach (var variable in PodSpec.Items(container["env"]))
            {
                var name = PodSpecs.Text(variable["name"]);
                var reference = variable.At("valueFrom", "secretKeyRef") as ValuesMap;
                var text = reference is null
                    ? PodSpecs.Text(variable["value"])
                    : TextOf(PodSpecs.Text(reference["name"]), PodSpecs.Text(reference["key"]));
                foreach (var address in In(name, text))
                    yield return address;
            }

            foreach (var text in new[] { "command", "args" }.SelectMany(k => (container[k] as ValuesList)?.Items ?? []))
            {
                foreach (var address in In("an argument", PodSpecs.Text(text)))
                    yield return address;
            }

            foreach (var source in PodSpec.Items(container["envFrom"]))
            {
                if (
                    Data(PodSpecs.Text(source.At("configMapRef", "name"))) is { } data
                    && PodSpecs.Text(data["PGHOST"]) is { Length: > 0 } host
                )
                    yield return new("PGHOST", host, Number(PodSpecs.Text(data["PGPORT"])), "TCP");
            }
        }

        foreach (var volume in PodSpec.Items(pod.Spec["volumes"]))
        {
            foreach (var address in Mounted(volume))
                yield return address;
        }
    }

    private IEnumerable<Address> Mounted(ValuesMap volume)
    {
        var settings = PodSpecs.Text(Data(PodSpecs.Text(volume.At("configMap", "name")))?["airflow.cfg"]);
        foreach (var address in In("execution_api_server_url", Setting().Match(settings).Groups["url"].Value))
            yield return address;
        if (Statsd().Match(settings) is { Success: true } statsd && settings.Contains("statsd_on = True", StringComparison.Ordinal))
            yield return new("statsd_host", statsd.Groups["host"].Value, Number(statsd.Groups["port"].Value), "UDP");
        var secret = PodSpecs.Text(volume.At("secret", "secretName"));
        foreach (var text in Texts(secret))
        {
            if (PgBouncer().Match(text) is { Success: true } pool)
                yield return new(secret, pool.Groups["host"].Value, Number(pool.Groups["port"].Value), "TCP");
        }
    }

    private static IEnumerable<Address> In(string setting, string text) =>
        Url()
            .Matches(text)
            .Select(m => new Address(
                setting,
                m.Groups["host"].Value,
                m.Groups["port"].Success ? Number(m.Groups["port"].Value)
                    : m.Groups["scheme"].Value == "https" ? 443
                    : 80,
                "TCP"
            ));

    private ValuesMap? Data(string name) => objects.FirstOrDefault(o => o.Kind == "ConfigMap" && o.Name == name)?.Tree["data"] as ValuesMap;

    private string TextOf(string secret, string key) =>
        Specs(secret).Select(s => s.Keys.GetValueOrDefault(key)).OfType<SecretText>().Select(Joined).FirstOrDefault() ?? "";

    private IEnumerable<string> Texts(string secret) => Specs(secret).SelectMany(s => s.Keys.Values).Select(Joined);

    private IEnumerable<SecretSpec> Specs(string secret) =>
        generated.Chart.Components.SelectMany(c => c.Secrets).Where(s => _profile.SecretName(s.Name) == secret);

    private static string Joined(SecretText text) => string.Concat(text.Parts.Select(p => p is SecretPart.Fixed piece ? piece.Value : "x"));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<scheme>https?|ssh|rediss?|postgresql(?:\+[a-z0-9]+)?)://(?:[^\s/@]*@)?(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?::(?<port>[0-9]+))?"
    )]
    private static partial Regex Url();

    [GeneratedRegex(@"execution_api_server_url = (?<url>\S+)")]
    private static partial Regex Setting();

    [GeneratedRegex(@"statsd_host = (?<host>\S+)\n.*statsd_port = (?<port>[0-9]+)", RegexOptions.Singleline)]
    private static partial Regex Statsd();

    [GeneratedRegex(@"host=(?<host>\S+) port=(?<port>[0-9]+)")]
    private static partial Regex PgBouncer();

    private sealed record Address(string Setting, string Host, int Port, string Protocol);
}
