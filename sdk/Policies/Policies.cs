using System.Collections.Immutable;

namespace ChartGen.Sdk.Policies;

/// <summary>All policies, in the order of their codes.</summary>
internal static class Policies
{
    public static ImmutableArray<Policy> All { get; } =
    [
        new ClaimsNameTheirClass(),
        new ClaimsAskForWhatTheirClassGives(),
        new StorageClassesKeepTheirPromise(),
        new OneNodeMountsAClaim(),
        new OneWriterIsReplaced(),
        new NoHostPath(),
        new CheckpointsHaveOneWriter(),
        new ServingReadsModels(),
        new KeepsPodSecurity(),
        new NoPlaintextSecrets(),
        new NoDefaultCredentials(),
        new RolesReplaceKeys(),
        new AccountsHaveTheirRole(),
        new TokensStayWithCallers(),
        new ContainersHaveResources(),
        new ReplicasHaveABudget(),
        new BudgetsAllowADrain(),
        new BudgetsChooseTheirPods(),
        new ReplicasAreSpread(),
        new ServersHaveProbes(),
        new AutoscalersHaveATarget(),
        new ImagesArePinned(),
        new ImagesComeFromTheRegistry(),
        new PullSecretsReachEveryPod(),
        new IngressesFitTheirController(),
        new IngressesEndTls(),
        new IngressesAreHealthChecked(),
        new IngressesLeadToAService(),
        new ServicesHavePods(),
        new LoadBalancersFitTheirController(),
        new MonitorsFindTheirPorts(),
        new NetworkPoliciesChoosePods(),
        new NamesFit(),
    ];
}
