using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1220: two components on one host hide one another.</summary>
internal sealed class HostsDiffer : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        profile.Ingress is IngressChoice.None
            ? []
            : from host in Hosts(profile).GroupBy(h => h.Host, StringComparer.OrdinalIgnoreCase)
            where host.Count() > 1
            let names = host.Select(h => h.Component).ToList()
            select Diagnostic.Error(
                "CG1220",
                sources.At([.. names.Select(name => $"hosts.{name}").Reverse()]),
                $"{string.Join(" and ", names.Select(name => $"hosts.{name}"))} are the same host, '{host.Key}'.",
                "Give each component a host of its own, or leave it out for <component>.<platform.domain>."
            );

    private static IEnumerable<(string Component, string Host)> Hosts(EnvironmentProfile profile)
    {
        yield return Of("airflow", profile.Hosts.Airflow);
        yield return Of("mlflow", profile.Hosts.Mlflow);
        if (profile.ObjectStore is ObjectStoreChoice.Minio)
            yield return Of("minio", profile.Hosts.Minio);
        if (profile.Inference is InferenceChoice.Deployment { Mode: InferenceMode.Serving })
            yield return Of("inference", profile.Hosts.Inference);

        (string, string) Of(string component, HostName? host) => (component, host?.Text ?? $"{component}.{profile.Platform.Domain.Text}");
    }
}
