using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Templating;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Gitops;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Airflow;

/// <summary>What <c>airflow/values.yaml.scriban</c> prints.</summary>
internal sealed class AirflowModel(EnvironmentProfile profile, ImageResolver images, AirflowEnvironment env, AirflowLogs logs)
{
    /// <summary>A label that Celery workers have and task pods, which share the chart's own labels, have not.</summary>
    public static KeyValuePair<string, string> WorkerLabel { get; } = new("airflow-worker", "celery");

    private readonly AirflowSettings _airflow = profile.Airflow;
    private readonly ImmutableDictionary<string, ValuesMap> _accounts = AirflowAccounts.Sections(profile);
    private readonly bool _spreads = profile.Availability.SeveralNodes;

    /// <summary>The model.</summary>
    public ValuesMap Of(WebPage? page) =>
        ValuesMap.Of(
            ("version", _airflow.Version.Text),
            ("executor", _airflow.Executor.Text()),
            ("image", Models.Of(images.Resolve(AirflowImages.Own(_airflow)))),
            ("images", AirflowImages.Moved(profile, images)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("pullSecrets", Models.PullSecrets(profile.Images)),
            ("env", SharedTexts()),
            ("hasSecretEnv", SharedSecrets().Items.Length > 0),
            ("secretEnv", SharedSecrets()),
            ("hasEnvFromSecrets", !_airflow.EnvFromSecrets.IsEmpty),
            ("envFromSecrets", Models.Names(_airflow.EnvFromSecrets)),
            ("secrets", SecretNames()),
            ("parts", ValuesList.Of(Scheduler(), ApiServer(page), DagProcessor(), Triggerer())),
            ("isLocal", _airflow.Executor == AirflowExecutor.Local),
            ("hasCelery", _airflow.Executor.HasCelery()),
            ("hasTaskPods", _airflow.Executor.HasTaskPods()),
            ("celery", Celery()),
            ("taskPods", TaskPods()),
            ("tasks", Tasks()),
            ("logs", logs.Model(profile)),
            ("hasRedis", _accounts.ContainsKey(AirflowAccounts.Redis)),
            ("redis", Redis()),
            ("hasPgBouncer", _airflow.PgBouncer),
            ("pgbouncer", PgBouncer()),
            ("hasStatsd", _accounts.ContainsKey(AirflowAccounts.Statsd)),
            ("hasDags", _airflow.Dags is not null),
            ("dags", Dags()),
            ("isPublished", page is not null),
            ("page", Page(page)),
            ("hasConfig", page is not null || logs.Place == AirflowLogPlace.Bucket),
            ("adminEmail", $"admin@{profile.Platform.Domain.Text}"),
            ("cleanupSchedule", _airflow.CleanupSchedule.Text),
            ("hasJobAnnotations", GitopsAnnotations.OfJobs(profile).Count > 0),
            ("jobAnnotations", GitopsAnnotations.OfJobs(profile))
        );

    private ValuesMap Scheduler() => Part("scheduler", "scheduler", AirflowAccounts.Scheduler, _airflow.Scheduler, env.Scheduler);

    private ValuesMap ApiServer(WebPage? page) =>
        Part("apiServer", "api-server", AirflowAccounts.ApiServer, _airflow.ApiServer, env.ApiServer).With("isProxied", page is not null);

    private ValuesMap DagProcessor() =>
        Part("dagProcessor", "dag-processor", AirflowAccounts.DagProcessor, _airflow.DagProcessor, _airflow.DagProcessor.Env);

    private ValuesMap Triggerer() => Part("triggerer", "triggerer", AirflowAccounts.Triggerer, _airflow.Triggerer, _airflow.Triggerer.Env);

    private ValuesMap Part(
        string key,
        string component,
        string account,
        AirflowPart part,
        ImmutableSortedDictionary<string, EnvironmentValue> variables
    ) =>
        ValuesMap.Of(
            ("key", key),
            ("isReplicated", part.Replicas > 1),
            ("replicas", part.Replicas),
            ("resources", Models.Of(part.Resources)),
            ("hasEnv", !variables.IsEmpty),
            ("env", Variables(variables)),
            ("hasAccount", _accounts[account].Count > 0),
            ("account", _accounts[account]),
            ("isSpread", _spreads),
            ("spread", AirflowSpread.Of("component", component)),
            ("isScheduler", key == "scheduler"),
            ("isApiServer", key == "apiServer"),
            ("isTriggerer", key == "triggerer"),
            ("runsTasks", key == "scheduler" && _airflow.Executor == AirflowExecutor.Local)
        );

    private ValuesMap Celery()
    {
        var labels = ValuesMap.Of((WorkerLabel.Key, WorkerLabel.Value));
        return ValuesMap
            .Of(
                ("isReplicated", _airflow.Workers.Replicas > 1),
                ("replicas", _airflow.Workers.Replicas),
                ("labels", IsOneNode ? ValuesMerge.Merge(labels, ModelsNode.Labels) : labels),
                ("isSpread", _spreads && !IsOneNode),
                ("spread", AirflowSpread.Of(WorkerLabel.Key, WorkerLabel.Value))
            )
            .With("account", Account(AirflowAccounts.Worker));
    }

    private ValuesMap TaskPods()
    {
        var labels = ValuesMap.Of((AirflowNetwork.TaskPodLabel.Key, AirflowNetwork.TaskPodLabel.Value));
        return ValuesMap.Of(
            ("account", Account(AirflowAccounts.TaskPod)),
            ("labels", IsOneNode ? ValuesMerge.Merge(labels, ModelsNode.Labels) : labels)
        );
    }

    private ValuesMap Tasks()
    {
        var models = profile.Volumes.GetValueOrDefault(PlatformNames.Models);
        return ValuesMap.Of(
            ("resources", Models.Of(_airflow.Workers.Resources)),
            ("hasEnv", !env.Workers.IsEmpty),
            ("env", Variables(env.Workers)),
            ("hasModels", models is not null),
            ("claim", models is null ? "" : profile.ClaimName(PlatformNames.Models)),
            ("mountPath", models is null ? "" : HelmBraces.Escape(models.MountPath.Text)),
            ("isOneNode", IsOneNode),
            ("labels", ModelsNode.Labels),
            ("affinity", ModelsNode.Affinity)
        );
    }

    private bool IsOneNode => profile.Volumes.ContainsKey(PlatformNames.Models) && ModelsNode.IsOneNode(profile);

    private ValuesMap Redis() =>
        profile.Broker is BrokerChoice.InCluster redis
            ? ValuesMap.Of(("class", profile.Storage.Block.ClassName), ("size", redis.Size.Text), ("resources", Models.Of(redis.Resources)))
            : ValuesMap.Empty;

    private ValuesMap PgBouncer() =>
        ValuesMap.Of(("replicas", _spreads ? 2 : 1), ("isSpread", _spreads), ("spread", AirflowSpread.Of("component", "pgbouncer")));

    private ValuesMap Dags()
    {
        if (_airflow.Dags is not { } git)
            return ValuesMap.Empty;
        var isHttps = git.Repository.Text.StartsWith("https://", StringComparison.Ordinal);
        return ValuesMap.Of(
            ("repository", git.Repository.Text),
            ("branch", git.Branch),
            ("subPath", git.SubPath),
            ("hasPassword", isHttps && git.CredentialsSecret is not null),
            ("hasKey", !isHttps && git.CredentialsSecret is not null),
            ("secret", git.CredentialsSecret?.Text ?? "")
        );
    }

    private static ValuesMap Page(WebPage? page) =>
        page is null
            ? ValuesMap.Empty
            : ValuesMap.Of(
                ("url", page.Url),
                ("host", page.Host),
                ("className", page.ClassName),
                ("hasAnnotations", !page.Annotations.IsEmpty),
                ("annotations", Models.Of(page.Annotations)),
                ("hasTls", page.TlsSecret is not null),
                ("tlsSecret", page.TlsSecret ?? "")
            );

    private ValuesMap SecretNames() =>
        ValuesMap.Of(
            ("metadata", profile.SecretName(PlatformNames.AirflowMetadataSecret)),
            ("fernetKey", profile.SecretName(PlatformNames.AirflowFernetKeySecret)),
            ("apiSecretKey", profile.SecretName(PlatformNames.AirflowApiSecretKeySecret)),
            ("jwt", profile.SecretName(PlatformNames.AirflowJwtSecret)),
            ("broker", profile.SecretName(PlatformNames.AirflowBrokerSecret)),
            ("redis", profile.SecretName(PlatformNames.AirflowRedisSecret)),
            ("admin", profile.SecretName(PlatformNames.AirflowAdminSecret)),
            ("pgbouncerConfig", profile.SecretName(PlatformNames.AirflowPgBouncerConfigSecret)),
            ("pgbouncerStats", profile.SecretName(PlatformNames.AirflowPgBouncerStatsSecret))
        );

    private ValuesMap Account(string name) => _accounts.GetValueOrDefault(name, ValuesMap.Empty);

    private ValuesList SharedTexts() => Variables(env.Shared.Where(v => v.Value is EnvironmentValue.Text));

    private ValuesList SharedSecrets()
    {
        var secrets = env
            .Shared.Where(v => v.Value is EnvironmentValue.FromSecret)
            .Select(v => (v.Key, Value: (EnvironmentValue.FromSecret)v.Value))
            .Select(v => SecretVariable(v.Key, v.Value.Secret.Text, v.Value.Key));
        if (AirflowSecrets.NeedsAsyncConnection(profile))
            secrets = secrets.Append(
                SecretVariable(
                    AirflowSecrets.AsyncVariable,
                    profile.SecretName(PlatformNames.AirflowMetadataSecret),
                    AirflowSecrets.AsyncConnection
                )
            );
        return ValuesList.Of(secrets);
    }

    private static ValuesMap SecretVariable(string variable, string secret, string key) =>
        ValuesMap.Of(("envName", Unquoted(variable)), ("secretName", Unquoted(secret)), ("secretKey", Unquoted(key)));

    private static ValuesList Variables(IEnumerable<KeyValuePair<string, EnvironmentValue>> variables) =>
        ValuesList.Of(variables.Select(v => Variable(Unquoted(v.Key), v.Value)));

    private static ValuesNode Variable(string name, EnvironmentValue value) =>
        value is EnvironmentValue.FromSecret secret
            ? Models.FromSecret(name, Unquoted(secret.Secret.Text), Unquoted(secret.Key))
            : Models.Of(name, value);

    // The chart prints names and keys without quotes; a key such as 2024 or yes must bring its own.
    private static string Unquoted(string text) => ValuesWriter.Write(text).TrimEnd('\n');
}
