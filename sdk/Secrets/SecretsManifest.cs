using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Secrets;

/// <summary>Secrets with values, for <c>kubectl apply</c>. It is printed and never kept.</summary>
public sealed partial class SecretsManifest
{
    private static readonly (string Problem, string Suggestion) StillPlaceholder = (
        "holds a placeholder still.",
        "Put the value in its place."
    );

    private readonly string _file;
    private readonly DiagnosticBag _diagnostics;
    private readonly SortedDictionary<string, EnvVariable> _given;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _ofEntries = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _ofJob = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> _missing = new(StringComparer.Ordinal);
    private readonly ImmutableArray<NeededSecret> _secrets;

    private SecretsManifest(
        ImmutableArray<NeededSecret> secrets,
        IEnumerable<EnvVariable> variables,
        string file,
        DiagnosticBag diagnostics
    )
    {
        _secrets = secrets;
        _file = file;
        _diagnostics = diagnostics;
        _given = new(variables.ToDictionary(v => v.Name, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The manifest, or <see langword="null"/> when a value is missing or unusable.</summary>
    /// <param name="secrets">The Secrets of the profile.</param>
    /// <param name="variables">The values.</param>
    /// <param name="file">The file of the values as messages show it.</param>
    /// <param name="diagnostics">Takes CG8404 to CG8410, without a value.</param>
    public static string? Write(
        ImmutableArray<NeededSecret> secrets,
        IEnumerable<EnvVariable> variables,
        string file,
        DiagnosticBag diagnostics
    ) => new SecretsManifest(secrets, variables, file, diagnostics).Write();

    /// <summary>The variable of a key, as the manifest looks for it: two keys that would share one go by their own spelling.</summary>
    public static string VariableOf(NeededSecret secret, NeededKey key)
    {
        var variable = SecretVariable.Of(secret.Name, key.Name);
        return secret.Keys.Count(k => SecretVariable.Of(secret.Name, k.Name) == variable) == 1
            ? variable
            : SecretVariable.PrefixOf(secret.Name) + key.Name;
    }

    private string? Write()
    {
        var documents = _secrets.Select(Document).OfType<ValuesMap>().ToArray();
        foreach (var (variable, wanted) in _missing)
            _diagnostics.Add(SecretsDiagnostics.Missing(_file, variable, wanted, _given.Keys.Where(g => !_used.Contains(g))));
        if (_ofEntries.Count > 0)
            _diagnostics.Add(SecretsDiagnostics.OfEntries(_file, _ofEntries));
        foreach (var variable in _given.Values.Where(v => !_used.Contains(v.Name)).OrderBy(v => v.Line))
            _diagnostics.Add(SecretsDiagnostics.Surplus(_file, variable, Known().Where(k => !_given.ContainsKey(k))));
        if (_ofJob.Count > 0)
            _diagnostics.Add(SecretsDiagnostics.LeftToJob(_file, _ofJob));
        if (!_diagnostics.HasErrors && documents.Length == 0)
            _diagnostics.Add(SecretsDiagnostics.Nothing(_file));
        return _diagnostics.HasErrors ? null : string.Join("---\n", documents.Select(d => ValuesWriter.Write(d)));
    }

    private ValuesMap? Document(NeededSecret secret) =>
        secret.Source switch
        {
            SecretSource.Manifest or SecretSource.InCluster => Composed(secret),
            SecretSource.Yours => Yours(secret),
            SecretSource.ExternalSecrets => OfEntries(secret),
            _ => null,
        };

    private ValuesMap? Composed(NeededSecret secret)
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in secret.Keys.Where(k => k.Text is not null))
        {
            if (Compose(secret, key.Text!) is { } text)
                data.Add(key.Name, text);
        }

        return Secret(secret, data);
    }

    private string? Compose(NeededSecret secret, SecretText text)
    {
        var pieces = new StringBuilder();
        var isWhole = true;
        foreach (var part in text.Parts)
        {
            switch (part)
            {
                case SecretPart.Fixed piece:
                    pieces.Append(piece.Value);
                    break;
                case SecretPart.Property property when Value(SecretVariable.Of(property), property.Shape) is { } value:
                    pieces.Append(property.UrlEncoded ? Uri.EscapeDataString(value) : value);
                    break;
                case SecretPart.Property property:
                    isWhole = false;
                    Lacks(secret, SecretVariable.Of(property));
                    break;
            }
        }

        return isWhole ? pieces.ToString() : null;
    }

    private void Lacks(NeededSecret secret, string variable)
    {
        if (_given.ContainsKey(variable))
            return;
        if (secret.Source == SecretSource.InCluster)
            _ofJob.Add(variable);
        else if (_missing.TryGetValue(variable, out var wanted))
            wanted.Add(secret.Name);
        else
            _missing.Add(variable, new(StringComparer.Ordinal) { secret.Name });
    }

    private ValuesMap? Yours(NeededSecret secret)
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var lacking = new List<string>();
        foreach (var key in secret.Keys)
        {
            var variable = VariableOf(secret, key);
            if (Value(variable) is { } value)
                data.Add(key.Name, value);
            else if (!key.IsOptional)
                lacking.Add(variable);
        }

        var prefix = SecretVariable.PrefixOf(secret.Name);
        if (secret.TakesAnyKey)
        {
            var named = secret.Keys.Select(k => VariableOf(secret, k)).ToHashSet(StringComparer.Ordinal);
            foreach (var variable in _given.Values.Where(v => !named.Contains(v.Name) && IsOf(v.Name, prefix)))
            {
                // What such a key may hold, the empty text too, is for its author to say.
                if (_used.Add(variable.Name) && Placeholder.IsMatch(variable.Value))
                    _diagnostics.Add(SecretsDiagnostics.Unusable(_file, variable, StillPlaceholder.Problem, StillPlaceholder.Suggestion));
                data.TryAdd(variable.Name[prefix.Length..], variable.Value);
            }
        }

        if (data.Count > 0)
            lacking.ForEach(variable => Lacks(secret, variable));
        else if (!secret.IsOptional)
            _diagnostics.Add(
                SecretsDiagnostics.NotInFile(
                    _file,
                    secret.Name,
                    secret.Namespace,
                    string.Join(", ", lacking.Count > 0 ? lacking : [$"{prefix}<KEY>, one for each key"])
                )
            );
        return Secret(secret, data);
    }

