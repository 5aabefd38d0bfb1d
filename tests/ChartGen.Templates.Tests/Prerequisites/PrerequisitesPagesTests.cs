using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Ingress;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Tests.Prerequisites;

public sealed class PrerequisitesPagesTests
{
    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, PlatformComponents.Prerequisites);

    private static string Readme(EnvironmentProfile profile) => Of(profile).Text("README.md");

    [Fact]
    public void T23_operators_are_in_one_chart_and_objects_of_their_kinds_in_the_other()
    {
        Subchart[] operators =
        [
            Subcharts.AwsLoadBalancerController,
            Subcharts.ExternalSecrets,
            Subcharts.KubePrometheusStack,
            Subcharts.SparkOperator,
        ];

        Assert.Equal(operators, Of(TestProfiles.EksMulti).Dependencies);
        Assert.Empty(TestCharts.Of(TestProfiles.EksMulti, PlatformComponents.All).Dependencies.Intersect(operators));
    }

    [Fact]
    public void T25_a_controller_for_the_cluster_shares_no_name_with_a_platforms_own()
    {
        var profile = TestProfiles.EksSingle with { Ingress = new IngressChoice.Nginx { Controller = IngressController.Prerequisites } };

        Assert.Equal("prerequisites-ingress-nginx\n", Of(profile).Yaml("ingress-nginx", "fullnameOverride"));
        Assert.Empty(TestCharts.Of(profile, new IngressComponent()).Components);
        Assert.DoesNotContain(Subcharts.IngressNginx, Of(TestProfiles.EksSingle).Dependencies);
    }

    [Fact]
    public void A_laptop_needs_no_chart_of_prerequisites() => Assert.Empty(Of(TestProfiles.Local).Components);

    [Fact]
    public void C01_namespace_and_kinds_come_before_the_chart() =>
        Assert.Contains(
            """
            helm dependency build .
            kubectl create namespace ml-platform --dry-run=client --output yaml | kubectl apply --filename -
            helm show crds . | kubectl apply --server-side --force-conflicts --filename -
            helm upgrade --install prerequisites . --namespace kube-system --wait --timeout 15m

            """,
            Readme(TestProfiles.EksMulti),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_release_elsewhere_makes_its_namespace() =>
        Assert.Contains(
            "helm upgrade --install cluster . --namespace cluster-wide --create-namespace --wait --timeout 15m\n",
            Readme(
                TestProfiles.EksSingle with
                {
                    Prerequisites = new() { Name = ReleaseName.Parse("cluster"), Namespace = DnsLabel.Parse("cluster-wide") },
                }
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Each_repository_is_added_once() =>
        Assert.Contains(
            """
            ```shell
            helm repo add aws-load-balancer-controller https://aws.github.io/eks-charts
            helm dependency build .
            helm show crds . | kubectl apply --server-side --force-conflicts --filename -

            """,
            Readme(TestProfiles.EksSingle),
            StringComparison.Ordinal
        );

    [Fact]
    public void What_comes_from_elsewhere_stands_there_with_the_commands_that_show_it() =>
        Assert.Contains(
            """
            ```shell
            # The EBS CSI driver, by an EKS add-on or Terraform
            kubectl get csidriver ebs.csi.aws.com
            kubectl get deployments --all-namespaces --selector app.kubernetes.io/name=aws-ebs-csi-driver
            # The EFS CSI driver, by an EKS add-on or Terraform
            kubectl get csidriver efs.csi.aws.com
            kubectl get deployments --all-namespaces --selector app.kubernetes.io/name=aws-efs-csi-driver
            # The VPC CNI, by an EKS add-on or Terraform
            aws eks describe-addon --cluster-name acme-ml --region eu-central-1 --addon-name vpc-cni --query addon.configurationValues
            ```

            """,
            Readme(TestProfiles.EksMulti),
            StringComparison.Ordinal
        );

    [Fact]
    public void Where_the_controller_cannot_ask_its_node_the_readme_says_how_to_name_the_VPC() =>
        Assert.Contains(
            "  `prerequisites.loadBalancerController.values: {vpcId: vpc-…}`.\n",
            Readme(TestProfiles.EksSingle),
            StringComparison.Ordinal
        );

    [Fact]
    public void Roles_of_accounts_that_an_add_on_makes_are_named_too() =>
        Assert.Contains(
            "| `ebs-csi-controller-sa` | make, attach, grow and delete the EBS volumes of claims | `arn:aws:iam::444455556666:role/acme-ml.kube-system.ebs-csi-controller-sa` |\n",
            Readme(TestProfiles.EksSingle),
            StringComparison.Ordinal
        );

    [Fact]
    public void C14_the_readme_says_what_an_uninstall_leaves_and_takes()
    {
        var readme = Readme(TestProfiles.EksMulti);

        Assert.Contains("Every platform of the cluster first; then\n", readme, StringComparison.Ordinal);
        Assert.Contains("- The kinds of External Secrets stay, and so do all ExternalSecrets", readme, StringComparison.Ordinal);
        Assert.Contains("- The StorageClasses go.", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("External Secrets stay", Readme(TestProfiles.EksSingle), StringComparison.Ordinal);
    }

    [Fact]
    public void The_notes_say_what_was_brought_what_is_expected_and_what_comes_next() =>
        Assert.Equal(
            """
            Release {{ .Release.Name }}, revision {{ .Release.Revision }}, namespace {{ .Release.Namespace }}: what the ML platform needs of its cluster, profile single.

            Brought by this chart:
              The StorageClass gp3
                kubectl get storageclass gp3
              The AWS Load Balancer Controller
                kubectl get deployments --all-namespaces --selector app.kubernetes.io/name=aws-load-balancer-controller
                kubectl get ingressclass alb

            Expected from elsewhere; nothing here makes it:
              The EBS CSI driver, by an EKS add-on or Terraform
                kubectl get csidriver ebs.csi.aws.com
                kubectl get deployments --all-namespaces --selector app.kubernetes.io/name=aws-ebs-csi-driver
              The VPC CNI, by an EKS add-on or Terraform
                aws eks describe-addon --cluster-name acme-ml --region eu-central-1 --addon-name vpc-cni --query addon.configurationValues

            Once all of it is there, install the platform:
              helm upgrade --install mlplatform ../platform --namespace ml-platform --create-namespace

            """,
            Of(TestProfiles.EksSingle).Text("templates/NOTES.txt")
        );

    [Fact]
    public void Each_need_says_who_brings_it()
    {
        var profile = TestProfiles.EksMulti with
        {
            Identity = new IdentityChoice.PodIdentity(),
            Prerequisites = new() { SparkOperator = new(PrerequisiteSource.Existing) },
        };

        Assert.Equal(
            [
                "The EBS CSI driver: an EKS add-on or Terraform",
                "The EFS CSI driver: an EKS add-on or Terraform",
                "The StorageClass `gp3`: this chart",
                "The StorageClass `efs-sc`: this chart",
                "The AWS Load Balancer Controller: this chart",
                "The External Secrets operator: this chart",
                "The Spark Operator: whoever made the cluster",
                "The EKS Pod Identity Agent: an EKS add-on or Terraform",
                "The VPC CNI: an EKS add-on or Terraform",
                "Prometheus with its operator: this chart",
            ],
            ClusterNeed.Of(profile).Select(n => $"{n.Title}: {n.By("this chart")}")
        );
    }

    [Fact]
    public void CloudWatchs_add_on_is_looked_for_in_its_own_namespace()
    {
        var profile = TestProfiles.EksSingle with
        {
            Observability = new ObservabilityChoice.CloudWatch(),
            Prerequisites = new() { FluentBit = Prerequisite.ByAddon },
        };

        Assert.Equal(
            [
                "kubectl get daemonsets --all-namespaces --selector app.kubernetes.io/name=aws-cloudwatch-metrics",
                "kubectl get daemonsets --namespace amazon-cloudwatch",
            ],
            ClusterNeed.Of(profile).Where(n => n.Title is "The CloudWatch agent" or "Fluent Bit").SelectMany(n => n.Checks)
        );
    }

    [Theory]
    [InlineData(IngressController.Existing, "whoever made the cluster")]
    [InlineData(IngressController.Prerequisites, "this chart")]
    public void A_controller_that_is_not_the_platforms_is_a_need(IngressController controller, string by)
    {
        var profile = TestProfiles.Local with { Ingress = new IngressChoice.Nginx { Controller = controller } };

        Assert.Equal(by, Assert.Single(ClusterNeed.Of(profile), n => n.Title.Contains("nginx", StringComparison.Ordinal)).By("this chart"));
    }
}
