using System.Text.RegularExpressions;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Scan.Rules;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>Airflow: image, executor, variables, DAGs, copies, resources, log size, and its configuration.</summary>
internal sealed partial class FoundAirflow(ScannedRepository repository, ScanTarget target, SiteDraft draft)
{
    // What its values call each part, and what the configuration does.
    private static readonly (string Key, string Part)[] Parts =
    [
        ("scheduler", "scheduler"),
        ("webserver", "apiServer"),
        ("apiServer", "apiServer"),
        ("web", "apiServer"),
        ("dagProcessor", "dagProcessor"),
        ("triggerer", "triggerer"),
        ("workers", "workers"),
    ];

    /// <summary>The sections of its values that belong to one part each.</summary>
    public static readonly string[] Sections = [.. Parts.Select(p => p.Key).Where(k => k != "web")];

    /// <summary>The keys of such a section that are carried over.</summary>
    public static readonly string[] TakenOfSection =
    [
        "replicas",
        "resources",
        "env",
        "extraEnv",
        "extraEnvFrom",
        "celery",
        "kubernetes",
        "persistence",
    ];

    private static readonly string[] ConfigSections = ["core", "scheduler", "dag_processor", "celery", "email", "triggerer"];
    private static readonly string[] OfChart =
    [
        "executor",
        "fernet_key",
        "sql_alchemy_conn",
        "auth_manager",
        "broker_url",
        "result_backend",
        "remote_logging",
        "dags_folder",
    ];

    private readonly FoundEnvironment _environment = new(target, draft);

    public void Add()
    {
        foreach (var values in repository.Values.Where(v => v.Chart?.Name == "airflow"))
        {
            AddImage(values.Root);
            AddExecutor(values.Root);
            AddVariables(values);
            AddDags(values.Root);
            foreach (var (key, part) in Parts)
            {
                if (values.Root[key] is not ValuesMap section)
                    continue;
                var own = section["celery"] as ValuesMap ?? section;
                FoundResources.AddReplicas(draft, target, $"airflow.{part}", own["replicas"] ?? section["replicas"]);
                FoundResources.Add(draft, $"airflow.{part}.resources", (own["resources"] ?? section["resources"]) as ValuesMap);
            }

            var size =
                values.Root.At("workers", "celery", "persistence", "size")
                ?? values.Root.At("workers", "persistence", "size")
                ?? values.Root.At("logs", "persistence", "size");
            draft.Set("airflow.logs.size", size.Text(), size?.Where);
            AddConfig(values);
        }
    }

    private void AddImage(ValuesMap root)
    {
        var image = root.At("images", "airflow") as ValuesMap ?? root.At("airflow", "image") as ValuesMap;
        var repositoryNode = root["defaultAirflowRepository"] ?? image?["repository"];
        var tagNode = root["defaultAirflowTag"] ?? image?["tag"];
        var version = root["airflowVersion"] ?? (repositoryNode is null || repositoryNode.Text() == "apache/airflow" ? tagNode : null);
        var isOld =
            version.Text() is { } text
            && (text.StartsWith("1.", StringComparison.Ordinal) || text.StartsWith("2.", StringComparison.Ordinal));
        if (isOld)
            draft.LeaveOut(
                version!.Where,
                $"Airflow {version.Text()}",
                "The chart is for Airflow 3: the profile's version holds, and DAGs and an own image have to be made for it."
            );
        else if (version.Text() is { } newer && PlainVersion.IsMatch(newer))
            draft.Set("airflow.version", newer, version!.Where);
        if (repositoryNode.Text() is not { } name || isOld)
        {
            if (repositoryNode is not null)
                draft.LeaveOut(
                    repositoryNode.Where,
                    $"the image '{repositoryNode.Text()}'",
                    "Build it on Airflow 3, then set airflow.image."
                );
        }
        else if (tagNode.Text() is null or "latest")
        {
            draft.LeaveOut(
                repositoryNode!.Where,
                $"the image '{name}'",
                "Its tag is not fixed: name the version that runs today in airflow.image."
            );
        }
        else if (draft.Set("airflow.image.repository", name, repositoryNode!.Where))
        {
            draft.Set("airflow.image.tag", tagNode.Text(), tagNode!.Where);
            if (version is null)
                draft.LeaveOut(
                    repositoryNode.Where,
                    "the version of Airflow in the image",
                    "Nothing says it; set airflow.version where it is not the profile's."
                );
        }
    }

