using ChartGen.Sdk.Cluster;
using ChartGen.Sdk.Cluster.Checks;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Cluster.Checks;

/// <summary>Roles and Secrets.</summary>
public sealed class AccessTests
{
    private const string Role = "arn:aws:iam::210987654321:role/ml.ml.mlflow";

    private const string AccountsPath = "/api/v1/namespaces/ml/serviceaccounts";

    private const string AddonPath = "/api/v1/namespaces/kube-system/serviceaccounts/ebs-csi-controller-sa";

    private const string Yaml = $$"""
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: mlflow, annotations: {eks.amazonaws.com/role-arn: "{{Role}}"} }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: inference, annotations: {eks.amazonaws.com/role-arn: "{{Role}}"} }
        """;

    private static readonly ComponentOutput Driver = new()
    {
        Component = "driver",
        Accounts = [new("ebs-csi-controller-sa", AccountMaker.Outside, [new AwsRight("Makes volumes", [])])],
    };

    private static readonly SecretSpec Database = SecretSpec.Of(
        "mlflow-database",
        "Deployment/mlflow",
        ("password", SecretText.Of(new SecretPart.Fixed("x"))),
        ("username", SecretText.Of(new SecretPart.Fixed("x")))
    );

    [Fact]
    public void Accounts_name_the_profiles_roles()
    {
        var plan = Examined.Plan(TestProfiles.Cloud, Yaml);

        Assert.Equal(
            [
                "warning CG8260: ServiceAccount ml/mlflow names the role 'arn:aws:iam::1:role/old', and the profile has 'arn:aws:iam::210987654321:role/ml.ml.mlflow'. "
                    + "Upgrade the release, and restart its pods: they keep the role with which they started.",
                "warning CG8260: ServiceAccounts of 'ml' name no role, and the profile gives them one: inference. "
                    + "Upgrade the release, and restart its pods: they keep the role with which they started.",
            ],
            Examined
                .By<Accounts>(plan, (AccountsPath, Examined.List(Account("mlflow", "arn:aws:iam::1:role/old"), Account("inference", ""))))
                .Texts()
        );
        Assert.Equal(["mlflow"], Examined.By<Accounts>(plan, (AccountsPath, Examined.List(Account("mlflow", Role)))).Facts());
    }

    [Fact]
    public void The_account_of_an_add_on_has_a_role_of_the_profiles_account()
    {
        var plan = Examined.Plan(TestProfiles.Cloud, "").With(Driver);

        Assert.Equal(
            [
                "warning CG8261: ServiceAccount kube-system/ebs-csi-controller-sa names no role, so its pods may do nothing in AWS unless EKS Pod Identity gives them one. "
                    + "Update the add-on with --service-account-role-arn; iam/ has the policy.",
            ],
            Examined.By<Accounts>(plan, (AddonPath, Account("ebs-csi-controller-sa", ""))).Texts()
        );
        Assert.Equal(
            [
                "warning CG8260: ServiceAccount kube-system/ebs-csi-controller-sa names the role 'arn:aws:iam::111122223333:role/ebs', which is not one of the account 210987654321. "
                    + "Give the add-on the role of the profile's account; identity.roles names another where that is meant.",
            ],
            Examined.By<Accounts>(plan, (AddonPath, Account("ebs-csi-controller-sa", "arn:aws:iam::111122223333:role/ebs"))).Texts()
        );
        Assert.Equal(
            ["ebs-csi-controller-sa"],
            Examined.By<Accounts>(plan, (AddonPath, Account("ebs-csi-controller-sa", "arn:aws:iam::210987654321:role/ebs"))).Facts()
        );
    }

    [Fact]
    public void Associations_of_Pod_Identity_are_not_seen_and_that_is_said()
    {
        var part = Examined.By<Accounts>(
            Examined.Plan(TestProfiles.Cloud with { Identity = new IdentityChoice.PodIdentity() }, "").With(Driver)
        );

        Assert.Equal(
            [
                "note CG8262: Which roles EKS Pod Identity gives is not seen in the cluster: ebs-csi-controller-sa. "
                    + "See them with aws eks list-pod-identity-associations --cluster-name ml --region eu-central-1.",
            ],
            part.Texts()
        );
        Assert.Equal(CheckVerdict.Unknown, part.Verdict);
    }

    [Fact]
    public void A_Secret_that_CI_writes_has_to_be_there_with_its_keys()
    {
        var plan = Plan(new SecretsChoice.Manifest());

        Assert.Equal(
            [
                "error CG8270: There is no Secret 'kafka' in 'ml'; it is read by Deployment/inference. Make it; each of its keys becomes a variable.",
                "error CG8270: There is no Secret 'mlflow-database' in 'ml'; it is read by Deployment/mlflow. Make it with the keys 'password', 'username'.",
            ],
            Examined.By<AwaitedSecrets>(plan).Texts()
        );
        Assert.Equal(
            [
                "error CG8271: The Secret 'mlflow-database' in 'ml' lacks the key 'username': pods that read it do not start. Add what is missing; keys are case-sensitive.",
                "error CG8271: The Secret 'mlflow-database' in 'ml' has nothing under the key 'password'. Write the value; an empty one starts pods that then cannot log in.",
            ],
            Examined.By<AwaitedSecrets>(plan, Kafka, Secret("""{"password": "", "Username": "bWw="}""")).Texts()
        );
        Assert.Equal(
            ["kafka", "mlflow-database"],
            Examined.By<AwaitedSecrets>(plan, Kafka, Secret("""{"password": "aHVudGVyMg==", "username": "bWw="}""")).Facts()
        );
    }