    // A_B__C is of the Secret a-b, not of a Secret a with the key B__C, where both exist.
    private bool IsOf(string variable, string prefix) =>
        variable.Length > prefix.Length
        && variable.StartsWith(prefix, StringComparison.Ordinal)
        && !_secrets.Any(s =>
            SecretVariable.PrefixOf(s.Name) is var other
            && other.Length > prefix.Length
            && variable.StartsWith(other, StringComparison.Ordinal)
        );

    private ValuesMap? OfEntries(NeededSecret secret)
    {
        foreach (var variable in secret.Properties.Select(SecretVariable.Of).Where(_given.ContainsKey))
        {
            _used.Add(variable);
            _ofEntries.Add(variable);
        }

        return null;
    }

    private string? Value(string variable, SecretShape? shape = null)
    {
        if (!_given.TryGetValue(variable, out var given))
            return null;
        if (_used.Add(variable) && Problem(given.Value, shape) is var (problem, suggestion))
            _diagnostics.Add(SecretsDiagnostics.Unusable(_file, given, problem, suggestion));
        return given.Value;
    }

    private static (string Problem, string Suggestion)? Problem(string value, SecretShape? shape) =>
        value.Length == 0 ? ("is empty.", "Give it a value.")
        : Placeholder.IsMatch(value) ? StillPlaceholder
        : shape is SecretShape.FernetKey && !IsFernetKey(value)
            ? ("is no Fernet key: 32 bytes in URL-safe base64.", "Make one: openssl rand -base64 32 | tr '+/' '-_'")
        : null;

    private static bool IsFernetKey(string value)
    {
        Span<byte> bytes = stackalloc byte[33];
        return value.Length == 44
            && value.AsSpan().IndexOfAny('+', '/') < 0
            && Convert.TryFromBase64String(value.Replace('-', '+').Replace('_', '/'), bytes, out var count)
            && count == 32;
    }

    private IEnumerable<string> Known() =>
        _secrets
            .Where(s => s.Source != SecretSource.Chart)
            .SelectMany(s => s.Source == SecretSource.Yours ? s.Keys.Select(k => VariableOf(s, k)) : s.Properties.Select(SecretVariable.Of))
            .Distinct(StringComparer.Ordinal);

    // In base64 every value arrives as it is.
    private static ValuesMap? Secret(NeededSecret secret, SortedDictionary<string, string> data) =>
        data.Count == 0
            ? null
            : ValuesMap.Of(
                ("apiVersion", "v1"),
                ("kind", "Secret"),
                (
                    "metadata",
                    ValuesMap.Of(
                        ("name", secret.Name),
                        ("namespace", secret.Namespace),
                        ("labels", ValuesMap.Of(("app.kubernetes.io/managed-by", "chartgen")))
                    )
                ),
                ("type", secret.Type),
                (
                    "data",
                    ValuesMap.OfStrings(
                        data.Select(d => KeyValuePair.Create(d.Key, Convert.ToBase64String(Encoding.UTF8.GetBytes(d.Value))))
                    )
                )
            );

    [GeneratedRegex(@"\A<[A-Z][A-Z0-9 _-]*>\z", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder { get; }
}
