using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Runbook;

namespace ChartGen.Templates.Tests.Runbook;

public sealed class RunbookSurroundingsTests
{
    private static readonly EnvironmentProfile CloudWatch = TestProfiles.EksMulti with
    {
        Observability = new ObservabilityChoice.CloudWatch(),
    };

    [Fact]
    public void Roles_are_made_after_the_provider_that_they_trust_and_before_the_addons_that_take_them() =>
        RunbookGitopsTests.InOrder(
            Surroundings(TestProfiles.EksMulti),
            "Bring what is missing, in this order:",
            "aws iam create-open-id-connect-provider ",
            "bash iam/create-roles.sh\n",
            "aws eks create-addon --cluster-name acme-ml --addon-name aws-efs-csi-driver --service-account-role-arn arn:aws:iam::444455556666:role/acme-ml.kube-system.efs-csi-controller-sa"
        );

    [Fact]
    public void Every_need_stands_in_the_table_once_and_says_what_it_must_be()
    {
        var rows = Surroundings(TestProfiles.EksMulti)
            .Split('\n')
            .Where(l => l.StartsWith('|'))
            .Skip(2)
            .Select(l => l.Split(" | ").Select(c => c.Trim(' ', '|')).ToArray())
            .ToArray();

        Assert.Equal(rows.Select(r => r[0]).Distinct(), rows.Select(r => r[0]));
        Assert.DoesNotContain(rows, r => r.Any(c => c.Length == 0));
    }

    [Fact]
    public void One_addon_brings_the_agent_and_Fluent_Bit_under_a_role_of_yours()
    {
        var text = Surroundings(
            CloudWatch with
            {
                Prerequisites = CloudWatch.Prerequisites with
                {
                    CloudWatchAgent = new(PrerequisiteSource.Addon),
                    FluentBit = new(PrerequisiteSource.Addon),
                },
            }
        );

        Assert.Contains(
            "| CloudWatch agent and Fluent Bit | an EKS add-on or Terraform | which sends metrics and logs; its account `cloudwatch-agent` in `amazon-cloudwatch` needs a role with AWS's policy `CloudWatchAgentServerPolicy` |\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            1,
            text.Split('\n')
                .Count(l =>
                    l
                    == "aws eks create-addon --cluster-name acme-ml --addon-name amazon-cloudwatch-observability --service-account-role-arn '<ROLE-OF-THE-CLOUDWATCH-AGENT>' --region eu-central-1"
                )
        );
    }

    [Fact]
    public void Agents_of_the_chart_need_nothing_from_outside() =>
        Assert.DoesNotContain("amazon-cloudwatch-observability", Surroundings(CloudWatch), StringComparison.Ordinal);

    [Fact]
    public void Under_Pod_Identity_an_addon_is_given_no_role()
    {
        var text = Surroundings(TestProfiles.EksMulti with { Identity = new IdentityChoice.PodIdentity() });

        Assert.Contains("--addon-name aws-efs-csi-driver --region eu-central-1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("--service-account-role-arn", text, StringComparison.Ordinal);
    }

    private static string Surroundings(EnvironmentProfile profile) =>
        RunbookGitopsTests.Section(TestParts.Files(new RunbookDocument(), profile)["RUNBOOK.md"], "What must be there before");
}
