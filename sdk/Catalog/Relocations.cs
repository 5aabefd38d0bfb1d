using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>A path that people write and the chart does not heed, or heeds no longer.</summary>
/// <param name="Pattern">The path, its keys joined by dots; <c>*</c> stands for any one key.</param>
/// <param name="To">The right places; none where the chart has nothing of the kind.</param>
/// <param name="Reason">Why, to follow "has no effect:".</param>
internal sealed record Relocation(ImmutableArray<string> Pattern, ImmutableArray<string> To, string Reason)
{
    /// <summary>Whether a path lies on the way.</summary>
    public bool LiesBelow(ImmutableArray<string> path) =>
        path.Length < Pattern.Length && !path.Where((key, i) => Pattern[i] != "*" && Pattern[i] != key).Any();

    /// <summary>Whether a path is meant.</summary>
    public bool Matches(ImmutableArray<string> path) =>
        path.Length == Pattern.Length && !Pattern.Where((key, i) => key != "*" && key != path[i]).Any();
}

/// <summary>
/// What is known by hand of paths that are wrong in the pinned charts and of their right places, each found by rendering or in the chart's
/// templates. The catalog's contracts say that a path is unknown; these say where it belongs, and name what the charts take without using it.
/// </summary>
internal static class Relocations
{
    private const string NoRegistry = "the chart takes its image's registry as part of the repository.";

    private const string ApiServer = "Airflow 3 has an API server in the webserver's place.";

    // All but what the chart reads for Airflow 3 too: defaultUser, webserverConfig, its ConfigMap, and whether logs of pods may be read.
    private static readonly string[] Webserver =
    [
        "affinity",
        "annotations",
        "args",
        "command",
        "containerLifecycleHooks",
        "enabled",
        "env",
        "extraContainers",
        "extraInitContainers",
        "extraVolumeMounts",
        "extraVolumes",
        "hostAliases",
        "hpa",
        "labels",
        "livenessProbe",
        "networkPolicy",
        "nodeSelector",
        "podAnnotations",
        "podDisruptionBudget",
        "priorityClassName",
        "readinessProbe",
        "replicas",
        "resources",
        "revisionHistoryLimit",
        "securityContexts",
        "service",
        "serviceAccount",
        "startupProbe",
        "strategy",
        "tolerations",
        "topologySpreadConstraints",
        "waitForMigrations",
    ];

