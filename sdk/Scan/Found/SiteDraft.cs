using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Scan.Rules;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>A chartgen.yaml that is being written: settings by path, and what could not become one.</summary>
/// <param name="target">The profile that it is for.</param>
internal sealed class SiteDraft(ScanTarget target)
{
    private const string File = "chartgen.yaml";

    private readonly Dictionary<string, (SettingPath Path, ValuesNode Value, string? Comment, SourceSpan? Where)> _settings = new(
        StringComparer.Ordinal
    );
    private readonly OrderedDictionary<Diagnostic, bool> _leftOut = [];

    public IEnumerable<Diagnostic> LeftOut => _leftOut.Keys;

    public bool Has(string path) =>
        _settings.ContainsKey(path) || _settings.Keys.Any(k => k.StartsWith(path + ".", StringComparison.Ordinal));

    /// <summary>The text at a path that was set, or <see langword="null"/>.</summary>
    public string? TextAt(string path) => _settings.TryGetValue(path, out var setting) ? (setting.Value as ValuesScalar)?.Text : null;

    /// <summary>Sets a key of the common tree; the first one wins. What is not legal is left out, and said.</summary>
    public bool Set(string path, ValuesNode? value, SourceSpan? where = null, string? comment = null) =>
        Set(SettingPath.Parse(path), value, where, comment);

    /// <summary>Sets a key below a path, the key taken as it is.</summary>
    public bool SetKey(string path, string key, ValuesNode? value, SourceSpan? where) =>
        Set(SettingPath.Parse(path).Below(key), value, where, null);

    /// <summary>Sets a key of the target's own tree.</summary>
    public bool SetOwn(string path, ValuesNode? value, SourceSpan? where = null, string? comment = null) =>
        Set(SettingPath.Parse($"profiles.{target.Name}.{path}"), value, where, comment);

    /// <summary>Says what is not carried over, and why.</summary>
    public void LeaveOut(SourceSpan? where, string what, string why)
    {
        _leftOut.TryAdd(ScanDiagnostics.LeftOut(where, what, why), true);
    }

    /// <summary>The file's text. A setting that breaks a rule is taken out until the file reads.</summary>
    public string Write()
    {
        while (true)
        {
            var text = Text();
            var read = ProfileReader.Read(
                target.Profile,
                new ConfigurationBuilder().AddSiteFile(text, File, target.Name, [target.Name]).Build()
            );
            var paths = PathsByLine(text);
            var wrong = read
                .Diagnostics.Where(d => d is { Severity: Severity.Error, Where.File: File } && !ReaderDiagnostics.IsMissingFact(d))
                .Select(d => (Path: paths.GetValueOrDefault(d.Where!.Value.Line), Problem: d))
                .Where(p => p.Path is not null && _settings.ContainsKey(p.Path))
                .DistinctBy(p => p.Path)
                .ToArray();
            if (wrong.Length == 0)
                return text + Remarks();
            foreach (var (path, problem) in wrong)
            {
                LeaveOut(_settings[path!].Where, $"'{path}'", problem.Message);
                _settings.Remove(path!);
            }
        }
    }

    private bool Set(SettingPath path, ValuesNode? value, SourceSpan? where, string? comment)
    {
        var name = path.ToString();
        if (value is null or ValuesScalar { Kind: ScalarKind.Null } || _settings.ContainsKey(name))
            return false;
        if (value is ValuesScalar scalar && Rule(path) is { } rule && !rule.IsLegal(scalar.Text))
        {
            LeaveOut(where, $"'{name}'", $"It must be {rule.Rule}.");
            return false;
        }

        if (
            value is ValuesScalar text
                ? SecretNames.IsSecretText(text.Text)
                : value is ValuesList && SecretNames.HoldSecret([.. value.Scalars().Select(s => s.Text)])
        )
        {
            LeaveOut(where, $"'{name}'", "It holds a secret: read it from a Secret, as a variable.");
            return false;
        }

        _settings[name] = (path, value, comment, where);
        return true;
    }

    private static TextRule? Rule(SettingPath path)
    {
        var below = path.Keys is ["profiles", _, .. var keys] ? new SettingPath([.. keys]) : path;
        return (SettingsSchema.ShapeAt(below) as SettingShape.Text)?.Rule;
    }

    private string Text()
    {
        var root = new Branch();
        foreach (var (path, value, comment, _) in _settings.Values)
            root.Put(path.Keys, value, comment);
        return $"# The platform that was found, for the profile {target.Name}. Written by chartgen scan; nothing here is a secret.\n\n"
            + ValuesWriter.Write(root.ToMap([.. SettingsSchema.Root.Settings.Select(s => s.Key), "profiles"]), looseRoot: true);
    }

    private string Remarks()
    {
        if (_leftOut.Count == 0)
            return "";
        var text = new StringBuilder("\n# Found, and not carried over:\n");
        foreach (var left in LeftOut)
            text.Append("# - ")
                .Append(left.Where is { File: not File } where ? where + ": " : "")
                .Append(left.Message["Not in chartgen.yaml: ".Length..])
                .Append(' ')
                .Append(left.Suggestion)
                .Append('\n');
        return text.ToString();
    }

    private static Dictionary<int, string> PathsByLine(string text)
    {
        var paths = new Dictionary<int, string>();
        Walk(ValuesReader.Read(text, File).Root, SettingPath.Root);
        return paths;

        void Walk(ValuesNode? node, SettingPath path)
        {
            foreach (var entry in (node as ValuesMap)?.Entries ?? [])
            {
                var below = path.Below(entry.Key);
                if (entry.KeyWhere is { } key)
                    paths[key.Line] = below.ToString();
                if (entry.Value is not ValuesMap && entry.Value.Where is { } value)
                    paths[value.Line] = below.ToString();
                Walk(entry.Value, below);
            }
        }
    }

    private sealed class Branch
    {
        private readonly Dictionary<string, (Branch? Below, ValuesNode? Value, string? Comment)> _keys = new(StringComparer.Ordinal);

        public void Put(ImmutableArray<string> path, ValuesNode value, string? comment)
        {
            if (path.Length == 1)
            {
                _keys[path[0]] = (null, value, comment);
                return;
            }

            if (!_keys.TryGetValue(path[0], out var entry) || entry.Below is null)
                _keys[path[0]] = entry = (new(), null, null);
            entry.Below!.Put(path.RemoveAt(0), value, comment);
        }

        public ValuesMap ToMap(IReadOnlyList<string>? order = null) =>
            new([
                .. _keys
                    .OrderBy(k => order is null ? 0 : order.Index().First(o => o.Item == k.Key).Index)
                    .Select(k => new ValuesEntry(k.Key, k.Value.Below?.ToMap() ?? k.Value.Value!, k.Value.Comment)),
            ]);
    }
}
