using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Manifests.Kubernetes;
using ChartGen.Sdk.Values;
using CsCheck;

namespace ChartGen.Sdk.Tests.Manifests.Kubernetes;

/// <summary>Objects that are made from the table itself, of every kind that Kubernetes serves.</summary>
public sealed class SchemaPropertyTests
{
    private static readonly string[] Schema = ["CG6030", "CG6031", "CG6032", "CG6033", "CG6034"];

    [Fact]
    public void Object_made_from_the_table_fits_its_type() =>
        Sample(
            (kind, made) => Assert.DoesNotContain(Check(kind, made.Tree).Diagnostics, d => Schema.Contains(d.Code, StringComparer.Ordinal))
        );

    [Fact]
    public void Unknown_field_is_refused_wherever_it_stands() =>
        Sample(
            (kind, made) =>
            {
                var unknown = new MadeObject(kind, made.Seed) { UnknownIn = made.Seed % made.Maps };

                var finding = Assert.Single(Check(kind, unknown.Tree).Diagnostics, d => d.Code == "CG6030");
                Assert.Contains("zzz' is not a field of ", finding.Message, StringComparison.Ordinal);
            }
        );

    private static void Sample(Action<KnownKind, MadeObject> check)
    {
        foreach (var kind in SchemaTables.Kubernetes.Kinds)
            Gen.Int[0, int.MaxValue].Sample(seed => check(kind, new(kind, seed)), iter: 10, threads: 1);
    }

    private static KubernetesReport Check(KnownKind kind, ValuesMap tree)
    {
        var identity = ObjectIdentity.Of(kind.ApiVersion, kind.Kind, "ml", "x");
        var report = KubernetesCheck.Check([new(kind.ApiVersion, identity, "x.yaml", tree)], Newest(kind.Releases));
        Assert.Empty(report.Unchecked);
        return report;
    }

    private static string Newest(KubernetesReleases releases) =>
        KubernetesCheck.Versions.Last(v => !(KubernetesReleases.Of(v).Release & releases).IsEmpty);

    /// <summary>An object with the required fields of its kind and some others, by a seed.</summary>
    private sealed class MadeObject
    {
        private readonly Random _random;
        private readonly KubernetesReleases _release;
        private int _maps;

        public MadeObject(KnownKind kind, int seed)
        {
            (_random, Seed) = (new(seed), seed);
            _release = KubernetesReleases.Of(Newest(kind.Releases)).Release;
            Kind = kind;
        }

        public KnownKind Kind { get; }

        public int Seed { get; }

        /// <summary>The map, in the order in which they are made, that gets an unknown field; none for a negative number.</summary>
        public int UnknownIn { get; init; } = -1;

        /// <summary>How many maps with known fields the object has.</summary>
        public int Maps => Tree.Count == 0 ? 0 : _maps;

        public ValuesMap Tree =>
            field ??= new([
                new("apiVersion", Kind.ApiVersion),
                new("kind", Kind.Kind),
                .. Fields(Kind.TypeName, 0).Entries.Where(e => e.Key is not ("apiVersion" or "kind")),
            ]);

        private ValuesMap Fields(string type, int depth)
        {
            var shape = SchemaTables.Kubernetes.Type(type);
            var number = _maps++;
            var entries = shape
                .Fields.Where(f => !(f.Releases & _release).IsEmpty)
                .Where(f => f.IsRequired || _random.Next(depth + 2) == 0)
                .Where(f => depth < 6 || f.IsRequired)
                .Select(f => new ValuesEntry(f.Name, Value(f.Shape, f.Limits, depth + 1)))
                .ToList();
            if (number == UnknownIn)
                entries.Add(new("zzz", true));
            return new([.. entries]);
        }

        private ValuesNode Value(ValueShape shape, ValueLimits limits, int depth) =>
            shape.Kind switch
            {
                ValueKind.Object => Fields(shape.TypeName, depth),
                ValueKind.List => ValuesList.Of(Value(shape.Item!, limits, depth)),
                ValueKind.Map => ValuesMap.Of(("key", Value(shape.Item!, limits, depth))),
                ValueKind.Either => Value(shape.Alternatives[^1], limits, depth),
                ValueKind.Boolean => _random.Next(2) == 0,
                ValueKind.Int32 or ValueKind.Int64 or ValueKind.Number => _random.Next(1, 100),
                ValueKind.IntOrString => _random.Next(2) == 0 ? 1 : "one",
                ValueKind.Time => "2026-01-31T12:00:00Z",
                ValueKind.Bytes => "eA==",
                ValueKind.Quantity => "1",
                _ => limits.Words.Where(w => !(w.Releases & _release).IsEmpty).Select(w => w.Text).FirstOrDefault("x"),
            };
    }
}
