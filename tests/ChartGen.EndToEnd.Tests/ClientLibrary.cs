using System.Reflection;
using System.Text.Json.Serialization;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;
using k8s;
using k8s.Models;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The .NET client of Kubernetes as a reader of objects that refuses what it does not know.</summary>
internal static class ClientLibrary
{
    private static readonly Dictionary<(string ApiVersion, string Kind), Type> Types = typeof(V1Pod)
        .Assembly.GetTypes()
        .Select(type => (Type: type, Entity: type.GetCustomAttribute<KubernetesEntityAttribute>()))
        .Where(t => t.Entity is not null)
        .ToDictionary(
            t => (t.Entity!.Group.Length == 0 ? t.Entity.ApiVersion : $"{t.Entity.Group}/{t.Entity.ApiVersion}", t.Entity.Kind),
            t => t.Type
        );

    static ClientLibrary() =>
        KubernetesJson.AddJsonOptions(options =>
        {
            options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.NumberHandling = JsonNumberHandling.Strict;
        });

    /// <summary>Whether the library has a class for the kind.</summary>
    public static bool Knows(RenderedObject rendered) => Types.ContainsKey((rendered.ApiVersion, rendered.Kind));

    /// <summary>Why the library refuses an object, or <see langword="null"/> where it takes it.</summary>
    public static string? Refuses(RenderedObject rendered, ValuesMap tree)
    {
        try
        {
            Read.MakeGenericMethod(Types[(rendered.ApiVersion, rendered.Kind)]).Invoke(null, [ValuesJson.Write(Decimal(tree))]);
            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException!.Message;
        }
    }

    private static readonly MethodInfo Read = typeof(ClientLibrary).GetMethod(
        nameof(ReadAs),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private static void ReadAs<T>(string json) => KubernetesJson.Deserialize<T>(json);

    // JSON has no octal numbers, which YAML's modes of files are.
    private static ValuesNode Decimal(ValuesNode node) =>
        node switch
        {
            ValuesMap map => new ValuesMap([.. map.Entries.Select(e => e with { Value = Decimal(e.Value) })]),
            ValuesList list => ValuesList.Of(list.Items.Select(Decimal)),
            ValuesScalar { Kind: ScalarKind.Integer, Text: ['0', _, ..] octal } => ValuesNode.FromInt32(Convert.ToInt32(octal, 8)),
            _ => node,
        };
}
