using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>A part of an umbrella chart that renders by itself: one of its subcharts, or its own templates.</summary>
internal sealed record ChartPart
{
    /// <summary>The name under which the umbrella knows it; for its own templates the umbrella's name.</summary>
    public required string Key { get; init; }

    /// <summary>The chart's name and version.</summary>
    public required (string Name, string Version) Chart { get; init; }

    /// <summary>The chart's files.</summary>
    public required ImmutableSortedDictionary<string, byte[]> Files { get; init; }

    /// <summary>The umbrella's values, as far as they reach the part.</summary>
    public required ValuesMap Values { get; init; }

    /// <summary>Whether it is the umbrella's own templates.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The archive of the subchart, or <see langword="null"/> for the umbrella's own templates.</summary>
    public string? Archive { get; init; }

    /// <summary>The folder before its files in Helm's output.</summary>
    public required string Source { get; init; }

    /// <summary>What the part's chart is given of the umbrella's values.</summary>
    public ValuesNode? Given(ValuesMap values) => IsOwn ? values : values[Key];

    /// <summary>The leaves of the part: its values and its switch, or the umbrella's own values.</summary>
    public IEnumerable<ValueLeaf> Leaves() =>
        ValueLeaf
            .Of(Values)
            .Where(l => !IsOwn || l.Path.Keys[0] != ChartYaml.Switches)
            .Select(l => IsSwitch(l) ? l with { Reason = "The switch is there to be turned off." } : l);

    /// <summary>Whether a leaf is the part's switch.</summary>
    public bool IsSwitch(ValueLeaf leaf) => !IsOwn && leaf.Path.Keys[0] == ChartYaml.Switches;

    /// <summary>The part of a subchart.</summary>
    public static ChartPart Of(Chart umbrella, Subchart subchart, string archive) =>
        new()
        {
            Key = subchart.Key,
            Chart = (subchart.Name, subchart.Version),
            Files = ChartArchive.Read(archive).Files,
            Values = ValuesMap.Of(
                (
                    ChartYaml.Switches,
                    umbrella.Values.At(ChartYaml.Switches, subchart.Key) is { } on ? ValuesMap.Of((subchart.Key, on)) : null
                ),
                (subchart.Key, umbrella.Values[subchart.Key])
            ),
            Archive = archive,
            Source = $"{umbrella.Name}/charts/{subchart.Key}/",
        };

    /// <summary>The part of the umbrella's own templates.</summary>
    public static ChartPart OfOwn(Chart umbrella, string version) =>
        new()
        {
            Key = umbrella.Name,
            Chart = (umbrella.Name, version),
            Files = umbrella
                .Files.Where(f => f.Path.Text != "Chart.lock")
                .ToImmutableSortedDictionary(
                    f => f.Path.Text,
                    f =>
                        f.Path.Text switch
                        {
                            "Chart.yaml" => Encoding.UTF8.GetBytes(ValuesWriter.Write(Metadata(umbrella.Name, version))),
                            "values.yaml" => [],
                            _ => Encoding.UTF8.GetBytes(f.Text),
                        },
                    StringComparer.Ordinal
                ),
            Values = new([.. umbrella.Values.Entries.Where(e => umbrella.Dependencies.All(d => d.Key != e.Key))]),
            IsOwn = true,
            Source = $"{umbrella.Name}/",
        };

    /// <summary>Chart.yaml of an umbrella.</summary>
    public static ValuesMap Metadata(string name, string version, params IEnumerable<ValuesMap> dependencies) =>
        ValuesMap.Of(
            ("apiVersion", "v2"),
            ("name", name),
            ("type", "application"),
            ("version", version),
            ("dependencies", ValuesList.Of(dependencies) is { Items.Length: > 0 } list ? list : null)
        );
}
