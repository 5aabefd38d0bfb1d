using System.Collections.Immutable;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>All rules of a scan, in the order of their codes.</summary>
internal static class ScanRules
{
    public static ImmutableArray<IScanRule> All { get; } =
    [
        new LocalStorageClass(),
        new HostPathVolume(),
        new ClaimUsedFromSeveralPlaces(),
        new DatabaseOnNetworkFileSystem(),
        new ClaimWithoutClass(),
        new RollingUpdateOnSingleNodeVolume(),
        new DatabaseInCluster(),
        new ObjectStoreInCluster(),
        new BrokerInCluster(),
        new EndpointUrl(),
        new UnknownChartKey(),
        new RemovedInAirflow3(),
        new DeprecatedChartKey(),
        new AnotherChart(),
        new VariableOfAnotherMajor(),
        new PlainSecret(),
        new SessionKeyInPlainText(),
        new StaticAwsKeys(),
        new HandMadeSecret(),
        new CopiedByHand(),
        new MovingTag(),
        new ImageOnDockerHub(),
        new WithdrawnImage(),
        new ImageOnNodesOnly(),
        new BarePod(),
        new MissingRequests(),
        new MissingProbe(),
        new MissingBudget(),
        new NodePortService(),
        new LocalHost(),
        new OldIngressAnnotation(),
        new AnnotationOfAnotherController(),
        new RemovedApiVersion(),
        new UnreplacedPlaceholder(),
    ];
}
