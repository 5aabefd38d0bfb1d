using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>The pins of all charts by name, as Pins.yaml keeps them: data, so that an update never writes source code.</summary>
internal sealed class Pins
{
    /// <summary>Where the file lies in the repository.</summary>
    public const string Path = "sdk/Catalog/Pins.yaml";

    private const string Heading =
        "# What changes with a chart's version; 'chartgen catalog update' writes it. Names, repositories and notices stand in Subcharts.cs.\n";

    private const string Version = "version";
    private const string AppVersion = "appVersion";
    private const string Archive = "archive";
    private const string Content = "content";
    private const string Kubernetes = "kubernetes";
    private const string MinimumHelm = "minimumHelm";

    private static readonly ImmutableArray<string> Keys = [Version, AppVersion, Archive, Content, Kubernetes, MinimumHelm];

    private readonly ImmutableSortedDictionary<string, Pin> _pins;

    private Pins(ImmutableSortedDictionary<string, Pin> pins) => _pins = pins;

    /// <summary>Those that the assembly was built with.</summary>
    public static Pins Kept { get; } = Parse(CatalogFacts.PinsText);

    /// <summary>The names of the charts.</summary>
    public IEnumerable<string> Names => _pins.Keys;

    /// <summary>The pin of a chart.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public Pin this[string name] => Find(name) ?? throw new InvalidDataException($"Pins.yaml holds no pin of '{name}'.");

    /// <summary>The pin of a chart, or <see langword="null"/>.</summary>
    public Pin? Find(string name) => _pins.GetValueOrDefault(name);

    /// <summary>The pins with another one for a chart.</summary>
    public Pins With(string name, Pin pin) => new(_pins.SetItem(name, pin));

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is malformed; the message names everything that is.</exception>
    public static Pins Parse(string text)
    {
        var read = ValuesReader.Read(text, "Pins.yaml");
        var problems = read.Diagnostics.Select(d => d.ToString()).ToList();
        var pins = ImmutableSortedDictionary.CreateBuilder<string, Pin>(StringComparer.Ordinal);
        if (read.Root is ValuesMap root)
        {
            foreach (var entry in root.Entries)
            {
                if (entry.Value is ValuesMap map)
                    pins[entry.Key] = PinOf(entry.Key, map, problems);
                else
                    problems.Add($"'{entry.Key}' is no map.");
            }
        }
        else if (problems.Count == 0)
            problems.Add("It is no map.");

        return problems.Count == 0 ? new(pins.ToImmutable()) : throw new InvalidDataException(string.Join('\n', problems));
    }

    /// <summary>The file's text. What was read comes out the same.</summary>
    public string ToText() => Heading + ValuesWriter.Write(new ValuesMap([.. _pins.Select(p => new ValuesEntry(p.Key, MapOf(p.Value)))]));

    private static ValuesMap MapOf(Pin pin) =>
        ValuesMap.Of(
            (Version, pin.Version),
            (AppVersion, pin.AppVersion),
            (Archive, pin.Archive),
            (Content, pin.Content),
            (Kubernetes, pin.Kubernetes),
            (MinimumHelm, pin.MinimumHelm)
        );

    private static Pin PinOf(string name, ValuesMap map, List<string> problems)
    {
        foreach (var entry in map.Entries)
        {
            if (!Keys.Contains(entry.Key))
                problems.Add($"'{name}.{entry.Key}' is not known.");
            else if (entry.Value is not ValuesScalar { Kind: ScalarKind.String })
                problems.Add($"'{name}.{entry.Key}' is no text.");
        }

        var pin = new Pin(Text(Version) ?? "", Text(AppVersion) ?? "", Text(Content) ?? "")
        {
            Archive = Text(Archive),
            Kubernetes = Text(Kubernetes),
            MinimumHelm = Text(MinimumHelm),
        };
        if (!ChartVersion.TryParse(pin.Version, out _))
            problems.Add($"'{name}.{Version}' is no version.");
        if (Text(AppVersion) is null)
            problems.Add($"'{name}.{AppVersion}' is missing.");
        if (!IsDigest(pin.Content))
            problems.Add($"'{name}.{Content}' is no SHA-256 in 64 hexadecimal digits.");
        if (pin.Archive is not null && !IsDigest(pin.Archive))
            problems.Add($"'{name}.{Archive}' is no SHA-256 in 64 hexadecimal digits.");
        return pin;

        string? Text(string key) => (map[key] as ValuesScalar)?.Text;
    }

    /// <summary>Whether a text is a SHA-256 as the catalog writes it.</summary>
    public static bool IsDigest(string text) => text.Length == 64 && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');
}
