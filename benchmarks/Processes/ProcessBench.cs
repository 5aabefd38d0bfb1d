using System.Globalization;
using System.Runtime.Versioning;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Benchmarks.Processes;

/// <summary>One profile's charts in a scratch folder, and the commands that are run on it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ProcessBench : IDisposable
{
    // Helm's calls of one validation as chartgen orders them: its version, then for each chart lint and two renders, all side by side.
    private const string HelmCalls = """
        helm=$1 version=$2
        shift 2
        "$helm" version --template '{{.Version}}' || exit
        while [ $# -gt 0 ]; do
          "$helm" lint "$2" --strict --namespace "$3" --kube-version "$version" &
          for _ in first second; do
            "$helm" template "$1" "$2" --namespace "$3" --include-crds --kube-version "$version" &
          done
          shift 3
        done
        wait
        """;

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("chartgen-bench-");
    private readonly EnvironmentProfile _profile;
    private readonly string _helm;
    private readonly string _chartSource;
    private readonly IReadOnlyList<string> _chartgens;
    private readonly IReadOnlyList<(string Release, string Folder, string Namespace)> _charts;

    /// <summary>Writes the profile's charts with their subcharts' archives beside them, as Helm wants them.</summary>
    public ProcessBench(string profile, string helm, string chartSource, IReadOnlyList<string> chartgens)
    {
        (_helm, _chartSource, _chartgens) = (helm, chartSource, chartgens);
        var generated = Sample.Generate(Sample.Read(profile));
        _profile = generated.Profile;
        _charts = [.. generated.Charts.Select(c => (c.Release, Stage(c.Chart), c.Namespace))];
        Scratch("home");
    }

    /// <summary>Measures all that is compared.</summary>
    public void Run(int runs, TextWriter output)
    {
        var comparison = new Comparison(Run, output);
        comparison.Print(
            $"generate {_profile.Name} --no-validate into an empty folder, against one helm template of the platform chart",
            [.. _chartgens.Select(c => new Subject(Shown(c), i => Generate(c, i, validated: false))), Template],
            runs
        );
        comparison.Print(
            $"generate {_profile.Name} into an empty folder, against the Helm calls it makes",
            [.. _chartgens.Select(c => new Subject(Shown(c), i => Generate(c, i, validated: true))), Calls],
            runs
        );

        var standing = Scratch("standing");
        Run(new("", _ => [.. Start(_chartgens[0]), "generate", _profile.Name, "--no-validate", "--output", standing]), 0);
        comparison.Print(
            $"validate {_profile.Name}, against the Helm calls it makes",
            [
                .. _chartgens.Select(c => new Subject(
                    Shown(c),
                    _ => [.. Start(c), "validate", _profile.Name, "--output", standing, .. Validation]
                )),
                Calls,
            ],
            runs
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _scratch.Delete(recursive: true);

    private IReadOnlyList<string> Validation => ["--helm", _helm, "--chart-source", _chartSource];

    private Subject Template => new("helm template", _ => [_helm, "template", .. TemplateArguments]);

    private Subject Calls =>
        new(
            "the Helm calls alone",
            _ =>
                [
                    "/bin/sh",
                    "-c",
                    HelmCalls,
                    "sh",
                    _helm,
                    _profile.Platform.Kubernetes.Text,
                    .. _charts.SelectMany(c => new[] { c.Release, c.Folder, c.Namespace }),
                ]
        );

    // The API versions of the profile's operators are left out: the charts print a few objects fewer, which favours Helm.
    private IReadOnlyList<string> TemplateArguments =>
        [
            Platform.Release,
            Platform.Folder,
            "--namespace",
            Platform.Namespace,
            "--include-crds",
            "--kube-version",
            _profile.Platform.Kubernetes.Text,
        ];

    private (string Release, string Folder, string Namespace) Platform => _charts[^1];

    private string Stage(Chart chart)
    {
        var folder = Path.Combine(Scratch("charts"), chart.Name);
        foreach (var file in chart.Files)
        {
            var path = Path.Combine(folder, file.Path.Text);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        var archives = Directory.CreateDirectory(Path.Combine(folder, "charts")).FullName;
        foreach (var archive in chart.Dependencies.Select(d => $"{d.Name}-{d.Version}.tgz"))
            File.Copy(Path.Combine(_chartSource, archive), Path.Combine(archives, archive));
        return folder;
    }

    private IReadOnlyList<string> Generate(string chartgen, int run, bool validated)
    {
        var folder = Path.Combine(_scratch.FullName, string.Create(CultureInfo.InvariantCulture, $"out-{run}"));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return [.. Start(chartgen), "generate", _profile.Name, "--output", folder, .. validated ? Validation : ["--no-validate"]];
    }

    private static IReadOnlyList<string> Start(string chartgen) =>
        chartgen.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", chartgen] : [chartgen];

    private static string Shown(string chartgen) =>
        chartgen.StartsWith(Sample.Root + "/", StringComparison.Ordinal) ? Path.GetRelativePath(Sample.Root, chartgen) : chartgen;

    private Measurement Run(Subject subject, int run) =>
        MeasuredProcess.Run(
            subject.Arguments(run),
            Sample.Root,
            new Dictionary<string, string>
            {
                ["HELM_CACHE_HOME"] = Path.Combine(_scratch.FullName, "home"),
                ["HELM_CONFIG_HOME"] = Path.Combine(_scratch.FullName, "home"),
                ["HELM_DATA_HOME"] = Path.Combine(_scratch.FullName, "home"),
            },
            Path.Combine(_scratch.FullName, "errors")
        );

    private string Scratch(string name) => _scratch.CreateSubdirectory(name).FullName;
}
