using System.Collections.Frozen;
using System.Reflection;

namespace ChartGen.Sdk.Templating;

/// <summary>Templates by path. Nothing outside the set can be included.</summary>
public sealed class TemplateSet
{
    private readonly FrozenDictionary<string, string> _texts;

    /// <summary>Makes a set of texts by path.</summary>
    public TemplateSet(IEnumerable<KeyValuePair<string, string>> texts) =>
        _texts = texts.ToFrozenDictionary(t => t.Key, t => t.Value.ReplaceLineEndings("\n"), StringComparer.Ordinal);

    /// <summary>The paths, in ordinal order.</summary>
    public IEnumerable<string> Paths => _texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>Makes a set of an assembly's embedded resources; a resource's logical name is its path.</summary>
    public static TemplateSet Embedded(Assembly assembly) =>
        new(assembly.GetManifestResourceNames().Select(name => KeyValuePair.Create(name, Read(assembly, name))));

    /// <summary>The text of a template, or <see langword="null"/>.</summary>
    public string? Find(string path) => _texts.GetValueOrDefault(path);

    /// <summary>A set with the templates of both; on the same path, the other's.</summary>
    public TemplateSet With(TemplateSet other) => new(_texts.Where(t => !other._texts.ContainsKey(t.Key)).Concat(other._texts));

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
