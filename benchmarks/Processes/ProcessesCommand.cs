using System.CommandLine;
using System.Globalization;

namespace ChartGen.Benchmarks.Processes;

/// <summary><c>processes</c>: whole runs of <c>chartgen</c> against Helm's own on the same chart with the same subcharts.</summary>
internal sealed class ProcessesCommand
{
    private readonly Option<string> _profile = new("--profile") { Description = "The profile.", DefaultValueFactory = _ => "eks-multi" };

    private readonly Option<string> _helm = new("--helm")
    {
        Description = "The Helm executable. [CHARTGEN_HELM]",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CHARTGEN_HELM") ?? "helm",
    };

    private readonly Option<string> _chartSource = new("--chart-source")
    {
        Description = "A folder with the archives of the subcharts. [CHARTGEN_CHART_SOURCE]",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CHARTGEN_CHART_SOURCE") ?? Path.Combine(Sample.Root, "charts"),
    };

    private readonly Option<string[]> _chartgen = new("--chartgen")
    {
        Description =
            "A chartgen to measure: an executable, or a dll that dotnet starts. Repeat it for more. Default: artifacts/native/chartgen.",
        DefaultValueFactory = _ => [Path.Combine(Sample.Root, "artifacts", "native", "chartgen")],
    };

    private readonly Option<int> _runs = new("--runs") { Description = "How often each is run.", DefaultValueFactory = _ => 15 };

    private readonly RootCommand _root;

    public ProcessesCommand()
    {
        _root = new("Compares whole runs of chartgen with Helm's own on the same chart.")
        {
            _profile,
            _helm,
            _chartSource,
            _chartgen,
            _runs,
        };
        _root.SetAction(parsed =>
        {
            if (!OperatingSystem.IsLinux())
            {
                Console.Error.WriteLine("Processes are measured with wait4, as Linux has it.");
                return 64;
            }

            using var bench = new ProcessBench(
                parsed.GetValue(_profile)!,
                OnPath(parsed.GetValue(_helm)!),
                Path.GetFullPath(parsed.GetValue(_chartSource)!),
                [.. parsed.GetValue(_chartgen)!.Select(Path.GetFullPath)]
            );
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Load before: {Load()}"));
            Console.Out.WriteLine();
            bench.Run(parsed.GetValue(_runs), Console.Out);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Load after: {Load()}"));
            return 0;
        });
    }

    public Task<int> RunAsync(IReadOnlyList<string> arguments) => _root.Parse(arguments).InvokeAsync();

    private static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    private static string OnPath(string helm) =>
        helm.Contains('/', StringComparison.Ordinal)
            ? Path.GetFullPath(helm)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(f => Path.Combine(f, helm)).FirstOrDefault(File.Exists)
                ?? throw new FileNotFoundException($"There is no '{helm}' on the PATH; name it with --helm.");
}
