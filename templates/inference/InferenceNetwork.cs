using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Inference;

/// <summary>The pods of inference and whom they talk to.</summary>
internal static class InferenceNetwork
{
    /// <summary>Spark's own port for what a driver tells its executors.</summary>
    public const int DriverPort = 7078;

    /// <summary>The port for blocks of data. Spark would give executors any port that is free.</summary>
    public const int BlockManagerPort = 7079;

    /// <summary>The groups: one, or Spark's driver and its executors, by the label that Spark gives them.</summary>
    public static ImmutableArray<PodGroup> Groups(InferenceChoice.Running running) =>
        running is InferenceChoice.Spark
            ?
            [
                Group(PlatformNames.InferenceDriverPods, ("spark-role", "driver")),
                Group(PlatformNames.InferenceExecutorPods, ("spark-role", "executor")),
            ]
            : [Group(PlatformNames.InferenceService)];

    /// <summary>What the groups talk to.</summary>
    public static ImmutableArray<Connection> Connections(EnvironmentProfile profile, InferenceChoice.Running running, AccountSpec account)
    {
        var all = Groups(running)
            .SelectMany(group =>
                SiteCode
                    .Connections(profile, group.Name)
                    // Executors get the code from the driver.
                    .Concat(group.Name == PlatformNames.InferenceExecutorPods ? [] : SiteCode.Connections(running.Git, group.Name))
                    .Concat(Outside.Aws(profile, account, group.Name))
            );
        return running switch
        {
            InferenceChoice.Spark => [.. all, .. Spark(profile)],
            InferenceChoice.Deployment { Mode: InferenceMode.Serving } serving =>
            [
                .. all,
                .. Outside.Visitors(profile, PlatformNames.InferenceService, serving.Port),
            ],
            _ => [.. all],
        };
    }

    // The Service before serving pods selects by this label alone.
    private static PodGroup Group(string name, params IEnumerable<(string, string)> more) =>
        PodGroup.Of(name, [("app.kubernetes.io/name", PlatformNames.InferenceService), .. more]);

    private static IEnumerable<Connection> Spark(EnvironmentProfile profile)
    {
        const string driver = PlatformNames.InferenceDriverPods;
        const string executor = PlatformNames.InferenceExecutorPods;
        yield return Outside.KubernetesApi(profile, driver);
        yield return Connection.Of(executor, driver, DriverPort, BlockManagerPort);
        yield return Connection.Of(driver, executor, BlockManagerPort);
        yield return Connection.Of(executor, executor, BlockManagerPort);
    }
}
