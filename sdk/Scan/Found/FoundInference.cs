using System.Text.RegularExpressions;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>What puts models to work: a stream of Spark, or a server.</summary>
internal sealed partial class FoundInference(ScannedRepository repository, ScanTarget target, SiteDraft draft)
{
    private static readonly string[] Probes = ["readinessProbe", "livenessProbe"];

    private readonly FoundEnvironment _environment = new(target, draft);

    public void Add()
    {
        var candidates = repository
            .Workloads.Select(w => (Workload: w, Score: Score(w)))
            .Where(c => c.Score > 0)
            .OrderByDescending(c => c.Score)
            .ThenBy(c => c.Workload.Manifest.File.Path, StringComparer.Ordinal)
            .Select(c => c.Workload)
            .ToArray();
        var application = repository.Manifests.FirstOrDefault(m => m is { Kind: "SparkApplication", IsTemplate: false });
        var isOperated = application is not null && (candidates is [] || Submit(candidates[0]) is null);
        if (isOperated)
            AddApplication(application!);
        else if (candidates is [var found, ..])
            AddWorkload(found);
        else
            draft.SetOwn("inference.kind", "none", comment: "No inference was found.");
        foreach (var other in candidates.Skip(isOperated ? 0 : 1))
            draft.LeaveOut(
                other.Manifest.KindWhere,
                $"{other.Manifest}",
                "The platform runs one inference; keep this one beside it, or write a component of your own."
            );
        foreach (
            var other in repository.Manifests.Where(m =>
                m is { Kind: "SparkApplication" or "ScheduledSparkApplication" } && (!isOperated || m != application)
            )
        )
            draft.LeaveOut(
                other.KindWhere,
                $"{other}",
                "The platform runs one inference; keep this one beside it, or write a component of your own."
            );
    }

    private static int Score(Workload workload)
    {
        if (
            workload.Manifest.IsTemplate
            || workload.Manifest.Namespace == "kube-system"
            || workload.Role != ServerRole.None
            || FoundMlflow.Is(workload)
            || workload.Manifest.Kind is "Job" or "CronJob" or "DaemonSet"
        )
            return 0;
        var score = 0;
        if (Submit(workload) is not null)
            score += 4;
        if (workload.Claims.Any(c => $"{c.Name} {c.MountPath}".Contains("model", StringComparison.OrdinalIgnoreCase)))
            score += 2;
        if (Purpose.IsMatch(workload.Manifest.Name) && !workload.Manifest.Name.Contains("airflow", StringComparison.Ordinal))
            score += 2;
        return score;
    }

    private void AddWorkload(Workload workload)
    {
        var main = Main(workload);
        var words = main.Words.ToArray();
        var submit = SparkSubmit.In(words.Select(w => w.Text));
        AddImage(main.Map["image"]);
        var git = new FoundCode(draft).Add(workload, main);
        AddWait(workload);
        foreach (var value in main.Variables(workload.Manifest))
            _environment.Add("inference.env", "inference", value);
        foreach (var reference in main.References(workload.Manifest))
            _environment.Add("inference.env", reference);
        _environment.AddSecrets("inference.envFromSecrets", main.References(workload.Manifest));
        FoundResources.Add(draft, "inference.resources", main.Map["resources"] as ValuesMap);
        AddNetwork(workload, main);
        FoundRemainder.Add(draft, workload, main);
        if (submit is not null)
            new FoundSubmit(target, draft).Add(submit, git, main.Where);
        else
            AddServer(workload, main, words, git);
    }

    private void AddServer(Workload workload, WorkloadContainer main, (string Text, bool IsCommand)[] words, CodePlace? git)
    {
        // Without Spark there is nothing for the Spark Operator to run.
        if (target.Inference == "spark")
            draft.SetOwn("inference.kind", "deployment", main.Where, "What was found is no program of Spark.");
        var command = words.Where(w => w.IsCommand).Select(w => git?.InPlatform(w.Text) ?? w.Text).ToArray();
        var arguments = words.Where(w => !w.IsCommand).Select(w => git?.InPlatform(w.Text) ?? w.Text).ToArray();
        if (command.Length > 0)
            draft.SetOwn("inference.command", ValuesList.OfStrings(command), main.Where);
        if (arguments.Length > 0)
            draft.SetOwn("inference.args", ValuesList.OfStrings(arguments), main.Where);

        var port = main.Map["ports"].Maps().Select(p => p["containerPort"]).FirstOrDefault(p => p is not null);
        var isServer = port is not null;
        if (target.Inference is "pod" or "none")
            return;
        draft.SetOwn("inference.mode", isServer ? "serving" : "streaming");
        if (!isServer)
        {
            draft.SetOwn("inference.replicas", 1);
            return;
        }

        if (int.TryParse(port.Text(), out var number))
            draft.SetOwn("inference.port", number, port!.Where);
        var path = Probes.Select(p => main.Map.At(p, "httpGet", "path")).FirstOrDefault(p => p is not null);
        draft.SetOwn("inference.healthPath", path.Text(), path?.Where);
        if (path is null)
            draft.LeaveOut(
                main.Where,
                "where inference answers that it is ready",
                "It has no probe; set inference.healthPath where it is not /health."
            );
        draft.SetOwn("inference.replicas", workload.Replicas, workload.Spec["replicas"]?.Where);
    }

