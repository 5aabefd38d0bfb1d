using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7013: a pod with a role needs no AWS keys, and a pod with keys does not use its role.</summary>
internal sealed class RolesReplaceKeys : Policy
{
    private static readonly string[] Keys =
    [
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_SHARED_CREDENTIALS_FILE",
    ];

    public override string Code => "CG7013";

    public override string Title => "Where pods have AWS roles and the store is S3, no container has AWS keys, from a Secret neither.";

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        input.Profile is { Identity: IdentityChoice.None } or { ObjectStore: ObjectStoreChoice.Minio }
            ? []
            : from pod in input.Pods
            from container in pod.Containers
            from name in container.Env.Select(e => e.TextAt("name")).Where(Keys.Contains)
            select new Violation(
                pod.Owner,
                $"{pod}: the container '{container.Name}' has {name}, which takes the place of its role.",
                "Remove the variable: the pod's ServiceAccount gives it a role."
            );
}