    private static readonly ImmutableDictionary<string, ImmutableArray<Relocation>> ByChart = new Dictionary<
        string,
        ImmutableArray<Relocation>
    >
    {
        ["airflow"] =
        [
            Moved(
                "workers.extraEnv",
                "variables of workers are set for each kind of worker.",
                "workers.celery.env",
                "workers.kubernetes.env"
            ),
            Moved("webserver.extraEnv", ApiServer, "apiServer.env"),
            Moved("workers.*.extraEnv", "the key is 'env'.", "workers.*.env"),
            Moved("workers.*.extraEnvFrom", "only the chart's root takes Secrets and ConfigMaps as a whole.", "extraEnvFrom"),
            Moved("*.extraEnv", "the key is 'env'.", "*.env"),
            Moved("*.extraEnvFrom", "only the chart's root takes Secrets and ConfigMaps as a whole.", "extraEnvFrom"),
            .. Webserver.Select(key => Moved($"webserver.{key}", ApiServer, $"apiServer.{key}")),
            Gone("webserver.terminationGracePeriodSeconds", ApiServer),
            Gone("webserver.extraNetworkPolicies", ApiServer),
            Moved("webserver.securityContext", ApiServer, "apiServer.securityContexts"),
            Moved("ingress.web", ApiServer, "ingress.apiServer"),
            Moved("webserverSecretKey", "Airflow 3 reads its API server's key.", "apiSecretKey"),
            Moved("webserverSecretKeySecretName", "Airflow 3 reads its API server's key.", "apiSecretKeySecretName"),
            Moved("webserverSecretAnnotations", "Airflow 3 reads its API server's key.", "apiSecretAnnotations"),
            Moved("config.webserver.secret_key", "Airflow 3 reads its API server's key, and the chart sets it.", "apiSecretKeySecretName"),
            Moved("config.api_auth.jwt_secret", "the chart sets the variable that goes before it.", "jwtSecretName"),
            Moved("externalDatabase", "the database is part of 'data'.", "data.metadataConnection"),
            Moved("externalRedis", "the broker is part of 'data'.", "data.brokerUrl"),
            Moved("*.securityContexts.containers", "a component's key is singular.", "*.securityContexts.container"),
            Moved("workers.celery.autoscaling", "the key is 'hpa', or 'keda'.", "workers.celery.hpa"),
            Moved("workers.autoscaling", "the key is 'hpa', or 'keda'.", "workers.celery.hpa"),
            Moved("defaultAirflowImage", "repository and tag are keys of their own.", "defaultAirflowRepository", "defaultAirflowTag"),
            Moved("image", "repository and tag are keys of their own.", "defaultAirflowRepository", "defaultAirflowTag"),
            Gone("logs.persistence.accessMode", "the claim is always ReadWriteMany."),
            Gone("serviceMonitor", "the chart has no monitor; observability.kind prometheus brings one."),
            Gone("global.imageRegistry", "only the packed PostgreSQL reads it; images.registry moves every image."),
            Gone("global.imagePullSecrets", "only the packed PostgreSQL reads it; images.pullSecrets reaches every pod."),
        ],
        ["mlflow"] =
        [
            Moved("env", "variables are a map.", "extraEnvVars"),
            Moved("extraEnv", "variables are a map.", "extraEnvVars"),
            Moved("envFrom", "Secrets are a list of names.", "extraSecretNamesForEnvFrom"),
            Moved("backendStore.postgresql", "the key is 'postgres'.", "backendStore.postgres"),
            Moved("ingress.ingressClassName", "the key is 'className'.", "ingress.className"),
            Moved("ingress.host", "hosts are a list.", "ingress.hosts"),
            Gone("enabled", "the chart has no switch of its own and refuses any."),
            Gone("persistence", "the chart has no claim; extraVolumes and extraVolumeMounts mount one."),
            Gone("podDisruptionBudget", "the chart has none; the platform chart brings one."),
        ],
        ["minio"] =
        [
            Moved("persistence.storageClassName", "the key is 'storageClass'.", "persistence.storageClass"),
            Moved("persistence.accessModes", "there is one access mode.", "persistence.accessMode"),
            Moved("replicaCount", "the key is 'replicas'.", "replicas"),
            Moved("accessKey", "the key is 'rootUser'.", "rootUser"),
            Moved("secretKey", "the key is 'rootPassword'.", "rootPassword"),
            Moved("auth.rootUser", "that is another chart's key.", "rootUser"),
            Moved("auth.rootPassword", "that is another chart's key.", "rootPassword"),
            Moved("auth.existingSecret", "that is another chart's key.", "existingSecret"),
            Moved("defaultBuckets", "buckets are a list of maps.", "buckets"),
            Moved("ingress.className", "the key is 'ingressClassName'.", "ingress.ingressClassName"),
            Moved("ingress.hostname", "hosts are a list.", "ingress.hosts"),
            Moved("consoleIngress.className", "the key is 'ingressClassName'.", "consoleIngress.ingressClassName"),
            Moved("consoleIngress.hostname", "hosts are a list.", "consoleIngress.hosts"),
            Moved("deploymentUpdate.strategy", "the key is 'type'.", "deploymentUpdate.type"),
            Moved("pdb", "the key is 'podDisruptionBudget'.", "podDisruptionBudget"),
            Moved("image.registry", NoRegistry, "image.repository"),
            Gone("serviceAccount.annotations", "the chart gives its ServiceAccount no annotations."),
            Gone("global.imageRegistry", "the chart does not read it; images.registry moves every image."),
        ],
        ["postgres"] =
        [
            Moved("storage.size", "the key is 'requestedSize'.", "storage.requestedSize"),
            Moved("storage.storageClassName", "the key is 'className'.", "storage.className"),
            Moved("storage.storageClass", "the key is 'className'.", "storage.className"),
            Moved("storage.existingClaim", "the key is 'persistentVolumeClaimName'.", "storage.persistentVolumeClaimName"),
            Moved("persistence.size", "that is another chart's key.", "storage.requestedSize"),
            Moved("persistence.storageClass", "that is another chart's key.", "storage.className"),
            Moved("persistence.storageClassName", "that is another chart's key.", "storage.className"),
            Moved("persistence.existingClaim", "that is another chart's key.", "storage.persistentVolumeClaimName"),
            Moved("persistence.accessModes", "that is another chart's key.", "storage.accessModes"),
            Moved("primary.persistence.size", "that is another chart's key.", "storage.requestedSize"),
            Moved("primary.persistence.storageClass", "that is another chart's key.", "storage.className"),
            Moved("primary.persistence.existingClaim", "that is another chart's key.", "storage.persistentVolumeClaimName"),
            Moved("primary.resources", "that is another chart's key.", "resources"),
            Moved("auth.existingSecret", "that is another chart's key.", "settings.existingSecret"),
            Moved("auth.postgresPassword", "that is another chart's key.", "settings.superuserPassword"),
            Moved("auth.username", "that is another chart's key.", "userDatabase.user"),
            Moved("auth.password", "that is another chart's key.", "userDatabase.password"),
            Moved("auth.database", "that is another chart's key.", "userDatabase.name"),
            Moved("userDatabase.username", "the key is 'user'.", "userDatabase.user"),
            Moved("extraEnv", "the key is 'env'.", "env"),
            Gone("replicaCount", "the chart runs one instance."),
            Gone("podDisruptionBudget", "the chart has none; the platform chart brings one where it helps."),
        ],
        ["ingress-nginx"] =
        [
            Moved("controller.replicas", "the key is 'replicaCount'.", "controller.replicaCount"),
            Moved("replicaCount", "the controller's keys stand below 'controller'.", "controller.replicaCount"),
            Moved("service", "the controller's keys stand below 'controller'.", "controller.service"),
            Moved("controller.ingressClassResource.isDefault", "the key is 'default'.", "controller.ingressClassResource.default"),
            Moved(
                "controller.metrics.serviceMonitor.interval",
                "the key is 'scrapeInterval'.",
                "controller.metrics.serviceMonitor.scrapeInterval"
            ),
            Moved("global.imageRegistry", "the key is 'image.registry'.", "global.image.registry"),
        ],
        ["aws-load-balancer-controller"] =
        [
            Moved("replicas", "the key is 'replicaCount'.", "replicaCount"),
            Moved("cluster.name", "the key stands at the root.", "clusterName"),
            Moved("awsRegion", "the key is 'region'.", "region"),
        ],
        ["aws-ebs-csi-driver"] =
        [
            Moved("controller.replicas", "the key is 'replicaCount'.", "controller.replicaCount"),
            Moved("serviceAccount.controller", "accounts stand below what runs under them.", "controller.serviceAccount"),
            Moved("serviceAccount.node", "accounts stand below what runs under them.", "node.serviceAccount"),
        ],
        ["aws-efs-csi-driver"] =
        [
            Moved("replicaCount", "the controller's keys stand below 'controller'.", "controller.replicaCount"),
            Moved("serviceAccount.controller", "accounts stand below what runs under them.", "controller.serviceAccount"),
            Moved("serviceAccount.node", "accounts stand below what runs under them.", "node.serviceAccount"),
            Gone("node.tolerateAllTaints", "the node's tolerations take every taint by default."),
        ],
        ["external-secrets"] =
        [
            Moved("replicas", "the key is 'replicaCount'.", "replicaCount"),
            Moved("leaderElection", "the key is 'leaderElect'.", "leaderElect"),
        ],
        ["kube-prometheus-stack"] =
        [
            Moved("prometheusSpec", "Prometheus' keys stand below 'prometheus'.", "prometheus.prometheusSpec"),
            Moved("alertmanagerSpec", "Alertmanager's keys stand below 'alertmanager'.", "alertmanager.alertmanagerSpec"),
            Moved(
                "prometheus.prometheusSpec.storage",
                "the key is 'storageSpec'; 'storage' is Alertmanager's.",
                "prometheus.prometheusSpec.storageSpec"
            ),
            Moved(
                "alertmanager.alertmanagerSpec.storageSpec",
                "the key is 'storage'; 'storageSpec' is Prometheus'.",
                "alertmanager.alertmanagerSpec.storage"
            ),
            Moved("grafana.persistence.storageClass", "the key is 'storageClassName'.", "grafana.persistence.storageClassName"),
            Moved("nodeExporter.tolerations", "the exporter's keys stand below its chart's name.", "prometheus-node-exporter.tolerations"),
            Gone("prometheusOperator.createCustomResource", "'crds.enabled' decides whether definitions are installed."),
        ],
        ["spark-operator"] =
        [
            Moved("replicaCount", "the controller's keys stand below 'controller'.", "controller.replicas"),
            Moved("controller.replica", "the key is 'replicas'.", "controller.replicas"),
            Moved("sparkJobNamespace", "the namespaces are a list.", "spark.jobNamespaces"),
            Moved("sparkJobNamespaces", "the namespaces stand below 'spark'.", "spark.jobNamespaces"),
            Moved("spark.jobNamespace", "the namespaces are a list.", "spark.jobNamespaces"),
            Moved("serviceAccounts.spark", "accounts stand below what runs under them.", "spark.serviceAccount"),
            Moved("imagePullSecrets", "the key is 'pullSecrets' of the image.", "image.pullSecrets"),
            Moved("prometheus.podMonitor.enable", "the key is 'create'.", "prometheus.podMonitor.create"),
            Moved("*.podDisruptionBudget.enabled", "the key is 'enable'.", "*.podDisruptionBudget.enable"),
        ],
        ["aws-cloudwatch-metrics"] = [],
        ["aws-for-fluent-bit"] = [],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>All of them by the name of their chart.</summary>
    public static IEnumerable<(string Chart, Relocation Relocation)> All => ByChart.SelectMany(c => c.Value.Select(r => (c.Key, r)));

    /// <summary>The right place of a path, or <see langword="null"/> where nothing is known of it.</summary>
    /// <param name="subchart">The chart.</param>
    /// <param name="path">The path in its values.</param>
    /// <param name="values">All values that it is given.</param>
    public static Relocation? Find(Subchart subchart, ImmutableArray<string> path, ValuesMap values)
    {
        if (!ByChart.TryGetValue(subchart.Name, out var known) || subchart.Name == "airflow" && IsAirflow2(values))
            return null;
        foreach (var relocation in known)
        {
            if (relocation.Matches(path))
                return relocation with { To = [.. relocation.To.Select(to => Filled(to, relocation.Pattern, path))] };
        }

        return null;
    }

    /// <summary>Whether something is known of paths below a path.</summary>
    public static bool HasBelow(Subchart subchart, ImmutableArray<string> path) =>
        ByChart.TryGetValue(subchart.Name, out var known) && known.Any(r => r.LiesBelow(path));

    private static bool IsAirflow2(ValuesMap values) =>
        values["airflowVersion"] is ValuesScalar version && version.Text.StartsWith("2.", StringComparison.Ordinal);

    // The star of the right place is what stood at the star of the pattern.
    private static string Filled(string to, ImmutableArray<string> pattern, ImmutableArray<string> path) =>
        pattern.IndexOf("*") is var star and >= 0 ? to.Replace("*", path[star], StringComparison.Ordinal) : to;

    private static Relocation Moved(string path, string reason, params string[] to) => new([.. path.Split('.')], [.. to], reason);

    private static Relocation Gone(string path, string reason) => new([.. path.Split('.')], [], reason);
}