    private void AddApplication(Manifest manifest)
    {
        var spec = manifest.Root["spec"] as ValuesMap ?? ValuesMap.Empty;
        var driver = spec["driver"] as ValuesMap ?? ValuesMap.Empty;
        // The driver's fields are a container's, and its init containers stand inside it.
        var pod = new Workload(
            manifest,
            spec,
            ValuesMap.Of(("initContainers", driver["initContainers"] ?? ValuesList.Of([])), ("containers", ValuesList.Of(driver))),
            null
        );
        var main = pod.Containers.First(c => !c.IsInit);
        AddImage(spec["image"]);
        var git = new FoundCode(draft).Add(pod, main);
        AddWait(pod);
        var where = manifest.KindWhere;
        var program = spec["mainApplicationFile"].Text() is { } file ? git?.InPlatform(file) ?? file : null;
        var arguments = spec["arguments"].Scalars().Select(a => git?.InPlatform(a.Text) ?? a.Text).ToArray();
        if (target.Inference == "spark")
        {
            draft.SetOwn(
                "inference.application",
                program is ['/', ..] ? "local://" + program : program,
                spec["mainApplicationFile"]?.Where
            );
            draft.SetOwn("inference.mainClass", spec["mainClass"].Text(), where);
            if (arguments.Length > 0)
                draft.SetOwn("inference.args", ValuesList.OfStrings(arguments), where);
            if (int.TryParse(spec.At("executor", "instances").Text(), out var instances) && instances > 0)
                draft.SetOwn("inference.replicas", instances, where);
            draft.Set("inference.sparkVersion", spec["sparkVersion"].Text(), spec["sparkVersion"]?.Where);
        }
        else if (program is not null)
        {
            var path = program.StartsWith("local://", StringComparison.Ordinal) ? program["local://".Length..] : program;
            draft.SetOwn("inference.command", ValuesList.OfStrings(["/opt/spark/bin/spark-submit"]), where);
            draft.SetOwn(
                "inference.args",
                ValuesList.OfStrings([.. spec["mainClass"].Text() is { } name ? new[] { "--class", name } : [], path, .. arguments]),
                where
            );
            if (target.Inference == "deployment")
                draft.SetOwn("inference.mode", "streaming");
        }

        foreach (
            var value in main.Variables(manifest)
                .Concat(repository.NamedIn(manifest).Where(v => v.Path is ["spec", "driver", "envVars", _]))
        )
            _environment.Add("inference.env", "inference", value);
        foreach (var reference in main.References(manifest))
            _environment.Add("inference.env", reference);
        _environment.AddSecrets("inference.envFromSecrets", main.References(manifest));
        if (spec["sparkConf"] is ValuesMap { Count: > 0 } conf)
            draft.LeaveOut(
                spec.KeyWhere("sparkConf"),
                $"sparkConf of {manifest}, with {conf.Count} {(conf.Count == 1 ? "setting" : "settings")}",
                "Set them in the program: the SparkApplication's own settings come from the profile."
            );
        FoundRemainder.Add(draft, manifest, spec);
    }

    private void AddImage(ValuesNode? node)
    {
        if (node.Text() is not { } text)
            return;
        var image = ImageReference.Parse(text);
        if (image.Tag is "" or "latest")
            draft.LeaveOut(
                node!.Where,
                $"the image '{text}'",
                "Its tag is not fixed: name the version that runs today in inference.image."
            );
        else if (
            draft.Set(
                "inference.image.repository",
                image.Registry == "docker.io" ? image.Path.Replace("library/", "", StringComparison.Ordinal) : image.Repository,
                node!.Where
            )
        )
            draft.Set("inference.image.tag", image.Tag, node.Where);
    }

    private void AddWait(Workload workload)
    {
        foreach (var container in workload.Containers)
        {
            foreach (var file in container.AwaitedFiles)
                draft.Set("inference.waitFor", file, container.Where);
        }
    }

    // Kafka's brokers lie beyond the platform, which talks to nobody it was not told of.
    private void AddNetwork(Workload workload, WorkloadContainer main)
    {
        var ports = main.Variables(workload.Manifest)
            .Where(v => v.Name.Contains("BOOTSTRAP", StringComparison.OrdinalIgnoreCase))
            .SelectMany(v =>
                Port.Matches(v.Text).Select(m => int.Parse(m.Groups["port"].Value, System.Globalization.CultureInfo.InvariantCulture))
            )
            .Where(p => p is > 0 and < 65536)
            .Distinct()
            .ToArray();
        if (ports.Length > 0)
            draft.Set(
                "network.egress",
                ValuesList.Of(ValuesMap.Of(("cidr", "10.0.0.0/8"), ("ports", ValuesList.Of(ports.Select(p => (ValuesNode)p))))),
                main.Where,
                "The ports of Kafka's brokers; say where they are, by the range of your VPC."
            );
    }

    private static SparkSubmit? Submit(Workload workload) =>
        workload
            .Containers.Where(c => !c.IsInit)
            .Select(c => SparkSubmit.In(c.Words.Select(w => w.Text)))
            .FirstOrDefault(s => s is not null);

    private static WorkloadContainer Main(Workload workload)
    {
        var containers = workload.Containers.Where(c => !c.IsInit).ToArray();
        return containers.FirstOrDefault(c => SparkSubmit.In(c.Words.Select(w => w.Text)) is not null)
            ?? containers.FirstOrDefault(c => !ImageReference.Parse(c.Image ?? "").Path.EndsWith("git-sync", StringComparison.Ordinal))
            ?? containers[0];
    }

    [GeneratedRegex(
        @"(?:\A|[-_.])(?:infer\w*|serving|predict\w*|scor(?:e|er|ing)|stream\w*|models?)(?:\z|[-_.])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Purpose { get; }

    [GeneratedRegex(@":(?<port>[0-9]{2,5})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Port { get; }
}
