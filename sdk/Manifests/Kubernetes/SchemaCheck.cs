using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>
/// Holds a document against the type of its kind: CG6030 unknown field, CG6031 wrong type, CG6032 missing field, CG6033 word that is none of the
/// legal ones, CG6034 list that holds a key twice, CG6036 malformed value, CG6037 number out of range, CG6043 fields that exclude each other.
/// </summary>
internal sealed class SchemaCheck
{
    private readonly FindingSink _sink;
    private readonly KnownKind _kind;
    private readonly bool _isOwn;
    private readonly bool _isSecret;
    private readonly ObjectPath _path = new();

    private SchemaCheck(FindingSink sink, KnownKind kind)
    {
        (_sink, _kind) = (sink, kind);
        _isOwn = SchemaTables.IsOwn(SchemaTables.GroupOf(kind.ApiVersion));
        _isSecret = kind is { ApiVersion: "v1", Kind: "Secret" };
    }

    /// <summary>Checks a document for the releases that serve its kind.</summary>
    public static void Run(CheckedDocument document, SchemaTable table, KnownKind kind, FindingSink sink) =>
        new SchemaCheck(sink, kind).Fields(document.Tree, table.Type(kind.TypeName), sink.Asked & kind.Releases);

    private void Fields(ValuesMap map, TypeShape type, KubernetesReleases releases)
    {
        foreach (var entry in map.Entries)
        {
            var shapes = type.Find(entry.Key);
            var known = Known(shapes, releases);
            if (known != releases && !type.IsOpen)
                Unknown(entry.Key, type, releases.Without(known));
            _path.Enter(entry.Key);
            foreach (var shape in shapes)
            {
                if (!(shape.Releases & releases).IsEmpty)
                    Value(entry.Value, shape.Shape, shape.Limits, type.Table, shape.Releases & releases);
            }

            _path.Leave();
        }

        // The status is a controller's to complete.
        if (!_path.IsBelow("status"))
            Missing(map, type, releases);
        foreach (var choice in type.Choices)
            Chosen(map, type, choice, releases);
    }

    private static KubernetesReleases Known(ImmutableArray<FieldShape> shapes, KubernetesReleases releases)
    {
        var known = default(KubernetesReleases);
        foreach (var shape in shapes)
            known |= shape.Releases & releases;
        return known;
    }

    private void Unknown(string key, TypeShape type, KubernetesReleases releases)
    {
        var elsewhere = Known(type.Find(key), KubernetesReleases.All);
        var suggestion = elsewhere.IsEmpty
            ? DidYouMean(ClosestName.Of(key, type.Fields.Where(f => !(f.Releases & releases).IsEmpty).Select(f => f.Name).Distinct()))
            : $"It is one in Kubernetes {elsewhere}.";
        _sink.Add("CG6030", _path.To(key), $"is not a field of {Named(type)}.", suggestion, releases);
    }

