using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1213: a password that the cluster makes up is unknown to RDS and ElastiCache.</summary>
internal sealed class ManagedServiceHasItsOwnCredentials : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Secrets is not SecretsChoice.InCluster)
            yield break;
        if (profile.Database is DatabaseChoice.Rds)
            yield return MadeUp("database.kind", profile.Database.Kind, sources);
        if (profile.Broker is BrokerChoice.ElastiCache)
            yield return MadeUp("broker.kind", profile.Broker.Kind, sources);
    }

    private static Diagnostic MadeUp(string path, string kind, SourceMap sources) =>
        Diagnostic.Error(
            "CG1213",
            sources.At("secrets.kind", path),
            $"secrets.kind 'in-cluster' makes passwords up, but {path} '{kind}' has its own.",
            "Set secrets.kind to external-secrets or manifest."
        );
}
