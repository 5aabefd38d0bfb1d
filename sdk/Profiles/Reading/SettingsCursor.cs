using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>Reads typed values from one section of resolved settings. What is missing was reported before; a stand-in takes its place.</summary>
internal readonly struct SettingsCursor(ValuesMap section)
{
    public string Kind => Word("kind");

    public bool Has(string key) => section[key] is not null;

    public SettingsCursor Below(string key) => new(section[key] as ValuesMap ?? ValuesMap.Empty);

    public IEnumerable<string> Keys => section.Entries.Select(e => e.Key);

    public string Word(string key) => (section[key] as ValuesScalar)?.Text ?? "";

    public string Text(string key) => Word(key);

    public SourceSpan? Where(string key) => section[key]?.Where;

    public int Count(string key) => Number(Word(key));

    public bool Switch(string key) => Word(key) == "true";

    public ValuesMap Raw(string key) => section[key] as ValuesMap ?? ValuesMap.Empty;

    public T Fact<T>(string key)
        where T : class, ISiteFact<T> => Optional<T>(key) ?? T.FromSite;

    public T? Optional<T>(string key)
        where T : class, ISiteFact<T> => T.TryParse(Word(key), out var fact) ? fact : null;

    public ImmutableArray<string> Texts(string key) =>
        section[key] is ValuesList list ? [.. list.Items.OfType<ValuesScalar>().Select(i => i.Text)] : [];

    public ImmutableArray<int> Counts(string key) => [.. Texts(key).Select(Number)];

    public ImmutableArray<T> Facts<T>(string key)
        where T : class, ISiteFact<T> => [.. Texts(key).Select(Parsed<T>)];

    public ImmutableArray<SettingsCursor> Items(string key) =>
        section[key] is ValuesList list ? [.. list.Items.OfType<ValuesMap>().Select(i => new SettingsCursor(i))] : [];

    public ImmutableSortedDictionary<string, string> Strings(string key) => Map(key, node => (node as ValuesScalar)?.Text ?? "");

    public ImmutableSortedDictionary<string, T> FactMap<T>(string key)
        where T : class, ISiteFact<T> => Map(key, node => Parsed<T>((node as ValuesScalar)?.Text ?? ""));

    public ImmutableSortedDictionary<string, EnvironmentValue> Environment(string key) => Map(key, Variable);

    public ContainerResources Resources(string key)
    {
        var (requests, limits) = (Below(key).Below("requests"), Below(key).Below("limits"));
        return new()
        {
            CpuRequest = requests.Fact<Quantity>("cpu"),
            MemoryRequest = requests.Fact<Quantity>("memory"),
            CpuLimit = limits.Fact<Quantity>("cpu"),
            MemoryLimit = limits.Fact<Quantity>("memory"),
        };
    }

    public ImageChoice Image(string key) => new(Below(key).Fact<ImageRepository>("repository"), Below(key).Fact<ImageTag>("tag"));

    public GitSource? Git(string key)
    {
        if (!Has(key))
            return null;
        var git = Below(key);
        return new()
        {
            Repository = git.Fact<GitRepository>("repo"),
            Branch = git.Text("branch"),
            SubPath = git.Text("subPath"),
            CredentialsSecret = git.Optional<SubdomainName>("credentialsSecret"),
        };
    }

    private static EnvironmentValue Variable(ValuesNode node) =>
        node is ValuesMap map
            ? new EnvironmentValue.FromSecret(new SettingsCursor(map).Fact<SubdomainName>("secret"), new SettingsCursor(map).Text("key"))
            : new EnvironmentValue.Text((node as ValuesScalar)?.Text ?? "");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    private static T Parsed<T>(string text)
        where T : class, ISiteFact<T> => T.TryParse(text, out var fact) ? fact : T.FromSite;

    private ImmutableSortedDictionary<string, T> Map<T>(string key, Func<ValuesNode, T> value) =>
        Raw(key).Entries.ToImmutableSortedDictionary(e => e.Key, e => value(e.Value), StringComparer.Ordinal);
}
