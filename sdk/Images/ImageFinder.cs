using System.Globalization;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Images;

/// <summary>
/// Every image that an object names, whichever field it stands in: containers of every kind, fields of custom resources, arguments, variables,
/// Spark's configuration, and the files that ConfigMaps hold.
/// </summary>
public static class ImageFinder
{
    private static readonly string[] ManifestFiles = [".yaml", ".yml"];

    /// <summary>The images of an object, each place once, in the object's order.</summary>
    public static IEnumerable<ImageUse> Of(RenderedObject rendered) =>
        // A definition only describes what fields are for.
        rendered.Kind == "CustomResourceDefinition"
            ? []
            : Below(rendered.Tree, "", new("", ""))
                .Select(found => new ImageUse(
                    ImageReference.Parse(found.Image),
                    rendered.ToString(),
                    rendered.Namespace,
                    found.At.ToString(),
                    rendered.Source
                ))
                .Distinct();

    private static IEnumerable<(string Image, Spot At)> Below(ValuesNode node, string label, Spot at) =>
        node switch
        {
            ValuesMap map => InMap(map, at),
            ValuesList list => InList(list, label, at),
            ValuesScalar { Kind: ScalarKind.String } scalar => InText(scalar.Text, label, at),
            _ => [],
        };

    private static IEnumerable<(string Image, Spot At)> InMap(ValuesMap map, Spot at)
    {
        if (map["value"] is ValuesScalar { Kind: ScalarKind.String } value && map.TextAt("name") is { Length: > 0 } variable)
            return InText(value.Text, variable, at with { Path = $"variable {variable}" });
        return map.Entries.SelectMany(entry =>
            entry.Key.EndsWith("image", StringComparison.OrdinalIgnoreCase)
            && entry.Value is ValuesMap parts
            && Composed(parts) is { } image
                ? [(image, at.Below(entry.Key))]
                : Below(entry.Value, entry.Key, at.Below(entry.Key))
        );
    }

    private static IEnumerable<(string Image, Spot At)> InList(ValuesList list, string label, Spot at)
    {
        var role = label switch
        {
            "containers" => "container",
            "initContainers" => "init container",
            "ephemeralContainers" => "ephemeral container",
            "sidecars" => "sidecar",
            _ => null,
        };
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = list.Items[i];
            if (role is not null && item is ValuesMap container)
            {
                foreach (var found in InMap(container, at.Inside($"{role} {container.TextAt("name")}")))
                    yield return found;
                continue;
            }

            // --image, busybox:1.36
            var before = i > 0 ? list.Items[i - 1].Text() : "";
            var isFlag = item is ValuesScalar && before.StartsWith('-') && !before.Contains('=', StringComparison.Ordinal);
            var where =
                isFlag ? at with { Path = before }
                : item is ValuesScalar ? at
                : at with { Path = string.Create(CultureInfo.InvariantCulture, $"{at.Path}[{i}]") };
            foreach (var found in Below(item, isFlag ? before : label, where))
                yield return found;
        }

        foreach (var found in Pairs(list, at))
            yield return found;
    }

    // Airflow's tasks: AIRFLOW__KUBERNETES_EXECUTOR__WORKER_CONTAINER_REPOSITORY and …_TAG.
    private static IEnumerable<(string Image, Spot At)> Pairs(ValuesList variables, Spot at)
    {
        var lines = variables
            .Maps()
            .Where(v => v.TextAt("name").Length > 0 && v.TextAt("value").Length > 0)
            .Select(v => $"{v.TextAt("name").ToLowerInvariant()} = {v.TextAt("value")}");
        return ImageText
            .Pairs(string.Join('\n', lines))
            .Select(p => (p.Image, at with { Path = $"variable {p.Label.ToUpperInvariant()}" }));
    }

    private static IEnumerable<(string Image, Spot At)> InText(string text, string label, Spot at)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
            return InFile(text, label, at);
        var equals = text.LastIndexOf('=');
        var (name, value) = equals < 0 ? (label, text) : (text[..equals], text[(equals + 1)..]);
        return ImageText.IsImage(value, name)
            ? [(value, equals < 0 ? at : at with { Path = name })]
            : ImageText.Within(text).Select(image => (image, at));
    }

    private static IEnumerable<(string Image, Spot At)> InFile(string text, string name, Spot at)
    {
        if (Array.Exists(ManifestFiles, suffix => name.EndsWith(suffix, StringComparison.Ordinal)))
        {
            var read = ValuesReader.Read(text, name);
            if (read.Diagnostics.IsEmpty)
                return read.Documents.SelectMany(d => Below(d, "", new(name, "")));
        }

        return ImageText
            .Pairs(text)
            .Select(p => (p.Image, at with { Path = $"{at.Path}, {p.Label}" }))
            .Concat(ImageText.Within(text).Select(image => (image, at)));
    }

    // The shape that operators and charts like: image: {registry, repository, tag, digest}.
    private static string? Composed(ValuesMap image)
    {
        if (image.TextAt("repository") is not { Length: > 0 } repository)
            return null;
        var (registry, tag, digest) = (image.TextAt("registry"), image.TextAt("tag"), image.TextAt("digest"));
        var text =
            $"{(registry.Length == 0 ? "" : registry + "/")}{repository}{(tag.Length == 0 ? "" : ":" + tag)}{(digest.Length == 0 ? "" : "@" + digest)}";
        return ImageText.IsImage(text, "image") ? text : null;
    }

    // Where one stands in the tree, as people say it: a container is named, its image's field is not.
    private readonly record struct Spot(string Holder, string Path)
    {
        public Spot Below(string key) => this with { Path = Path.Length == 0 ? key : $"{Path}.{key}" };

        public Spot Inside(string container) => new(Holder.Length == 0 ? container : $"{Holder}, {container}", "");

        public override string ToString() =>
            Holder.Length == 0 ? Path
            : Path is "" or "image" ? Holder
            : $"{Holder}, {Path}";
    }
}
