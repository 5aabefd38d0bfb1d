using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Identity;

internal static partial class PlatformRights
{
    private const string BalancerTag = "elbv2.k8s.aws/cluster";

    /// <summary>
    /// Make load balancers for the Ingresses and Services of one cluster, as the AWS Load Balancer Controller 3.5.0 does. Left out of its
    /// upstream policy is what it asks for only where an annotation does, and no chart here has one: WAF, Shield, Cognito, certificates
    /// found by host name, trust stores, address pools and Outposts. Without Shield it says so in its log and goes on.
    /// </summary>
    public static AwsRight LoadBalancing(EnvironmentProfile profile)
    {
        var arns = SiteArns.Of(profile);
        return new(
            "make load balancers, their target groups and security groups",
            [.. ReadNetwork(profile), .. SecurityGroups(profile, arns), .. Balancers(profile, arns)]
        );
    }

    private static IEnumerable<PolicyStatement> ReadNetwork(EnvironmentProfile profile) =>
        [
            new()
            {
                Sid = "MakeServiceLinkedRole",
                Actions = ["iam:CreateServiceLinkedRole"],
                Resources =
                [
                    SiteArns
                        .Of(profile)
                        .Global("iam", "role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing"),
                ],
                Conditions = [new("StringEquals", "iam:AWSServiceName", ["elasticloadbalancing.amazonaws.com"])],
            },
            new()
            {
                Sid = "ReadNetwork",
                Actions =
                [
                    "ec2:DescribeAccountAttributes",
                    "ec2:DescribeAddresses",
                    "ec2:DescribeAvailabilityZones",
                    "ec2:DescribeInstances",
                    "ec2:DescribeInternetGateways",
                    "ec2:DescribeNetworkInterfaces",
                    "ec2:DescribeRouteTables",
                    "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSubnets",
                    "ec2:DescribeTags",
                    "ec2:DescribeVpcPeeringConnections",
                    "ec2:DescribeVpcs",
                    "ec2:GetSecurityGroupsForVpc",
                    "elasticloadbalancing:DescribeCapacityReservation",
                    "elasticloadbalancing:DescribeListenerAttributes",
                    "elasticloadbalancing:DescribeListenerCertificates",
                    "elasticloadbalancing:DescribeListeners",
                    "elasticloadbalancing:DescribeLoadBalancerAttributes",
                    "elasticloadbalancing:DescribeLoadBalancers",
                    "elasticloadbalancing:DescribeRules",
                    "elasticloadbalancing:DescribeSSLPolicies",
                    "elasticloadbalancing:DescribeTags",
                    "elasticloadbalancing:DescribeTargetGroupAttributes",
                    "elasticloadbalancing:DescribeTargetGroups",
                    "elasticloadbalancing:DescribeTargetHealth",
                ],
                Resources = ["*"],
                Conditions = [InRegion(profile)],
                WildcardReason = "AWS offers no resources for these actions; they read, and in this region only.",
            },
        ];

    private static IEnumerable<PolicyStatement> SecurityGroups(EnvironmentProfile profile, SiteArns arns)
    {
        var cluster = profile.Aws!.ClusterName.Text;
        var groups = arns.Regional("ec2", "security-group/*");
        const string Reason = "Security groups are made at run time; the condition narrows them to those of this cluster.";
        yield return new()
        {
            Sid = "MakeSecurityGroups",
            Actions = ["ec2:CreateSecurityGroup"],
            Resources = [groups],
            Conditions = [new("StringEquals", $"aws:RequestTag/{BalancerTag}", [cluster])],
            WildcardReason = Reason,
        };
        yield return new()
        {
            Sid = "MakeSecurityGroupsInVpc",
            Actions = ["ec2:CreateSecurityGroup"],
            Resources = [arns.Regional("ec2", "vpc/*")],
            WildcardReason = "The configuration does not name the VPC; the statement before says which groups may be made in it.",
        };
        yield return new()
        {
            Sid = "TagNewSecurityGroups",
            Actions = ["ec2:CreateTags"],
            Resources = [groups],
            Conditions =
            [
                new("StringEquals", "ec2:CreateAction", ["CreateSecurityGroup"]),
                new("StringEquals", $"aws:RequestTag/{BalancerTag}", [cluster]),
            ],
            WildcardReason = Reason,
        };
        yield return new()
        {
            Sid = "TagOwnSecurityGroups",
            Actions = ["ec2:CreateTags", "ec2:DeleteTags"],
            Resources = [groups],
            Conditions = OwnAndStays(cluster),
            WildcardReason = Reason,
        };
        yield return new()
        {
            Sid = "UseOwnSecurityGroups",
            Actions = ["ec2:AuthorizeSecurityGroupIngress", "ec2:DeleteSecurityGroup", "ec2:RevokeSecurityGroupIngress"],
            Resources = [groups],
            Conditions = [Own(cluster)],
            WildcardReason = Reason,
        };
        yield return new()
        {
            // EKS tags the cluster's own security group so, and so must be tagged what nodes have in its place.
            Sid = "OpenNodesToBalancers",
            Actions = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
            Resources = [groups],
            Conditions = [new("Null", $"aws:ResourceTag/kubernetes.io/cluster/{cluster}", ["false"])],
            WildcardReason =
                $"The configuration does not name the nodes' security group; the condition narrows it to groups with the tag kubernetes.io/cluster/{cluster}.",
        };
    }

