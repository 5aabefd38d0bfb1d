using System.Text;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Manifests.Kubernetes;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Manifests.Kubernetes;

/// <summary>
/// The kept tables are what their sources say. CHARTGEN_KUBERNETES_SOURCE names a folder with the OpenAPI description of each release
/// (<c>1.34.json</c>) and, in <c>crds/</c>, the definitions of Argo CD and Flux; the other custom kinds come from the published charts.
/// With CHARTGEN_KUBERNETES_WRITE=true the tables are written anew.
/// </summary>
public sealed partial class SchemaTablesTests
{
    private const string Tables = "sdk/Manifests/Kubernetes/Tables";

    [FactWithKubernetesSource]
    public void The_table_of_Kubernetes_is_made_from_the_descriptions_of_its_releases_byte_for_byte()
    {
        var descriptions = KubernetesCheck.Versions.ToDictionary(
            v => v,
            v => File.ReadAllText(Path.Combine(FactWithKubernetesSourceAttribute.Folder, $"{v}.json"))
        );

        Same("kubernetes", OpenApiDescriptions.ToTable(descriptions));
    }

    [FactWithKubernetesSource]
    public void The_tables_of_Argo_CD_and_Flux_are_made_from_their_definitions_byte_for_byte() =>
        Same(
            Directory
                .EnumerateFiles(Path.Combine(FactWithKubernetesSourceAttribute.Folder, "crds"), "*.yaml")
                .Order(StringComparer.Ordinal)
                .SelectMany(file => Definitions(File.ReadAllText(file), file))
        );

    [FactWithCharts]
    public void The_tables_of_operators_are_made_from_the_definitions_in_the_published_charts_byte_for_byte() =>
        Same(
            from subchart in Subcharts.All
            from file in ChartArchive.Read(Path.Combine(FactWithChartsAttribute.Folder, $"{subchart.Name}-{subchart.Version}.tgz")).Files
            where file.Key.EndsWith(".yaml", StringComparison.Ordinal)
            from definition in Definitions(Encoding.UTF8.GetString(file.Value), file.Key)
            select definition
        );

    [Fact]
    public void The_tables_take_less_than_2_MB()
    {
        var files = Directory.GetFiles(Repository.Full(Tables));

        Assert.InRange(files.Sum(f => new FileInfo(f).Length), 100_000, 2_000_000);
    }

    [Fact]
    public void Every_type_that_a_table_names_can_be_read()
    {
        foreach (var table in Groups().Select(g => SchemaTables.Of(g)!))
            Assert.All(table.TypeNames, name => Assert.All(table.Type(name).Fields, f => Resolve(f.Shape, table)));
    }

    [Fact]
    public void Every_hand_kept_fact_is_about_a_type_or_field_that_a_release_has()
    {
        var table = SchemaTables.Kubernetes;
        var known = table.TypeNames.SelectMany(t => table.Type(t).Fields.Select(f => $"{t}.{f.Name}").Prepend(t)).ToHashSet();

        Expect.None(
            HandKeptFacts.Parse(File.ReadAllText(Repository.Full($"{Tables}/hand-kept.txt"))).Subjects.Where(s => !known.Contains(s))
        );
    }

    private static IEnumerable<string> Groups() =>
        Directory
            .EnumerateFiles(Repository.Full(Tables), "*.txt")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n => n is not "hand-kept")
            .Select(n => n == "kubernetes" ? "" : n);

    private static void Resolve(ValueShape shape, SchemaTable table)
    {
        if (shape.Kind == ValueKind.Object)
            Assert.NotNull(table.Type(shape.TypeName));
        if (shape.Item is { } item)
            Resolve(item, table);
        Assert.All(shape.Alternatives, a => Resolve(a, table));
    }

    private static void Same(IEnumerable<ValuesMap> definitions)
    {
        foreach (var group in definitions.GroupBy(d => d.At("spec", "group")!.ToString()!))
            Same(group.Key, CustomDefinitions.ToTable(group));
    }

    private static void Same(string name, string table)
    {
        var file = Repository.Full($"{Tables}/{name}.txt");
        if (Environment.GetEnvironmentVariable("CHARTGEN_KUBERNETES_WRITE") == "true")
            File.WriteAllText(file, table);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == table, $"{Tables}/{name}.txt is not what its source says.");
    }

    // Where Helm would print something the definition says nothing: what is served by choice is not by default.
    private static IEnumerable<ValuesMap> Definitions(string text, string file)
    {
        if (!text.Contains("kind: CustomResourceDefinition", StringComparison.Ordinal))
            return [];
        var plain = HelmLine().Replace(HelmValue().Replace(text, "$1false"), "");
        return ValuesReader.Read(plain, file).Documents.OfType<ValuesMap>().Where(d => d["kind"]?.ToString() == "CustomResourceDefinition");
    }

    [GeneratedRegex(@"^(\s*served: )\{\{.*$", RegexOptions.Multiline)]
    private static partial Regex HelmValue();

    [GeneratedRegex(@"^.*\{\{.*\n", RegexOptions.Multiline)]
    private static partial Regex HelmLine();
}

/// <summary>A test that needs the sources of the tables; skipped, and seen to be skipped, where CHARTGEN_KUBERNETES_SOURCE does not name their folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithKubernetesSourceAttribute : FactAttribute
{
    public FactWithKubernetesSourceAttribute()
    {
        if (string.IsNullOrEmpty(Folder))
            Skip = "CHARTGEN_KUBERNETES_SOURCE names no folder with the descriptions of Kubernetes releases.";
    }

    public static string Folder => Environment.GetEnvironmentVariable("CHARTGEN_KUBERNETES_SOURCE") ?? "";
}