    [Theory]
    [MemberData(nameof(Made))]
    public void A_Secret_that_the_install_makes_need_not_be_there(SecretsChoice secrets) =>
        Assert.Equal(["kafka", "mlflow-database is made by the install"], Examined.By<AwaitedSecrets>(Plan(secrets), Kafka).Facts());

    public static TheoryData<SecretsChoice> Made =>
        [new SecretsChoice.InCluster(), new SecretsChoice.ExternalSecrets { Prefix = SecretPath.Parse("ml") }];

    [Fact]
    public void A_Secret_of_the_release_goes_with_the_upgrade_that_gives_it_to_others()
    {
        const string Keys = """{"password": "aHVudGVyMg==", "username": "bWw="}""";
        var plan = Plan(new SecretsChoice.ExternalSecrets { Prefix = SecretPath.Parse("ml") });

        Assert.Equal(
            [
                "warning CG8272: The upgrade deletes the Secret 'mlflow-database' in 'ml': it is of the release that stands, and its chart has it no more. "
                    + "Keep it: kubectl annotate secret mlflow-database --namespace ml helm.sh/resource-policy=keep.",
            ],
            Examined
                .By<AwaitedSecrets>(
                    plan,
                    Kafka,
                    Secret(Keys, """{"meta.helm.sh/release-name": "ml", "meta.helm.sh/release-namespace": "ml"}""")
                )
                .Texts()
        );
        Assert.Empty(
            Examined
                .By<AwaitedSecrets>(
                    plan,
                    Kafka,
                    Secret(
                        Keys,
                        """{"meta.helm.sh/release-name": "ml", "meta.helm.sh/release-namespace": "ml", "helm.sh/resource-policy": "keep"}"""
                    )
                )
                .Findings
        );
    }

    [Fact]
    public void An_ExternalSecret_that_is_not_synced_says_why()
    {
        const string External = "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: mlflow-database}\n";

        Assert.Equal(
            [
                "error CG8273: ExternalSecret/mlflow-database is not ready: SecretSyncedError. "
                    + "kubectl describe externalsecret mlflow-database --namespace ml says what Secrets Manager answered.",
            ],
            Examined
                .By<AwaitedSecrets>(
                    Examined.Plan(TestProfiles.Cloud, External),
                    ("/apis/external-secrets.io/v1", """{"resources": [{"name": "externalsecrets", "kind": "ExternalSecret"}]}"""),
                    (
                        "/apis/external-secrets.io/v1/namespaces/ml/externalsecrets",
                        Examined.List(
                            """{"metadata": {"name": "mlflow-database"}, "status": {"conditions": [{"type": "Ready", "status": "False", "reason": "SecretSyncedError", "message": "could not get secret"}]}}"""
                        )
                    )
                )
                .Texts()
        );
    }

    [Fact]
    public void Pull_Secrets_and_the_certificate_of_nginx_are_needed_too()
    {
        var profile = TestProfiles.Laptop with
        {
            Images = new() { PullSecrets = [SubdomainName.Parse("registry")] },
            Ingress = new IngressChoice.Nginx { TlsSecret = SubdomainName.Parse("web-tls") },
        };

        Assert.Equal(
            [
                "error CG8270: There is no Secret 'registry' in 'ml'; it is read by every pod, to pull images. Make it with the key '.dockerconfigjson'.",
                "error CG8270: There is no Secret 'web-tls' in 'ml'; it is read by ingress-nginx. Make it with the keys 'tls.crt', 'tls.key'.",
            ],
            Examined.By<AwaitedSecrets>(Examined.Plan(profile, "")).Texts()
        );
    }

    [Fact]
    public void Where_Secrets_may_not_be_read_the_check_is_unknown()
    {
        var part = Examined.By<AwaitedSecrets>(
            Plan(new SecretsChoice.Manifest()),
            Kafka,
            ("/api/v1/namespaces/ml/secrets/mlflow-database", Examined.Forbidden)
        );

        Assert.Equal(CheckVerdict.Unknown, part.Verdict);
        Assert.Equal(["CG8204"], part.Findings.Select(f => f.Code));
        Assert.Equal(["kafka"], part.Facts());
    }

    private static readonly (string Path, string Json) Kafka = (
        "/api/v1/namespaces/ml/secrets/kafka",
        """{"kind": "Secret", "data": {"A": "Yg=="}}"""
    );

    private static ClusterPlan Plan(SecretsChoice secrets) =>
        Examined
            .Plan(TestProfiles.Cloud with { Secrets = secrets }, "")
            .With(
                new()
                {
                    Component = "mlflow",
                    Secrets = [Database],
                    ForeignSecrets = [new("kafka", [], "Deployment/inference")],
                }
            );

    private static (string Path, string Json) Secret(string data, string annotations = "{}") =>
        (
            "/api/v1/namespaces/ml/secrets/mlflow-database",
            $$"""{"kind": "Secret", "metadata": {"name": "mlflow-database", "annotations": {{annotations}}}, "type": "Opaque", "data": {{data}}}"""
        );

    private static string Account(string name, string role) =>
        $$$"""{"metadata": {"name": "{{{name}}}", "annotations": {"eks.amazonaws.com/role-arn": "{{{role}}}"} } }""";
}
