using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8064: a version of an API that Kubernetes 1.33 and later do not serve.</summary>
internal sealed class RemovedApiVersion : IScanRule
{
    private static readonly Dictionary<(string, string), string> Removed = new()
    {
        [("extensions/v1beta1", "Ingress")] = "networking.k8s.io/v1",
        [("extensions/v1beta1", "Deployment")] = "apps/v1",
        [("networking.k8s.io/v1beta1", "Ingress")] = "networking.k8s.io/v1",
        [("networking.k8s.io/v1beta1", "IngressClass")] = "networking.k8s.io/v1",
        [("apps/v1beta1", "Deployment")] = "apps/v1",
        [("apps/v1beta2", "Deployment")] = "apps/v1",
        [("apps/v1beta1", "StatefulSet")] = "apps/v1",
        [("apps/v1beta2", "StatefulSet")] = "apps/v1",
        [("batch/v1beta1", "CronJob")] = "batch/v1",
        [("policy/v1beta1", "PodDisruptionBudget")] = "policy/v1",
        [("policy/v1beta1", "PodSecurityPolicy")] = "Pod Security admission",
        [("autoscaling/v2beta1", "HorizontalPodAutoscaler")] = "autoscaling/v2",
        [("autoscaling/v2beta2", "HorizontalPodAutoscaler")] = "autoscaling/v2",
        [("rbac.authorization.k8s.io/v1beta1", "ClusterRole")] = "rbac.authorization.k8s.io/v1",
        [("rbac.authorization.k8s.io/v1beta1", "ClusterRoleBinding")] = "rbac.authorization.k8s.io/v1",
        [("rbac.authorization.k8s.io/v1beta1", "Role")] = "rbac.authorization.k8s.io/v1",
        [("rbac.authorization.k8s.io/v1beta1", "RoleBinding")] = "rbac.authorization.k8s.io/v1",
        [("external-secrets.io/v1beta1", "ExternalSecret")] = "external-secrets.io/v1",
        [("external-secrets.io/v1beta1", "SecretStore")] = "external-secrets.io/v1",
        [("external-secrets.io/v1beta1", "ClusterSecretStore")] = "external-secrets.io/v1",
    };

    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from manifest in repository.Manifests
        where Removed.ContainsKey((manifest.ApiVersion, manifest.Kind))
        select ScanFinding.Error(
            "CG8064",
            manifest.Root["apiVersion"]!.Where!.Value,
            $"{manifest} is of '{manifest.ApiVersion}', which the cluster does not serve any more.",
            $"Use {Removed[(manifest.ApiVersion, manifest.Kind)]} instead.",
            "every object of the chart is of a version that Kubernetes 1.33 to 1.36 serve",
            "versions of APIs that the cluster serves"
        );
}
