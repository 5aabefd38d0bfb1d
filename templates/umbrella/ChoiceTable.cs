using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Umbrella;

/// <summary>What a profile chose, as rows of Markdown: the setting and its value.</summary>
internal static class ChoiceTable
{
    public static IEnumerable<string[]> Of(EnvironmentProfile profile)
    {
        yield return Row("storage.block", profile.Storage.Block.Kind, $"class {Markdown.Code(profile.Storage.Block.ClassName)}");
        yield return Row("storage.shared", profile.Storage.Shared.Kind, $"class {Markdown.Code(profile.Storage.Shared.ClassName)}");
        yield return Row("database", profile.Database.Kind, profile.Database is DatabaseChoice.Rds rds ? Markdown.Code(rds.Host.Text) : "");
        yield return Row("objectStore", profile.ObjectStore.Kind, $"bucket {Markdown.Code(profile.ObjectStore.Bucket.Text)}");
        yield return Row(
            "broker",
            profile.Broker.Kind,
            profile.Broker is BrokerChoice.ElastiCache redis ? Markdown.Code(redis.Host.Text) : ""
        );
        yield return Row("ingress", profile.Ingress.Kind, "");
        yield return Row(
            "secrets",
            profile.Secrets.Kind,
            profile.Secrets is SecretsChoice.ExternalSecrets external ? $"below {Markdown.Code(external.Prefix.Text)}" : ""
        );
        yield return Row("identity", profile.Identity.Kind, "");
        yield return Row("observability", profile.Observability.Kind, "");
        yield return Row("airflow.executor", profile.Airflow.Executor.Text(), "");
        yield return Row("inference", profile.Inference.Kind, "");
        yield return Row(
            "images.registry",
            profile.Images.Registry?.Text ?? "upstream",
            profile.Images.Registry is null ? "each image from its own registry" : ""
        );
        yield return Row("availability.nodes", $"{profile.Availability.Nodes}", "");
        yield return Row("availability.zones", $"{profile.Availability.Zones}", "");
    }

    private static string[] Row(string setting, string value, string detail) =>
        [Markdown.Code(setting), detail.Length == 0 ? Markdown.Code(value) : $"{Markdown.Code(value)}, {detail}"];
}
