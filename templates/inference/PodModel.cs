using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Inference;

/// <summary>What the pods of every kind have in common.</summary>
internal static class PodModel
{
    public const string GitSyncImage = "registry.k8s.io/git-sync/git-sync:v4.4.2";

    private const string TrackingVariable = "MLFLOW_TRACKING_URI";

    private static readonly ContainerResources Cloning = ContainerResources.Of("50m", "64Mi", "500m", "256Mi");
    private static readonly ContainerResources Waiting = ContainerResources.Of("10m", "16Mi", "100m", "64Mi");

    public static string Upstream(InferenceChoice.Running running) => $"{running.Image.Repository.Text}:{running.Image.Tag.Text}";

    public static ValuesMap Of(ComponentContext context, InferenceChoice.Running running)
    {
        var profile = context.Profile;
        var isOneNode = ModelsNode.IsOneNode(profile);
        return ValuesMap.Of(
            ("name", PlatformNames.InferenceService),
            ("account", PlatformNames.InferenceAccount),
            ("image", Models.Of(context.Images.Resolve(Upstream(running)))),
            ("pullSecrets", Models.PullSecrets(profile.Images)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("isOneNode", isOneNode),
            ("nodeLabels", ModelsNode.Labels),
            ("nodeAffinity", ModelsNode.Affinity),
            ("isSpread", profile.Availability.SeveralNodes && !isOneNode),
            ("command", ValuesList.OfStrings(running.Command)),
            ("hasCommand", !running.Command.IsEmpty),
            ("args", ValuesList.OfStrings(running.Args)),
            ("hasArgs", !running.Args.IsEmpty),
            ("env", Models.Of(Env(running))),
            ("envFrom", ValuesList.OfStrings(running.EnvFromSecrets.Select(s => s.Text))),
            ("hasEnvFrom", !running.EnvFromSecrets.IsEmpty),
            ("resources", Models.Of(running.Resources)),
            ("volumes", ValuesList.Of(PodVolumes.Of(profile, running).Select(Volume))),
            ("hasInit", running.Git is not null || running.WaitFor is not null),
            ("hasGit", running.Git is not null),
            ("git", running.Git is { } git ? Git(context, git) : null),
            ("hasWait", running.WaitFor is not null),
            ("waitFor", running.WaitFor?.Text ?? ""),
            ("waitResources", Models.Of(Waiting))
        );
    }

    /// <summary>The folder of the cloned code: git-sync's link, and what the site uses of it.</summary>
    public static string CodeFolder(GitSource git)
    {
        var subPath = git.SubPath.Trim('/');
        return subPath.Length == 0 ? "/git/code" : $"/git/code/{subPath}";
    }

    private static ImmutableSortedDictionary<string, EnvironmentValue> Env(InferenceChoice.Running running) =>
        running.Env.ContainsKey(TrackingVariable)
            ? running.Env
            : running.Env.Add(TrackingVariable, new EnvironmentValue.Text($"http://{PlatformNames.MlflowService}"));

    private static ValuesNode Volume(PodVolume volume) =>
        ValuesMap.Of(("name", volume.Name), ("claim", volume.Claim), ("path", volume.Path), ("isReadOnly", volume.IsReadOnly));

    private static ValuesMap Git(ComponentContext context, GitSource git) =>
        ValuesMap.Of(
            ("image", context.Images.Resolve(GitSyncImage).ToString()),
            ("repository", git.Repository.Text),
            ("branch", git.Branch),
            ("folder", CodeFolder(git)),
            ("credentials", git.CredentialsSecret?.Text ?? ""),
            ("hasCredentials", git.CredentialsSecret is not null),
            ("resources", Models.Of(Cloning))
        );
}
