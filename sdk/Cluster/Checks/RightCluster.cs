namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8205: the kubeconfig leads to the profile's cluster, where its name tells which one that is.</summary>
internal sealed class RightCluster : ClusterCheck
{
    public override string Id => "cluster";

    public override string Title => "Cluster";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => [];

    public override void Check(Examination examination)
    {
        if (examination.Plan.Context is not { } context)
            return;
        // arn:aws:eks:eu-west-1:111122223333:cluster/ml-prod, which 'aws eks update-kubeconfig' writes.
        if (
            examination.Plan.Profile.Aws is { } aws
            && context.Cluster.Split(':') is ["arn", _, "eks", var region, var account, var cluster]
        )
        {
            if ((region, account, cluster) != (aws.Region.Text, aws.AccountId.Text, $"cluster/{aws.ClusterName.Text}"))
                examination.Bad(ClusterDiagnostics.OtherCluster(context, aws));
            else
                examination.Good($"{aws.ClusterName.Text} in {region}, account {account}");
        }
        else
        {
            examination.Good(context.Cluster);
        }
    }
}