    private static IEnumerable<PolicyStatement> Balancers(EnvironmentProfile profile, SiteArns arns)
    {
        var cluster = profile.Aws!.ClusterName.Text;
        string Elb(string resource) => arns.Regional("elasticloadbalancing", resource);
        ImmutableArray<string> balancers = [Elb("loadbalancer/app/*/*"), Elb("loadbalancer/net/*/*")];
        ImmutableArray<string> listeners = [Elb("listener/app/*/*/*"), Elb("listener/net/*/*/*")];
        var rules = Elb("listener-rule/app/*/*/*/*");
        var targets = Elb("targetgroup/*/*");
        const string Reason = "Load balancers and their parts are made at run time; the condition narrows them to those of this cluster.";
        const string Untagged =
            "Load balancers and their parts are made at run time, and the controller's own policy has no condition on tags here either.";
        yield return new()
        {
            Sid = "MakeBalancers",
            Actions = ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"],
            Resources = [.. balancers, targets],
            Conditions = [new("StringEquals", $"aws:RequestTag/{BalancerTag}", [cluster])],
            WildcardReason = Reason,
        };
        yield return new()
        {
            Sid = "TagNewBalancers",
            Actions = ["elasticloadbalancing:AddTags"],
            Resources = [.. balancers, targets],
            Conditions =
            [
                new("StringEquals", "elasticloadbalancing:CreateAction", ["CreateLoadBalancer", "CreateTargetGroup"]),
                new("StringEquals", $"aws:RequestTag/{BalancerTag}", [cluster]),
            ],
            WildcardReason = Reason,
        };
        yield return new()
        {
            Sid = "TagOwnBalancers",
            Actions = ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
            Resources = [.. balancers, targets],
            Conditions = OwnAndStays(cluster),
            WildcardReason = Reason,
        };
        yield return new()
        {
            Sid = "UseOwnBalancers",
            Actions =
            [
                "elasticloadbalancing:DeleteLoadBalancer",
                "elasticloadbalancing:DeleteTargetGroup",
                "elasticloadbalancing:ModifyCapacityReservation",
                "elasticloadbalancing:ModifyListenerAttributes",
                "elasticloadbalancing:ModifyLoadBalancerAttributes",
                "elasticloadbalancing:ModifyTargetGroup",
                "elasticloadbalancing:ModifyTargetGroupAttributes",
                "elasticloadbalancing:SetIpAddressType",
                "elasticloadbalancing:SetSecurityGroups",
                "elasticloadbalancing:SetSubnets",
            ],
            Resources = [.. balancers, .. listeners, targets],
            Conditions = [Own(cluster)],
            WildcardReason = Reason,
        };
        yield return new()
        {
            Sid = "UseListeners",
            Actions =
            [
                "elasticloadbalancing:AddListenerCertificates",
                "elasticloadbalancing:AddTags",
                "elasticloadbalancing:CreateListener",
                "elasticloadbalancing:CreateRule",
                "elasticloadbalancing:DeleteListener",
                "elasticloadbalancing:DeleteRule",
                "elasticloadbalancing:ModifyListener",
                "elasticloadbalancing:ModifyRule",
                "elasticloadbalancing:RemoveListenerCertificates",
                "elasticloadbalancing:RemoveTags",
                "elasticloadbalancing:SetRulePriorities",
            ],
            Resources = [.. listeners, rules],
            WildcardReason = Untagged,
        };
        yield return new()
        {
            Sid = "AddListenersToBalancers",
            Actions = ["elasticloadbalancing:CreateListener"],
            Resources = balancers,
            WildcardReason = Untagged,
        };
        yield return new()
        {
            Sid = "RegisterTargets",
            Actions = ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"],
            Resources = [targets],
            WildcardReason = Untagged,
        };
    }

    private static PolicyCondition Own(string cluster) => new("StringEquals", $"aws:ResourceTag/{BalancerTag}", [cluster]);

    // The tag that says whose something is can be neither given nor taken away later.
    private static ImmutableArray<PolicyCondition> OwnAndStays(string cluster) =>
        [Own(cluster), new("Null", $"aws:RequestTag/{BalancerTag}", ["true"])];
}
