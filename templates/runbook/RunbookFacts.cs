using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;
using ChartGen.Templates.Airflow;
using ChartGen.Templates.Gitops;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Runbook;

/// <summary>What the sections of the runbook derive from a profile and its charts in the same way.</summary>
internal sealed class RunbookFacts(PlatformParts parts)
{
    /// <summary>How long Helm waits; the Airflow Jobs live twice as long, so that Helm sees them end.</summary>
    public const string Timeout = "15m";

    /// <summary>Airflow's two Jobs, whose templates cannot change.</summary>
    public const string Jobs = "airflow-run-airflow-migrations airflow-create-user";

    public PlatformParts Parts { get; } = parts;

    public EnvironmentProfile Profile { get; } = parts.Profile;

    public string Release => Profile.Platform.Name.Text;

    public string Namespace => Profile.Platform.Namespace.Text;

    public string PrerequisitesRelease => Profile.Prerequisites.Name.Text;

    public string PrerequisitesNamespace => Profile.Prerequisites.Namespace.Text;

    public bool HasPrerequisites => !Parts.Prerequisites.IsEmpty;

    public string Region => Profile.Aws?.Region.Text ?? "";

    /// <summary>The name of the cluster in kubectl's contexts, as the runbook's own command makes it.</summary>
    public string Cluster => Profile.Aws?.ClusterName.Text ?? "";

    public ImmutableArray<WantedSecret> Secrets { get; } = WantedSecret.Of(parts.Profile, parts.Platform);

    public ImmutableArray<ExpectedSecret> Expected { get; } = ExpectedSecret.Of(parts.Profile, parts.Platform);

    /// <summary>Secrets of the user's that pods of the prerequisites read, in their namespace.</summary>
    public ImmutableArray<ExpectedSecret> PrerequisitesSecrets { get; } =
        ExpectedSecret.OfPrerequisites(parts.Profile, parts.Prerequisites);

    /// <summary>Whether a controller installs the charts from Git.</summary>
    public bool IsGitops => Profile.Gitops is GitopsChoice.Controller;

    /// <summary>What people call who installs the charts.</summary>
    public string Installer => GitopsDocument.Installer(Profile);

    /// <summary>Outputs of both charts, the prerequisites first.</summary>
    public IEnumerable<ComponentOutput> Outputs => Parts.Prerequisites.Concat(Parts.Platform);

    /// <summary>The claims that the platform chart makes, each once.</summary>
    public ImmutableArray<ClaimSpec> Claims { get; } =
    [.. parts.Platform.SelectMany(c => c.Claims).DistinctBy(c => c.Name).OrderBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>A component of one of the charts, or <see langword="null"/>.</summary>
    public ComponentOutput? Find(string component) => Outputs.FirstOrDefault(c => c.Component == component);

    /// <summary>The image that is pulled for an upstream one.</summary>
    public string Pulled(string upstream) => new ImageResolver(Profile.Images).Resolve(upstream).ToString();

    /// <summary>The image of every Airflow container.</summary>
    public string AirflowImage => Pulled(AirflowImages.Own(Profile.Airflow));

    /// <summary>The role of an account of the platform.</summary>
    public string Role(string account) => AccountRole.Of(Profile, Namespace, account)?.Arn ?? "";

    /// <summary>Whether a load balancer of AWS stands before the pages.</summary>
    public bool NeedsLoadBalancer => Profile.NeedsLoadBalancerController();

    /// <summary>A file that a first install waits for, and Helm with it; a SparkApplication has no state that Helm knows.</summary>
    public string? WaitFor =>
        Profile.Inference is InferenceChoice.Running { WaitFor: { } path } and not InferenceChoice.Spark ? path.Text : null;

    /// <summary>What happens to inference when it is stopped: the kind of its object, or <see langword="null"/> where there is none.</summary>
    public string? InferenceKind =>
        Profile.Inference switch
        {
            InferenceChoice.Pod => "pod",
            InferenceChoice.Deployment => "deployment",
            InferenceChoice.Spark => "sparkapplication",
            _ => null,
        };

    /// <summary>Claims that StatefulSets made from their templates: they are no part of the release.</summary>
    public IEnumerable<(string Name, string Holds)> TemplateClaims
    {
        get
        {
            if (AirflowLogs.Of(Profile).Place == AirflowLogPlace.OwnClaims)
            {
                foreach (var (part, copies) in LogKeepers)
                {
                    for (var i = 0; i < copies; i++)
                        yield return ($"logs-{part}-{i}", "task logs");
                }
            }

            if (Profile.Airflow.Executor.HasCelery() && Profile.Broker is BrokerChoice.InCluster)
                yield return ("redis-db-airflow-redis-0", "the queue");
        }
    }

    /// <summary>StatefulSets of Airflow that keep logs on claims of their own.</summary>
    public IEnumerable<(string Name, int Copies)> LogKeepers
    {
        get
        {
            if (AirflowLogs.Of(Profile).Place != AirflowLogPlace.OwnClaims)
                yield break;
            if (Profile.Airflow.Executor == AirflowExecutor.Local)
                yield return (AirflowAccounts.Scheduler, Profile.Airflow.Scheduler.Replicas);
            yield return (AirflowAccounts.Triggerer, Profile.Airflow.Triggerer.Replicas);
            if (Profile.Airflow.Executor.HasCelery())
                yield return (AirflowAccounts.Worker, Profile.Airflow.Workers.Replicas);
        }
    }

    /// <summary>StatefulSets of Airflow.</summary>
    public IEnumerable<string> AirflowStatefulSets =>
        LogKeepers
            .Select(k => k.Name)
            .Concat(Profile.Airflow.Executor.HasCelery() && Profile.Broker is BrokerChoice.InCluster ? [PlatformNames.RedisService] : []);

    /// <summary>The command that installs or upgrades the platform.</summary>
    public string InstallPlatform(bool waits = true, string chart = "./platform") =>
        $"helm upgrade --install {Release} {chart} --namespace {Namespace}{(waits ? $" --wait --timeout {Timeout}" : "")}";

    /// <summary>The command that installs or upgrades the prerequisites.</summary>
    public string InstallPrerequisites =>
        $"helm upgrade --install {PrerequisitesRelease} ./prerequisites --namespace {PrerequisitesNamespace} --wait --timeout {Timeout}";

    /// <summary>The commands that make <c>charts/</c> of a chart from its lock.</summary>
    public static IEnumerable<Command> Dependencies(IEnumerable<ComponentOutput> outputs, string folder) =>
        outputs
            .Select(c => c.Subchart)
            .OfType<Sdk.Catalog.Subchart>()
            .OrderBy(s => s.Key, StringComparer.Ordinal)
            .DistinctBy(s => s.Repository)
            .Select(s => new Command($"helm repo add {s.Key} {s.Repository} --force-update"))
            .Append(new Command($"helm dependency build {folder}"));
}
