using System.Collections.Immutable;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>All rules between values, in the order of their codes.</summary>
internal static class ProfileRules
{
    public static ImmutableArray<IProfileRule> All { get; } =
    [
        new SharedVolumeReachesItsPods(),
        new BlockStorageIsNoNetworkFileSystem(),
        new S3HasNoEndpoint(),
        new NoStaticAwsKeys(),
        new AnnotationsFitController(),
        new CeleryHasBroker(),
        new BrokerHasCelery(),
        new S3NeedsIdentity(),
        new ExternalSecretsNeedIdentity(),
        new StreamHasOneWriter(),
        new PodStaysWhereItIs(),
        new MaxReplicasCoverReplicas(),
        new ManagedServiceHasItsOwnCredentials(),
        new RequestsFitLimits(),
        new VariableIsSetOnce(),
        new ChartsOwnVariablesStay(),
        new ZonesHaveNodes(),
        new ImagesKeepTheirPath(),
        new HostsDiffer(),
        new HostPathHasOneNode(),
        new WaitForLiesInVolume(),
        new MountPathsDiffer(),
        new OneFileSystemBehindEachClass(),
        new IrsaKnowsItsIssuer(),
        new RolesAreOfTheAccount(),
        new StreamComesFromSomewhere(),
        new LogsAreKeptAsCloudWatchCan(),
        new BackupsNeedIdentity(),
        new BackupsLieApart(),
        new IdentityHasAccount(),
        new FactsAreOfOneRegion(),
        new SampleFactIsReplaced(),
    ];
}
