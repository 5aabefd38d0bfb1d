using System.Collections.Immutable;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>A field of a type.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="Releases">The releases that know it in this shape.</param>
/// <param name="IsRequired">Whether an object without it is refused.</param>
internal sealed record FieldShape(string Name, ValueShape Shape, KubernetesReleases Releases, bool IsRequired)
{
    /// <summary>What the value must keep to.</summary>
    public ValueLimits Limits { get; init; } = ValueLimits.None;
}

/// <summary>Fields of which a legal object has one, or one at most.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="IsRequired">Whether one of them must be there.</param>
internal sealed record FieldChoice(ImmutableArray<string> Fields, bool IsRequired);

/// <summary>A type of objects.</summary>
internal sealed class TypeShape
{
    private readonly Dictionary<string, ImmutableArray<FieldShape>> _byName;

    /// <summary>Makes a type; <paramref name="fields"/> name a field more than once where releases differ in it.</summary>
    public TypeShape(SchemaTable table, string name, ImmutableArray<FieldShape> fields, ImmutableArray<FieldChoice> choices, bool isOpen)
    {
        (Table, Name, Fields, Choices, IsOpen) = (table, name, fields, choices, isOpen);
        _byName = fields
            .GroupBy(f => f.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The table in which the types of its fields are.</summary>
    public SchemaTable Table { get; }

    /// <summary>Its name in the table, <c>core.v1.Container</c>.</summary>
    public string Name { get; }

    /// <summary>Its fields in the table's order.</summary>
    public ImmutableArray<FieldShape> Fields { get; }

    /// <summary>Fields that exclude each other.</summary>
    public ImmutableArray<FieldChoice> Choices { get; }

    /// <summary>Whether keys that are no fields are kept as they are.</summary>
    public bool IsOpen { get; }

    /// <summary>The shapes of a field; none for a key that is no field.</summary>
    public ImmutableArray<FieldShape> Find(string field) => _byName.TryGetValue(field, out var found) ? found : [];
}
