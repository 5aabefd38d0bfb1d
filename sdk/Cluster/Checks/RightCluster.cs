namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8205: the kubeconfig leads to the profile's cluster, where its name tells which one that is.</summary>
internal sealed class RightCluster : ClusterCheck
{
    public override string Id => "cluster";

    public override string Title => "Cluster";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => [];

    public override void Check(Examination examination)
    {
        if (examination.Plan is not { Context: { } context, Profile.Aws: { } aws })
            return;
        // arn:aws:eks:eu-west-1:111122223333:cluster/ml-prod, which 'aws eks update-kubeconfig' writes.
        if (context.Cluster.Split(':') is not ["arn", _, "eks", var region, var account, var cluster])
            return;
        if ((region, account, cluster) == (aws.Region.Text, aws.AccountId.Text, $"cluster/{aws.ClusterName.Text}"))
            examination.Good($"{aws.ClusterName.Text} in {region}, account {account}");
        else
            examination.Bad(ClusterDiagnostics.OtherCluster(context, aws));
    }
}
