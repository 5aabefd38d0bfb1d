using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Scan.Rules;
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
        var words = Words(main).ToArray();
        var submit = SparkSubmit.In(words.Select(w => w.Text));
        AddImage(main.Map["image"]);
        var git = AddGit(workload, main);
        AddWait(workload);
        foreach (var value in Variables(workload, main))
            _environment.Add("inference.env", "inference", value);
        foreach (var reference in References(main, workload.Manifest))
            _environment.Add("inference.env", reference);
        _environment.AddSecrets("inference.envFromSecrets", References(main, workload.Manifest));
        FoundResources.Add(draft, "inference.resources", main.Map["resources"] as ValuesMap);
        AddNetwork(workload, main);
        FoundRemainder.Add(draft, workload, main);
        if (submit is not null)
            AddSubmit(submit, git, main.Where);
        else
            AddServer(workload, main, words, git);
    }

    private void AddSubmit(SparkSubmit submit, CodePlace? git, SourceSpan where)
    {
        var program = git?.InPlatform(submit.Application) ?? submit.Application;
        var arguments = submit.Arguments.Select(a => git?.InPlatform(a) ?? a).ToArray();
        if (target.Inference == "spark")
        {
            draft.SetOwn("inference.application", program.StartsWith('/') ? "local://" + program : program, where);
            draft.SetOwn("inference.mainClass", submit.MainClass, where);
            if (arguments.Length > 0)
                draft.SetOwn("inference.args", ValuesList.OfStrings(arguments), where);
            foreach (var (name, value) in submit.Options.Where(o => o.Name is not ("--master" or "--deploy-mode" or "--class" or "--name")))
                draft.LeaveOut(
                    where,
                    $"spark-submit's {name}{(name == "--conf" ? " " + value.Split('=')[0] : "")}",
                    Instead(name, value.Split('=')[0])
                );
            return;
        }

        ImmutableArray<(string Name, string Value)> options = [.. submit.Options.Where(o => Keeps(o, where))];
        draft.SetOwn("inference.command", ValuesList.OfStrings(["/opt/spark/bin/spark-submit"]), where);
        draft.SetOwn(
            "inference.args",
            ValuesList.OfStrings([
                .. options.SelectMany(o => o.Value.Length == 0 ? new[] { o.Name } : [o.Name, o.Value]),
                program,
                .. arguments,
            ]),
            where
        );
        if (target.Inference == "deployment")
            draft.SetOwn("inference.mode", "streaming");
    }

    private bool Keeps((string Name, string Value) option, SourceSpan where)
    {
        var key = option.Value.Split('=')[0];
        var isSecret = SecretNames.IsAwsKey(key) || SecretNames.IsSecret(key) || SecretNames.IsSecretText(option.Value);
        if (option.Name != "--conf" || !(isSecret || (target.ObjectStore == "s3" && EndpointUrl.IsEndpoint(key))))
            return true;
        draft.LeaveOut(
            where,
            $"spark-submit's --conf {key}",
            isSecret ? "It is secret; pods have roles, and other credentials come from a Secret." : "S3 needs no endpoint."
        );
        return false;
    }

    private string Instead(string option, string key) =>
        option switch
        {
            "--conf" when target.ObjectStore == "s3" && EndpointUrl.IsEndpoint(key) => "S3 needs no endpoint.",
            "--conf" when SecretNames.IsAwsKey(key) => "Pods have roles and need no keys.",
            "--packages" or "--jars" or "--repositories" or "--py-files" => "Build it into the image: executors have no time to fetch it.",
            "--conf" => "Set it in the program: the SparkApplication's own settings come from the profile.",
            _ => "inference.replicas and inference.resources size driver and executors.",
        };

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
        var git = AddGit(pod, main);
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
            var value in Variables(pod, main).Concat(repository.NamedIn(manifest).Where(v => v.Path is ["spec", "driver", "envVars", _]))
        )
            _environment.Add("inference.env", "inference", value);
        foreach (var reference in References(main, manifest))
            _environment.Add("inference.env", reference);
        _environment.AddSecrets("inference.envFromSecrets", References(main, manifest));
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

    private CodePlace? AddGit(Workload workload, WorkloadContainer main)
    {
        foreach (var container in workload.Containers)
        {
            var clone =
                string.Join(' ', Words(container).Select(w => w.Text)) is var line && Clone.Match(line) is { Success: true } match
                    ? match
                    : null;
            var repo = Variable(container, "REPO") ?? clone?.Groups["repo"].Value ?? Flag(container, "repo");
            if (
                repo is null
                || (
                    clone is null
                    && ImageReference.Parse(container.Image ?? "").Path.EndsWith("git-sync", StringComparison.Ordinal) is false
                )
            )
                continue;
            if (!draft.Set("inference.git.repo", repo, container.Where))
                return null;
            draft.Set(
                "inference.git.branch",
                Variable(container, "REF", "BRANCH", "REV") ?? Flag(container, "ref") ?? Flag(container, "branch"),
                container.Where
            );
            var secret = container
                .Map["env"]
                .Maps()
                .Select(v => v.At("valueFrom", "secretKeyRef", "name").Text())
                .FirstOrDefault(s => s is not null);
            draft.Set("inference.git.credentialsSecret", secret, container.Where);
            var mount = container.Map["volumeMounts"].Maps().FirstOrDefault();
            var mounted = main.Map["volumeMounts"].Maps().FirstOrDefault(m => m["name"].Text() == mount?["name"].Text());
            if (mounted is null)
                draft.LeaveOut(
                    container.Where,
                    "where the code of inference lies",
                    "The platform clones to /git/code; correct the program's path."
                );
            return mounted?["mountPath"].Text() is { } at
                ? new(at, Variable(container, "LINK", "DEST") ?? Flag(container, "link") ?? LinkOf(repo))
                : null;
        }

        return null;
    }

    private void AddWait(Workload workload)
    {
        foreach (var container in workload.Containers)
        {
            foreach (var (text, _) in Words(container))
            {
                if (Wait.Match(text) is { Success: true } match)
                    draft.Set("inference.waitFor", match.Groups["path"].Value, container.Where);
            }
        }
    }

    // Kafka's brokers lie beyond the platform, which talks to nobody it was not told of.
    private void AddNetwork(Workload workload, WorkloadContainer main)
    {
        var ports = Variables(workload, main)
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

    private static IEnumerable<NamedValue> Variables(Workload workload, WorkloadContainer main) =>
        from variable in main.Map["env"].Maps()
        where variable["name"].Text() is not null && variable["value"] is ValuesScalar { Kind: not ScalarKind.Null, Where: not null }
        let value = (ValuesScalar)variable["value"]!
        select new NamedValue(variable["name"].Text()!, value.Text, value.Where!.Value, ["env", "value"])
        {
            Tree = workload.Manifest,
            IsVariable = true,
        };

    private static NamedReference[] References(WorkloadContainer main, Manifest manifest) =>
        [
            .. from variable in main.Map["env"].Maps()
            where variable["valueFrom"] is ValuesMap
            let secret = variable.At("valueFrom", "secretKeyRef") as ValuesMap
            select new NamedReference(
                variable["name"].Text() ?? "",
                variable["name"]?.Where ?? manifest.KindWhere,
                secret?["name"].Text(),
                secret?["key"].Text() ?? "",
                manifest,
                []
            ),
            .. from source in main.Map["envFrom"].Maps()
            let secret = source.At("secretRef", "name")
            select new NamedReference(
                "",
                (secret ?? source.At("configMapRef", "name"))?.Where ?? manifest.KindWhere,
                secret.Text(),
                "",
                manifest,
                []
            ),
        ];

    /// <summary>Whether a container clones code.</summary>
    public static bool IsCloning(WorkloadContainer container) => Clone.IsMatch(string.Join(' ', Words(container).Select(w => w.Text)));

    /// <summary>Whether a container waits for a file.</summary>
    public static bool IsWaiting(WorkloadContainer container) => Words(container).Any(w => Wait.IsMatch(w.Text));

    private static SparkSubmit? Submit(Workload workload) =>
        workload
            .Containers.Where(c => !c.IsInit)
            .Select(c => SparkSubmit.In(Words(c).Select(w => w.Text)))
            .FirstOrDefault(s => s is not null);

    private static WorkloadContainer Main(Workload workload)
    {
        var containers = workload.Containers.Where(c => !c.IsInit).ToArray();
        return containers.FirstOrDefault(c => SparkSubmit.In(Words(c).Select(w => w.Text)) is not null)
            ?? containers.FirstOrDefault(c => !ImageReference.Parse(c.Image ?? "").Path.EndsWith("git-sync", StringComparison.Ordinal))
            ?? containers[0];
    }

    private static IEnumerable<(string Text, bool IsCommand)> Words(WorkloadContainer container) =>
        container.Map["command"].Scalars().Select(s => (s.Text, true)).Concat(container.Map["args"].Scalars().Select(s => (s.Text, false)));

    private static string? Variable(WorkloadContainer container, params string[] names) =>
        names
            .SelectMany(n => new[] { "GITSYNC_" + n, "GIT_SYNC_" + n })
            .Select(n => container.Map["env"].Maps().FirstOrDefault(v => v["name"].Text() == n)?["value"].Text())
            .FirstOrDefault(v => v is not null);

    private static string? Flag(WorkloadContainer container, string name) =>
        Words(container)
            .Select(w => w.Text)
            .FirstOrDefault(w => w.StartsWith($"--{name}=", StringComparison.Ordinal))
            ?[(name.Length + 3)..];

    private static string LinkOf(string repo) =>
        repo.TrimEnd('/').Split('/')[^1] is var last && last.EndsWith(".git", StringComparison.Ordinal) ? last[..^4] : last;

    /// <summary>Where the cloned code lies in the found container.</summary>
    private sealed record CodePlace(string Mount, string Link)
    {
        /// <summary>The same file where the platform clones to, or <see langword="null"/> for a path that is not in the code.</summary>
        public string? InPlatform(string path)
        {
            var plain = path.StartsWith("local://", StringComparison.Ordinal) ? path["local://".Length..] : path;
            if (!plain.StartsWith(Mount.TrimEnd('/') + "/", StringComparison.Ordinal))
                return null;
            var below = plain[(Mount.TrimEnd('/').Length + 1)..];
            return "/git/code/" + (below.StartsWith(Link + "/", StringComparison.Ordinal) ? below[(Link.Length + 1)..] : below);
        }
    }

    [GeneratedRegex(
        @"(?:\A|[-_.])(?:infer\w*|serving|predict\w*|scor(?:e|er|ing)|stream\w*|models?)(?:\z|[-_.])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Purpose { get; }

    [GeneratedRegex(
        @"\bgit\s+clone\s+(?:-\S+\s+(?:[^\s:-][^\s:]*\s+)?)*(?<repo>(?:https://|git@)[^\s""']+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Clone { get; }

    [GeneratedRegex(@"(?:until|while)\b[^;\n]*?(?:-[fes]|ls)\s+[""']?(?<path>/[^\s""'\];]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Wait { get; }

    [GeneratedRegex(@":(?<port>[0-9]{2,5})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Port { get; }
}
