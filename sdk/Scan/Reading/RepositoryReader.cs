using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>Recognises what each file is, and reads it.</summary>
internal sealed class RepositoryReader
{
    private const int MostTrees = 20_000;

    private readonly ImmutableArray<ScannedFile> _files;
    private readonly ImmutableArray<LocalChart> _charts;
    private readonly List<YamlTree> _trees = [];
    private readonly List<NamedValue> _assigned = [];
    private readonly List<ShellStep> _steps = [];
    private readonly List<Diagnostic> _unread = [];
    private ImmutableArray<HelmCommand> _commands = [];
    private int _recognised;

    private RepositoryReader(IEnumerable<ScannedFile> files)
    {
        _files = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        _charts = [.. _files.Where(f => f.Name is "Chart.yaml").Select(LocalChart.Of).OfType<LocalChart>()];
    }

    public static ScannedRepository Read(IEnumerable<ScannedFile> files)
    {
        var reader = new RepositoryReader(files);
        reader.Run();
        return new([.. reader._trees], [.. reader._assigned], [.. reader._steps], reader._commands, [.. reader._unread])
        {
            Files = (reader._files.Length, reader._recognised),
        };
    }

    private void Run()
    {
        foreach (var chart in _charts.Where(c => c.IsPublished && !_charts.Any(o => o != c && o.Brings(c.Folder + "/Chart.yaml"))))
            _unread.Add(ScanDiagnostics.PublishedChart(chart.Folder.Length == 0 ? "." : chart.Folder, chart.Identity.Name, chart.Version));
        var files = _files.Where(f => !_charts.Any(c => c.Brings(f.Path))).ToArray();
        // What scripts install says which chart a values file belongs to, so they come first.
        foreach (var file in files.Where(f => !FileKinds.IsYaml(f.Path) || FileKinds.IsWorkflow(f.Path)))
            ReadSteps(file);
        _commands = [.. HelmCommand.In([.. _steps])];
        foreach (var file in files.Where(f => FileKinds.IsYaml(f.Path) && !FileKinds.IsWorkflow(f.Path) && !FileKinds.IsCompose(f.Path)))
            ReadYaml(file);
        _unread.AddRange(KustomizationCircles.In([.. _trees.OfType<Kustomization>()]));
    }

    private void ReadSteps(ScannedFile file)
    {
        _recognised++;
        if (FileKinds.IsEnv(file.Path))
        {
            _assigned.AddRange(EnvFile.Read(file));
            return;
        }

        var steps = (
            FileKinds.IsWorkflow(file.Path) ? Workflow(file)
            : FileKinds.IsMarkdown(file.Path) ? Fences(file)
            : [file.Text]
        ).SelectMany(text => ShellStep.In(file, text)).ToArray();
        _steps.AddRange(steps);
        _assigned.AddRange(steps.SelectMany(EnvFile.Read));
    }

    private static IEnumerable<string> Workflow(ScannedFile file)
    {
        var lines = new RawLines(file.Text);
        foreach (var document in ValuesReader.Read(file.Text, file.Path).Documents)
        {
            foreach (var scalar in Runs(document, ""))
                yield return lines.Block(scalar) ?? Placed(scalar);
        }
    }

    private static string Placed(ValuesScalar scalar) =>
        scalar.Where is { Line: > 0 } where
            ? new string('\n', where.Line - 1) + new string(' ', where.Column - 1) + scalar.Text.Split('\n')[0]
            : scalar.Text;

    private static IEnumerable<ValuesScalar> Runs(ValuesNode node, string key) =>
        node switch
        {
            ValuesMap map => map.Entries.SelectMany(e => Runs(e.Value, e.Key)),
            ValuesList list => list.Items.SelectMany(i => Runs(i, key)),
            ValuesScalar scalar when key is "run" or "script" or "commands" or "cmds" or "cmd" or "command" => [scalar],
            _ => [],
        };

    private static IEnumerable<string> Fences(ScannedFile file)
    {
        var lines = new RawLines(file.Text);
        var start = -1;
        for (var i = 0; i < lines.All.Count; i++)
        {
            var line = lines.All[i].TrimStart();
            if (!line.StartsWith("```", StringComparison.Ordinal))
                continue;
            if (start >= 0)
            {
                if (start < i)
                    yield return lines.Lines(start + 1, i);
                start = -1;
            }
            else
            {
                start = line[3..].Trim().Split(' ')[0].ToLowerInvariant() is "sh" or "bash" or "shell" or "console" or "zsh"
                    ? i + 1
                    : lines.All.Count;
                if (start == lines.All.Count)
                    start = SkipFence(lines, ref i);
            }
        }
    }

    private static int SkipFence(RawLines lines, ref int i)
    {
        for (i++; i < lines.All.Count && !lines.All[i].TrimStart().StartsWith("```", StringComparison.Ordinal); )
            i++;
        return -1;
    }

    private void ReadYaml(ScannedFile file)
    {
        if (file.Name is "Chart.yaml" or "Chart.lock")
        {
            _recognised++;
            return;
        }

        var isTemplate = TemplateMask.IsTemplate(file.Text) && _charts.Any(c => c.IsTemplate(file.Path));
        var read = ValuesReader.Read(isTemplate ? TemplateMask.Apply(file.Text) : file.Text, file.Path, "CG8080");
        var unread = read.Diagnostics.Where(d => d.Message.StartsWith("The YAML", StringComparison.Ordinal)).ToArray();
        if (unread.Length > 0 && TemplateMask.IsTemplate(file.Text))
            _unread.Add(ScanDiagnostics.UnrenderedTemplate(file.Path));
        else if (!isTemplate)
            _unread.AddRange(read.Diagnostics.Select(ScanDiagnostics.NoYaml));
        var before = _trees.Count;
        foreach (var document in read.Documents.OfType<ValuesMap>())
        {
            if (_trees.Count >= MostTrees)
            {
                _unread.Add(ScanDiagnostics.TooMuch(file.Path, $"there are more than {MostTrees} documents"));
                break;
            }

            ReadDocument(file, document, isTemplate);
        }

        if (_trees.Count > before)
            _recognised++;
    }

