using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Where Secrets come from. Their values never pass through ChartGen.</summary>
public abstract record SecretsChoice
{
    private SecretsChoice() { }

    /// <summary>The word in <c>secrets.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>A Job makes what is missing inside the cluster, once, and never overwrites.</summary>
    public sealed record InCluster : SecretsChoice
    {
        /// <inheritdoc/>
        public override string Kind => "in-cluster";
    }

    /// <summary>CI applies them before the release; the chart only names them.</summary>
    public sealed record Manifest : SecretsChoice
    {
        /// <inheritdoc/>
        public override string Kind => "manifest";
    }

    /// <summary>The External Secrets operator copies them from AWS Secrets Manager.</summary>
    public sealed record ExternalSecrets : SecretsChoice
    {
        /// <summary>The path below which all entries of the platform lie.</summary>
        public required SecretPath Prefix { get; init; }

        /// <inheritdoc/>
        public override string Kind => "external-secrets";
    }
}
