using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Common;

/// <summary>Pieces of a profile in the shape that Kubernetes and the charts read.</summary>
internal static class Models
{
    /// <summary>A container's <c>resources</c>.</summary>
    public static ValuesMap Of(ContainerResources resources) =>
        ValuesMap.Of(
            ("requests", ValuesMap.Of(("cpu", resources.CpuRequest.Text), ("memory", resources.MemoryRequest.Text))),
            ("limits", ValuesMap.Of(("cpu", resources.CpuLimit.Text), ("memory", resources.MemoryLimit.Text)))
        );

    /// <summary>A container's <c>env</c>, in ordinal order.</summary>
    public static ValuesList Of(ImmutableSortedDictionary<string, EnvironmentValue> env) =>
        ValuesList.Of(env.Select(e => Of(e.Key, e.Value)));

    /// <summary>One entry of a container's <c>env</c>.</summary>
    public static ValuesNode Of(string name, EnvironmentValue value) =>
        value switch
        {
            EnvironmentValue.Text text => ValuesMap.Of(("name", name), ("value", text.Value)),
            EnvironmentValue.FromSecret secret => FromSecret(name, secret.Secret.Text, secret.Key),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    /// <summary>One entry of a container's <c>env</c> that comes from a Secret.</summary>
    public static ValuesNode FromSecret(string name, string secret, string key) =>
        ValuesMap.Of(("name", name), ("valueFrom", ValuesMap.Of(("secretKeyRef", ValuesMap.Of(("name", secret), ("key", key))))));

    /// <summary>Pull secrets as objects, as most charts want them.</summary>
    public static ValuesList PullSecrets(ImageSettings images) =>
        ValuesList.Of(images.PullSecrets.Select(s => (ValuesNode)ValuesMap.Of(("name", s.Text))));

    /// <summary>Pull secrets or other names as strings.</summary>
    public static ValuesList Names(IEnumerable<SubdomainName> names) => ValuesList.OfStrings(names.Select(n => n.Text));

    /// <summary>An image as a template sees it.</summary>
    public static ValuesMap Of(ImageReference image) =>
        ValuesMap.Of(
            ("registry", image.Registry),
            ("path", image.Path),
            ("repository", image.Repository),
            ("tag", image.Tag),
            ("digest", image.Digest),
            ("reference", image.ToString())
        );

    /// <summary>A map of strings.</summary>
    public static ValuesMap Of(ImmutableSortedDictionary<string, string> strings) => ValuesMap.OfStrings(strings);
}