    private void Missing(ValuesMap map, TypeShape type, KubernetesReleases releases)
    {
        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !(field.Releases & releases).IsEmpty && !IsThere(map[field.Name]))
                _sink.Add(
                    "CG6032",
                    _path.To(field.Name),
                    $"is missing; {Named(type)} requires it.",
                    $"Set '{field.Name}'.",
                    field.Releases & releases
                );
        }
    }

    private void Chosen(ValuesMap map, TypeShape type, FieldChoice choice, KubernetesReleases releases)
    {
        // An empty text is as good as none.
        var there = choice.Fields.Where(f => IsThere(map[f]) && map[f] is not ValuesScalar { Text: "" }).ToArray();
        if (there.Length > 1)
            _sink.Add("CG6043", _path.ToString(), $"has {Listed(there)}, which exclude each other.", "Leave one of them.", releases);
        else if (there.Length == 0 && choice.IsRequired)
            _sink.Add(
                "CG6043",
                _path.ToString(),
                $"has none of the fields of which {Named(type)} needs one.",
                $"Set one of {string.Join(", ", choice.Fields)}.",
                releases
            );
    }

    private void Value(ValuesNode value, ValueShape shape, ValueLimits limits, SchemaTable table, KubernetesReleases releases)
    {
        switch (value)
        {
            // No value is the same as no field.
            case ValuesScalar { Kind: ScalarKind.Null }:
                break;
            case var _ when shape.Kind == ValueKind.Any:
                break;
            case var _ when shape.Kind == ValueKind.Either:
                Either(value, shape, table, releases);
                break;
            case ValuesMap map when shape.Kind == ValueKind.Object:
                Fields(map, table.Type(shape.TypeName), releases);
                break;
            case ValuesMap map when shape.Kind == ValueKind.Map:
                foreach (var entry in map.Entries)
                {
                    _path.Enter(entry.Key);
                    Value(entry.Value, shape.Item!, limits, table, releases);
                    _path.Leave();
                }

                break;
            case ValuesList list when shape.Kind == ValueKind.List:
                for (var i = 0; i < list.Items.Length; i++)
                {
                    _path.Enter(i);
                    if (list.Items[i] is ValuesScalar { Kind: ScalarKind.Null })
                        WrongType(list.Items[i], shape.Item!, releases);
                    Value(list.Items[i], shape.Item!, limits, table, releases);
                    _path.Leave();
                }

                Twice(list, shape, releases);
                break;
            case ValuesScalar scalar when Fits(scalar, shape.Kind):
                Scalar(scalar, shape.Kind, limits, releases);
                break;
            default:
                WrongType(value, shape, releases);
                break;
        }
    }

    private void Either(ValuesNode value, ValueShape shape, SchemaTable table, KubernetesReleases releases)
    {
        foreach (var alternative in shape.Alternatives)
        {
            if (
                value switch
                {
                    ValuesMap => alternative.Kind is ValueKind.Object or ValueKind.Map,
                    ValuesList => alternative.Kind == ValueKind.List,
                    ValuesScalar scalar => Fits(scalar, alternative.Kind),
                    _ => false,
                }
            )
            {
                Value(value, alternative, ValueLimits.None, table, releases);
                return;
            }
        }

        WrongType(value, shape, releases);
    }

    private static bool Fits(ValuesScalar scalar, ValueKind kind) =>
        kind switch
        {
            ValueKind.String or ValueKind.Bytes or ValueKind.Time => scalar.Kind == ScalarKind.String,
            ValueKind.Boolean => scalar.Kind == ScalarKind.Boolean,
            ValueKind.Int32 or ValueKind.Int64 => IsWhole(scalar),
            ValueKind.Number => scalar.Kind is ScalarKind.Integer or ScalarKind.Float,
            ValueKind.Quantity => scalar.Kind is ScalarKind.String or ScalarKind.Integer or ScalarKind.Float,
            ValueKind.IntOrString => scalar.Kind == ScalarKind.String || IsWhole(scalar),
            _ => false,
        };

    private void Scalar(ValuesScalar scalar, ValueKind kind, ValueLimits limits, KubernetesReleases releases)
    {
        if (Malformed.Of(scalar, kind, limits) is { } rule)
            _sink.Add("CG6036", _path.ToString(), $"is {Shown(scalar)}, which is not {rule.Name}.", rule.Suggestion, releases);
        else if (scalar.Kind == ScalarKind.Integer && WholeNumber.Of(scalar) is { } number)
            OutOfRange(number, kind, limits, releases);
        if (!limits.Words.IsEmpty)
            Word(scalar, limits, releases);
    }

    private void OutOfRange(decimal number, ValueKind kind, ValueLimits limits, KubernetesReleases releases)
    {
        var (least, most) = limits.Range;
        if (kind == ValueKind.Int32)
            (least, most) = (Math.Max(least, int.MinValue), Math.Min(most, int.MaxValue));
        if (number >= least && number <= most)
            return;
        var range = (least, most) switch
        {
            (_, int.MaxValue or long.MaxValue) => string.Create(CultureInfo.InvariantCulture, $"at least {least}"),
            (int.MinValue or long.MinValue, _) => string.Create(CultureInfo.InvariantCulture, $"at most {most}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"),
        };
        _sink.Add(
            "CG6037",
            _path.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"is {number}, which is out of range."),
            $"It must be {range}.",
            releases
        );
    }

    private void Word(ValuesScalar scalar, ValueLimits limits, KubernetesReleases releases)
    {
        // The server takes an empty word for none and fills in its default; a custom kind's schema does not.
        if (_isOwn && scalar.Text.Length == 0)
            return;
        var known = default(KubernetesReleases);
        foreach (var word in limits.Words)
        {
            if (string.Equals(word.Text, scalar.Text, StringComparison.Ordinal))
                known |= word.Releases & releases;
        }

        if (known == releases)
            return;
        var lacking = releases.Without(known);
        var words = limits.Words.Where(w => !(w.Releases & lacking).IsEmpty).Select(w => w.Text).Where(w => w.Length > 0).ToArray();
        _sink.Add(
            "CG6033",
            _path.ToString(),
            $"is {Shown(scalar)}, which is none of {string.Join(", ", words)}.",
            DidYouMean(ClosestName.Of(scalar.Text, words)),
            lacking
        );
    }

    private void Twice(ValuesList list, ValueShape shape, KubernetesReleases releases)
    {
        if (shape.Keys.IsEmpty || list.Items.Length < 2)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (KeyOf(item, shape) is { } key && !seen.Add(key) && told.Add(key))
                _sink.Add(
                    "CG6034",
                    _path.ToString(),
                    $"has {key} twice.",
                    "Helm applies objects on the server's side, which refuses this. Remove one of them.",
                    releases
                );
        }
    }

    // null where a key is missing, which is a finding of its own.
    private static string? KeyOf(ValuesNode item, ValueShape shape)
    {
        if (shape.Keys is [("=", _)])
            return item is ValuesScalar scalar ? $"'{scalar.Text}'" : null;
        var parts = new List<string>(shape.Keys.Length);
        foreach (var (name, value) in shape.Keys)
        {
            if (((item as ValuesMap)?[name]?.ToString() ?? value) is not { } text)
                return null;
            parts.Add($"the {name} '{text}'");
        }

        return string.Join(" and ", parts);
    }

    private void WrongType(ValuesNode value, ValueShape shape, KubernetesReleases releases)
    {
        var suggestion = (shape.Kind, value) switch
        {
            (ValueKind.String or ValueKind.Bytes or ValueKind.Time, ValuesScalar { Kind: not ScalarKind.Null }) => "Write it in quotes.",
            (ValueKind.Int32 or ValueKind.Int64 or ValueKind.Number, ValuesScalar { Kind: ScalarKind.String } text)
                when YamlScalars.KindOf(text.Text) == ScalarKind.Integer => "Write it without quotes.",
            (ValueKind.Boolean, ValuesScalar { Kind: ScalarKind.String, Text: "true" or "false" }) => "Write it without quotes.",
            _ => null,
        };
        _sink.Add("CG6031", _path.ToString(), $"must be {Article(shape)}, not {Article(value)}.", suggestion, releases);
    }

    private string Named(TypeShape type) =>
        type.Table == SchemaTables.Kubernetes ? type.Name[(type.Name.LastIndexOf('.') + 1)..] : $"{_kind.Kind} of {_kind.ApiVersion}";

    private string Shown(ValuesScalar scalar) => _isSecret ? "a text" : $"'{scalar.Text}'";

    private static bool IsThere(ValuesNode? node) => node is not (null or ValuesScalar { Kind: ScalarKind.Null });

    private static bool IsWhole(ValuesScalar scalar) =>
        scalar.Kind is ScalarKind.Integer or ScalarKind.Float && WholeNumber.Of(scalar) is not null;

    private static string? DidYouMean(string? closest) => closest is null ? null : $"Did you mean '{closest}'?";

    private static string Listed(string[] names) => $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static string Article(ValueShape shape) =>
        shape.Kind switch
        {
            ValueKind.String => "a string",
            ValueKind.Boolean => "a boolean",
            ValueKind.Int32 or ValueKind.Int64 => "an integer",
            ValueKind.Number => "a number",
            ValueKind.Bytes => "a string of base64",
            ValueKind.Time => "a time, as a string",
            ValueKind.Quantity => "a quantity",
            ValueKind.IntOrString => "an integer or a string",
            ValueKind.List => "a list",
            ValueKind.Either => string.Join(" or ", shape.Alternatives.Select(Article)),
            _ => "a map",
        };

    private static string Article(ValuesNode value) =>
        value switch
        {
            ValuesMap => "a map",
            ValuesList => "a list",
            ValuesScalar { Kind: ScalarKind.Integer or ScalarKind.Float } => "a number",
            ValuesScalar { Kind: ScalarKind.Boolean } => "a boolean",
            ValuesScalar { Kind: ScalarKind.Null } => "null",
            _ => "a string",
        };
}