    private void AddExecutor(ValuesMap root)
    {
        if (root["executor"].Text() is { } executor && executor != target.Executor)
            draft.LeaveOut(
                root["executor"]!.Where,
                $"the executor '{executor}'",
                $"{target.Name} has {target.Executor}; airflow.executor chooses another."
            );
    }

    private void AddVariables(ValuesPart values)
    {
        foreach (var value in repository.Named.Where(v => v.Tree == values && v.IsVariable && PathOf(v.Path) is not null))
            _environment.Add(PathOf(value.Path)!, "airflow", value);
        var references = repository.References.Where(r => r.Tree == values && PathOf(r.Path) is not null).ToArray();
        foreach (var reference in references)
            _environment.Add(PathOf(reference.Path)!, reference);
        _environment.AddSecrets("airflow.envFromSecrets", references);
        foreach (var secret in values.Root["secret"].Maps())
        {
            if (secret["envName"].Text() is { } name && secret["secretName"].Text() is { } from)
                draft.SetKey(
                    "airflow.env",
                    name,
                    ValuesMap.Of(("secret", from), ("key", secret["secretKey"].Text() ?? "value")),
                    secret.Where
                );
        }
    }

    private static string? PathOf(IReadOnlyList<string> path) =>
        path switch
        {
            ["env" or "extraEnv" or "extraEnvFrom", ..] or ["airflow", "extraEnv" or "config", ..] => "airflow.env",
            [var key, "env" or "extraEnv" or "extraEnvFrom", ..] => PathOfPart(key),
            ["workers", "celery" or "kubernetes", "env" or "extraEnv" or "extraEnvFrom", ..] => PathOfPart("workers"),
            _ => null,
        };

    private static string? PathOfPart(string key) =>
        Parts.FirstOrDefault(p => p.Key == key).Part is { } part ? $"airflow.{part}.env" : null;

    private void AddDags(ValuesMap root)
    {
        if ((root.At("dags", "gitSync") ?? root.At("dags", "gitsync")) is not ValuesMap git || git["repo"] is not ValuesScalar address)
            return;
        if (!git["enabled"].IsTrue())
        {
            draft.LeaveOut(git.Where, "DAGs from Git", "dags.gitSync is switched off.");
            return;
        }

        if (Placeholders.Is(address.Text))
            draft.LeaveOut(address.Where, "the repository of the DAGs", "It is a placeholder; set airflow.dags.git.repo.");
        else if (draft.Set("airflow.dags.git.repo", address.Text, address.Where))
        {
            draft.Set("airflow.dags.git.branch", (git["ref"] ?? git["branch"] ?? git["rev"]).Text(), git.Where);
            draft.Set("airflow.dags.git.subPath", git["subPath"].Text()?.Trim('/'), git.Where);
            draft.Set("airflow.dags.git.credentialsSecret", (git["credentialsSecret"] ?? git["sshKeySecret"]).Text(), git.Where);
        }
    }

    private void AddConfig(ValuesPart values)
    {
        if (values.Root["config"] is not ValuesMap config)
            return;
        foreach (var section in config.Entries)
        {
            foreach (var entry in (section.Value as ValuesMap)?.Entries ?? [])
            {
                if (entry.Value is not ValuesScalar scalar || entry.KeyWhere is not { } where)
                    continue;
                var named = new NamedValue(entry.Key, scalar.Text, where, [section.Key, entry.Key]);
                if (
                    ConfigSections.Contains(section.Key)
                    && !OfChart.Contains(entry.Key)
                    && !SecretNames.IsSensitive(named)
                    && !named.IsReference
                )
                    draft.SetKey($"airflow.values.config.{section.Key}", entry.Key, ValuesNode.FromString(AsConfigured(scalar)), where);
                else
                    draft.LeaveOut(
                        where,
                        $"'{values.Prefix}config.{section.Key}.{entry.Key}'",
                        "The chart sets this section itself; put what is still needed below airflow.values."
                    );
            }
        }
    }

    // Airflow's configuration knows texts only, and the chart stops at a boolean.
    private static string AsConfigured(ValuesScalar scalar) =>
        scalar.Kind == ScalarKind.Boolean ? (((ValuesNode)scalar).IsTrue() ? "True" : "False") : scalar.Text;

    [GeneratedRegex(@"\A[0-9]+\.[0-9]+\.[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainVersion { get; }
}
