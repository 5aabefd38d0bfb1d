using System.Runtime.Versioning;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Tests.Identity;

/// <summary>The Terraform file before Terraform, and the script before an <c>aws</c> that writes down how it is called.</summary>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
public sealed class RolesTests
{
    // Knows the role "known" and the association of "known", and records every call that changes something.
    private const string FakeAws = """
        #!/usr/bin/env bash
        case "$*" in
          'sts get-caller-identity '*) echo "$FAKE_ACCOUNT" ;;
          'iam get-role '*acme-ml.ml-platform.known*) echo '{}' ;;
          'iam get-role '*)
            echo "An error occurred (${FAKE_ERROR:-NoSuchEntity}) when calling the GetRole operation: no." >&2
            exit 254
            ;;
          'eks list-pod-identity-associations '*'--service-account known '*) echo a-known ;;
          'eks list-pod-identity-associations '*) echo None ;;
          *)
            echo "$*" >>"$FAKE_CALLS"
            for argument; do
              [[ $argument != file://* ]] || [[ -s ${argument#file://} ]] || exit 99
            done
            ;;
        esac

        """;

    [FactWithPrograms("terraform")]
    public void Terraform_would_format_the_file_no_other_way()
    {
        foreach (var profile in new[] { Irsa, PodIdentity })
        {
            using var folder = Written(profile);

            var (exitCode, output, errors) = Programs.Run("terraform", ["fmt", "-check", "-diff", Path.Combine(folder.Path, "iam")]);

            Assert.True(exitCode == 0, output + errors);
        }
    }

    [FactWithPrograms("bash")]
    public void A_role_that_is_missing_is_created_and_one_that_is_there_is_brought_up_to_date()
    {
        using var folder = Written(Irsa);

        var (exitCode, calls, _) = Run(folder, "444455556666");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            [
                "iam update-assume-role-policy --role-name acme-ml.ml-platform.known --policy-document file://<iam>/trust/known.json",
                "iam put-role-policy --role-name acme-ml.ml-platform.known --policy-name least --policy-document file://<iam>/policies/known.json",
                "iam create-role --role-name acme-ml.ml-platform.missing --path / --description ServiceAccount missing in ml-platform of the EKS cluster acme-ml --assume-role-policy-document file://<iam>/trust/missing.json",
                "iam put-role-policy --role-name acme-ml.ml-platform.missing --policy-name least --policy-document file://<iam>/policies/missing.json",
            ],
            calls
        );
    }

    [FactWithPrograms("bash")]
    public void Under_Pod_Identity_each_account_is_associated_with_its_role()
    {
        using var folder = Written(PodIdentity);

        var (exitCode, calls, _) = Run(folder, "444455556666");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            [
                "eks update-pod-identity-association --region eu-central-1 --cluster-name acme-ml --association-id a-known --role-arn arn:aws:iam::444455556666:role/acme-ml.ml-platform.known",
                "eks create-pod-identity-association --region eu-central-1 --cluster-name acme-ml --namespace ml-platform --service-account missing --role-arn arn:aws:iam::444455556666:role/acme-ml.ml-platform.missing",
            ],
            calls.Where(c => c.StartsWith("eks ", StringComparison.Ordinal))
        );
    }

    [FactWithPrograms("bash")]
    public void In_another_account_nothing_is_done()
    {
        using var folder = Written(Irsa);

        var (exitCode, calls, errors) = Run(folder, "999900001111");

        Assert.Equal(1, exitCode);
        Assert.Empty(calls);
        Assert.Equal(
            "These roles belong to the account 444455556666, but the credentials at hand are those of 999900001111: nothing was done.\n",
            errors
        );
    }

    [FactWithPrograms("bash")]
    public void A_refusal_is_no_missing_role()
    {
        using var folder = Written(Irsa);

        var (exitCode, calls, errors) = Run(folder, "444455556666", "AccessDenied");

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain(calls, c => c.StartsWith("iam create-role ", StringComparison.Ordinal));
        Assert.Equal("An error occurred (AccessDenied) when calling the GetRole operation: no.\n", errors);
    }

    private static EnvironmentProfile Irsa => TestProfiles.EksMulti;

    private static EnvironmentProfile PodIdentity => TestProfiles.EksMulti with { Identity = new IdentityChoice.PodIdentity() };

    private static TemporaryFolder Written(EnvironmentProfile profile)
    {
        var right = PlatformRights.Bucket(profile, BucketName.Parse("acme-ml"), "models", BucketAccess.Read);
        var folder = new TemporaryFolder();
        var files = TestDocuments.Of(
            new IdentityDocument(),
            new(
                profile,
                [
                    new()
                    {
                        Component = "scoring",
                        Accounts = [new("known", AccountMaker.Platform, [right]), new("missing", AccountMaker.Platform, [right])],
                    },
                ],
                []
            )
        );
        foreach (var (path, text) in files)
            folder.File(path, text);
        return folder;
    }

    private static (int ExitCode, string[] Calls, string Errors) Run(TemporaryFolder folder, string account, string? error = null)
    {
        var aws = folder.File("bin/aws", FakeAws);
        File.SetUnixFileMode(aws, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var calls = Path.Combine(folder.Path, "calls");
        var (exitCode, _, errors) = Programs.Run(
            "bash",
            [Path.Combine(folder.Path, "iam/create-roles.sh")],
            new Dictionary<string, string?>
            {
                ["PATH"] = $"{Path.GetDirectoryName(aws)}:{Environment.GetEnvironmentVariable("PATH")}",
                ["FAKE_ACCOUNT"] = account,
                ["FAKE_CALLS"] = calls,
                ["FAKE_ERROR"] = error,
            }
        );
        var lines = File.Exists(calls) ? File.ReadAllLines(calls) : [];
        return (exitCode, [.. lines.Select(l => l.Replace(Path.Combine(folder.Path, "iam"), "<iam>", StringComparison.Ordinal))], errors);
    }
}
