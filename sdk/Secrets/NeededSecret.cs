using System.Collections.Immutable;
using ChartGen.Sdk.Components;

namespace ChartGen.Sdk.Secrets;

/// <summary>Who brings a Secret into the cluster.</summary>
public enum SecretSource
{
    /// <summary>A Job of the platform chart makes what is missing.</summary>
    InCluster,

    /// <summary>CI applies a manifest.</summary>
    Manifest,

    /// <summary>The External Secrets operator copies it from AWS Secrets Manager.</summary>
    ExternalSecrets,

    /// <summary>The user: only the user knows what is in it.</summary>
    Yours,

    /// <summary>A chart, a hook of it, or a controller.</summary>
    Chart,
}

/// <summary>A Secret that must exist, or that a chart brings along.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">Who brings it.</param>
public sealed record NeededSecret(string Namespace, string Name, SecretSource Source)
{
    /// <summary>Its type, by which Kubernetes checks its keys.</summary>
    public string Type =>
        this switch
        {
            { Keys: [{ Name: ".dockerconfigjson" }] } => "kubernetes.io/dockerconfigjson",
            { Keys: [{ Name: "tls.crt" }, { Name: "tls.key" }] } => "kubernetes.io/tls",
            _ => "Opaque",
        };

    /// <summary>Its keys, sorted.</summary>
    public ImmutableArray<NeededKey> Keys { get; init; } = [];

    /// <summary>Whether its readers take whatever other keys it has.</summary>
    public bool TakesAnyKey { get; init; }

    /// <summary>Whether its readers do without it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Who reads it, sorted.</summary>
    public ImmutableArray<string> ReadBy { get; init; } = [];

    /// <summary>What makes it, where <see cref="Source"/> is a chart: a file or an object.</summary>
    public string Maker { get; init; } = "";

    /// <summary>The properties of credentials that it is made of, each once.</summary>
    public IEnumerable<SecretPart.Property> Properties =>
        Keys.Where(k => k.Text is not null)
            .SelectMany(k => k.Text!.Parts)
            .OfType<SecretPart.Property>()
            .DistinctBy(p => (p.Credential, p.Name));
}

/// <summary>A key of a Secret.</summary>
/// <param name="Name">The key.</param>
/// <param name="Text">What it is made of; <see langword="null"/> where ChartGen does not know.</param>
/// <param name="IsOptional">Whether its readers do without it.</param>
public sealed record NeededKey(string Name, SecretText? Text = null, bool IsOptional = false);
