using BenchmarkDotNet.Attributes;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Output;
using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Benchmarks.Parts;

/// <summary>What one generate of eks-multi consists of, Helm left out; warm, where a run of the command is cold.</summary>
/// <remarks>
/// The render is Helm's where <c>CHARTGEN_BENCH_RENDER</c> names a file with one, else a synthetic one of the same size.
/// </remarks>
[MemoryDiagnoser]
public class GenerateParts
{
    private const string Namespace = "ml-platform";

    private readonly string _profile = "eks-multi";
    private readonly ChartGenerator _generator = new(Sample.Platform);
    private ProfileReadResult _read = null!;
    private GeneratedProfile _generated = null!;
    private OutputPlan _plan = null!;
    private string _render = "";
    private RenderedObjects _first = null!;
    private RenderedObjects _second = null!;

    /// <summary>Makes each part's input.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _read = Sample.Read(_profile);
        _generated = Sample.Generate(_read);
        _plan = new()
        {
            Folder = Path.Combine(Sample.Root, "out", _profile),
            Files = _generated.Files,
            ToolVersion = Sample.Platform.Version,
            ProfileHash = _generated.Hash,
        };
        _render = Environment.GetEnvironmentVariable("CHARTGEN_BENCH_RENDER") is { Length: > 0 } file
            ? File.ReadAllText(file)
            : SyntheticRender.Of(_generated.Chart.Values, objects: 140);
        _first = RenderedObjects.Parse(_render, Namespace);
        _second = RenderedObjects.Parse(_render, Namespace);
    }

    /// <summary>Reads the profile through the site's file.</summary>
    [Benchmark]
    public object ReadConfiguration() => Sample.Read(_profile);

    /// <summary>Builds the components and assembles the chart, templates parsed before.</summary>
    [Benchmark]
    public object? BuildChart() => _generator.Generate(_read, new DiagnosticBag());

    /// <summary>The same, templates parsed anew as in a run of the command.</summary>
    [Benchmark]
    public object? BuildChartAndParseTemplates() => new ChartGenerator(Sample.Platform).Generate(_read, new DiagnosticBag());

    /// <summary>Writes values.yaml.</summary>
    [Benchmark]
    public string WriteValues() => ValuesWriter.Write(_generated.Chart.Values, looseRoot: true);

    /// <summary>Parses what Helm printed.</summary>
    [Benchmark]
    public object ParseRender() => RenderedObjects.Parse(_render, Namespace);

    /// <summary>Compares two renders, field by field.</summary>
    [Benchmark]
    public int CompareRenders() => RenderComparison.Compare(_first.Objects, _second.Objects, []).Length;

    /// <summary>Holds the render against every policy.</summary>
    [Benchmark]
    public int CheckPolicies() =>
        PolicyRunner
            .Check(new(_generated.Profile, [new("platform", _first.Objects, _generated.Chart.Components) { IsPlatform = true }]))
            .Length;

    /// <summary>Compares the committed folder with what would be written.</summary>
    [Benchmark]
    public object CheckCommitted() => new ChartWriter().Check(_plan);
}