    private void ReadDocument(ScannedFile file, ValuesMap root, bool isTemplate)
    {
        if (root["kind"].Text() == "List" && root["items"] is ValuesList items)
        {
            foreach (var item in items.Items.OfType<ValuesMap>())
                ReadDocument(file, item, isTemplate);
        }
        else if (file.Name is "kustomization.yaml" or "kustomization.yml" or "Kustomization")
        {
            foreach (var chart in root["helmCharts"].Maps())
                AddInline(file, chart, "valuesInline", chart["name"].Text(), chart["repo"].Text(), "helmCharts.valuesInline.");
            _trees.Add(new Kustomization(file, Without(root, "helmCharts")));
        }
        else if (root["apiVersion"] is ValuesScalar && root["kind"] is ValuesScalar)
        {
            ReadManifest(file, root, isTemplate);
        }
        else if (!isTemplate && !_charts.Any(c => c.IsTemplate(file.Path)))
        {
            ReadValues(file, root);
        }
    }

    private void ReadManifest(ScannedFile file, ValuesMap root, bool isTemplate)
    {
        var manifest = new Manifest(file, root, isTemplate);
        if (IsTool(manifest.ApiVersion))
            return;
        // Values that stand inside an object belong to their chart, as those of a file do.
        if (manifest.Kind == "HelmRelease" && root["spec"] is ValuesMap release)
        {
            AddInline(file, release, "values", release.At("chart", "spec", "chart").Text(), null, "spec.values.");
            root = Replaced(root, "spec", Without(release, "values"));
        }
        else if (
            manifest is { Kind: "Application", Group: "argoproj.io" }
            && root["spec"] is ValuesMap spec
            && spec["source"] is ValuesMap source
        )
        {
            if (source["helm"] is ValuesMap helm)
            {
                AddInline(file, helm, "valuesObject", source["chart"].Text(), source["repoURL"].Text(), "spec.source.helm.valuesObject.");
                if (
                    helm["values"] is ValuesScalar text
                    && new RawLines(file.Text).Block(text) is { } block
                    && ValuesReader.Read(block, file.Path).Root is ValuesMap values
                )
                    AddValues(
                        file,
                        values,
                        source["chart"].Text() is { } chart ? ChartIdentity.Of(chart, source["repoURL"].Text()) : null,
                        "spec.source.helm.values."
                    );
            }

            root = Replaced(root, "spec", Replaced(spec, "source", Without(source, "helm")));
        }

        _trees.Add(manifest with { Root = root });
    }

    private void AddInline(ScannedFile file, ValuesMap holder, string key, string? chart, string? repository, string prefix)
    {
        if (holder[key] is ValuesMap { Count: > 0 } values)
            AddValues(file, values, chart is null ? null : ChartIdentity.Of(chart, repository), prefix);
    }

    private void ReadValues(ScannedFile file, ValuesMap root)
    {
        var command = _commands.FirstOrDefault(c => c.ValuesFiles.Any(f => HelmCommand.Names(f, c.Folder, file.Path)));
        var home = _charts.Where(c => c.Folder == file.Folder).FirstOrDefault();
        var local = command?.LocalChart is { } path ? _charts.FirstOrDefault(c => HelmCommand.Names(path, command.Folder, c.Folder)) : null;
        var chartHere = command is null or { LocalChart: not null } ? local ?? home : null;
        if (chartHere is { IsPublished: true })
        {
            AddValues(file, root, chartHere.Identity, "");
        }
        else if (chartHere is { Dependencies: { Length: > 0 } dependencies })
        {
            foreach (var (key, chart) in dependencies)
            {
                if (root[key] is ValuesMap { Count: > 0 } part)
                    AddValues(file, part, chart, key + ".");
            }

            var own = new ValuesMap(root.Entries.RemoveAll(e => dependencies.Any(d => d.Key == e.Key)), root.Where);
            if (own.Count > 0)
                _trees.Add(new ValuesPart(file, own, null) { IsOwn = true });
        }
        else if (command is not null)
        {
            AddValues(file, root, local?.Identity ?? command.Chart, "");
        }
        else if (home is not null)
        {
            _trees.Add(new ValuesPart(file, root, null) { IsOwn = true });
        }
        else if (ChartFinder.Find(root, file) is { } found)
        {
            AddValues(file, root, found, "");
        }
        else if (file.Name.Contains("values", StringComparison.OrdinalIgnoreCase))
        {
            AddValues(file, root, null, "");
        }
    }

    private void AddValues(ScannedFile file, ValuesMap root, ChartIdentity? chart, string prefix) =>
        _trees.Add(new ValuesPart(file, root, chart, prefix));

    private static ValuesMap Without(ValuesMap map, string key) => new(map.Entries.RemoveAll(e => e.Key == key), map.Where);

    private static ValuesMap Replaced(ValuesMap map, string key, ValuesMap value) =>
        new([.. map.Entries.Select(e => e.Key == key ? e with { Value = value } : e)], map.Where);

    // Files of tools that look like objects of a cluster.
    private static bool IsTool(string apiVersion) =>
        apiVersion.Split('/')[0]
            is "kind.x-k8s.io"
                or "k3d.io"
                or "skaffold"
                or "eksctl.io"
                or "minikube.k8s.io"
                or "backstage.io"
                or "ctlptl.dev"
                or "audit.k8s.io"
                or "kubelet.config.k8s.io";
}
