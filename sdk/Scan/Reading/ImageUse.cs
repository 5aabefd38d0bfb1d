using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>An image that something names.</summary>
/// <param name="Reference">The image; the tag is empty where the chart's own holds.</param>
/// <param name="Where">The place of its repository.</param>
/// <param name="Tag">The place of its tag, or <see langword="null"/> where none is written and none is missing.</param>
/// <param name="Tree">The tree that it stands in.</param>
internal sealed record ImageUse(ImageReference Reference, SourceSpan? Where, SourceSpan? Tag, YamlTree Tree)
{
    /// <summary>The image as it is written, without its tag.</summary>
    public string Name { get; init; } = Reference.Repository;

    /// <summary>Whether the image is expected to lie on the node already.</summary>
    public bool IsNeverPulled { get; init; }

    public static IEnumerable<ImageUse> In(ScannedRepository repository) =>
        repository
            .Named.Where(v => v.Tree is not null && !v.IsVariable)
            .Select(Of)
            .OfType<ImageUse>()
            .Concat(repository.Kustomizations.SelectMany(k => k.Root["images"].Maps().Select(m => OfKustomize(k, m))).OfType<ImageUse>());

    private static ImageUse? Of(NamedValue value)
    {
        if (value.IsReference || value.Text.Length == 0 || value.Tree is Kustomization)
            return null;
        return value.Path[^1] switch
        {
            "image" when value.Tree is Manifest || value.Text.AsSpan().IndexOfAny(':', '/') >= 0 => OfText(value),
            "repository" when value.Tree is ValuesPart => OfRepository(value),
            "defaultAirflowRepository" => OfParts(value, null, Sibling(value, "defaultAirflowTag")),
            "defaultAirflowTag" when Sibling(value, "defaultAirflowRepository") is null => OfTag(value),
            "tag"
                when value.Tree is ValuesPart && Sibling(value, "repository") is null && Sibling(value, "name") is null && IsImage(value) =>
                OfTag(value),
            _ => null,
        };
    }

    private static ImageUse? OfText(NamedValue value) =>
        value.Text.Any(char.IsWhiteSpace) || !IsName(Untagged(value.Text))
            ? null
            : new(ImageReference.Parse(value.Text), value.Where, IsTagged(value) ? value.Where : null, value.Tree!)
            {
                Name = Untagged(value.Text),
                IsNeverPulled = Sibling(value, "imagePullPolicy")?.Text == "Never",
            };

    // Registries know no upper case; where it stands, something is put in its place.
    private static bool IsName(string name) =>
        name.Contains('<', StringComparison.Ordinal)
        || (!name.Contains("$(", StringComparison.Ordinal) && !name.Any(char.IsAsciiLetterUpper));

    // In values the tag often has a key of its own.
    private static bool IsTagged(NamedValue value) => value.Tree is Manifest || Untagged(value.Text) != value.Text;

    // A repository of charts or code has the same key and is no image.
    private static ImageUse? OfRepository(NamedValue value) =>
        value.Text.Contains("://", StringComparison.Ordinal) || value.Text.StartsWith("git@", StringComparison.Ordinal)
            ? null
            : OfParts(value, Sibling(value, "registry")?.Text, Sibling(value, "tag"));

    private static ImageUse OfParts(NamedValue value, string? registry, ValuesScalar? tag)
    {
        var name = registry is { Length: > 0 } ? $"{registry}/{value.Text}" : value.Text;
        var text = tag is { Text.Length: > 0 } ? $"{name}:{tag.Text}" : name;
        return new(ImageReference.Parse(text), value.Where, tag is { Text.Length: > 0 } ? tag.Where : null, value.Tree!)
        {
            Name = name,
            IsNeverPulled = Sibling(value, "pullPolicy")?.Text == "Never",
        };
    }

    private static ImageUse OfTag(NamedValue value) => new(new("", "", value.Text), null, value.Where, value.Tree!) { Name = "" };

    private static ImageUse? OfKustomize(Kustomization tree, ValuesMap map)
    {
        if ((map["newName"] ?? map["name"]) is not ValuesScalar name || !IsName(name.Text))
            return null;
        var tag = map["newTag"] as ValuesScalar;
        return new(ImageReference.Parse(tag is null ? name.Text : $"{name.Text}:{tag.Text}"), name.Where, tag?.Where, tree)
        {
            Name = name.Text,
        };
    }

    private static bool IsImage(NamedValue value) =>
        value.Path.Length > 1
        && value.Path[^2] is var holder
        && (holder.EndsWith("mage", StringComparison.Ordinal) || (value.Path.Length > 2 && value.Path[^3] == "images"));

    private static ValuesScalar? Sibling(NamedValue value, string key)
    {
        ValuesNode? node = value.Tree!.Root;
        foreach (var part in value.Path.Take(value.Path.Length - 1))
            node =
                node is ValuesMap map ? map[part]
                : node is ValuesList list && int.TryParse(part, out var i) && i < list.Items.Length ? list.Items[i]
                : null;
        return (node as ValuesMap)?[key] is ValuesScalar { Kind: not ScalarKind.Null } scalar ? scalar : null;
    }

    private static string Untagged(string image)
    {
        var name = image.Split('@')[0];
        return name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
