using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Observability;

/// <summary>The PrometheusRules of a profile: one for each part of the platform that it has.</summary>
internal static class Alerts
{
    public static IEnumerable<ManifestTemplate> Of(EnvironmentProfile profile)
    {
        yield return File("platform", ("hasBackups", profile.Backups is not BackupChoice.None));
        yield return File("airflow", ("hasPgBouncer", profile.Airflow.PgBouncer));
        yield return File("mlflow");
        yield return File("postgresql");
        if (profile.ObjectStore is ObjectStoreChoice.Minio)
            yield return File("minio");
        if (profile.Ingress is IngressChoice.Nginx { Controller: not IngressController.Existing } nginx)
            yield return File("ingress", ("hasCertificate", nginx.TlsSecret is not null));
        if (profile.NeedsExternalSecrets())
            yield return File("secrets");
        if (profile.Inference is InferenceChoice.Spark)
            yield return File("spark");
    }

    private static ManifestTemplate File(string part, params ReadOnlySpan<(string Key, ValuesNode? Value)> model) =>
        new(
            $"observability/alerts/{part}.yaml.scriban",
            $"templates/observability/alerts/{part}.yaml",
            ValuesMap.Of(model).With("name", $"{part}-alerts")
        );
}
