using System.Text.Json;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The files below <c>iam/</c> of the sample site, read as AWS would read them.</summary>
public sealed class PolicyTests
{
    private const string Account = "111122223333";
    private const string Region = "eu-west-1";

    // Every right that there is: the drivers by the chart, and whichever watches.
    private static readonly string[][] Variants =
    [
        [],
        ["identity.kind=pod-identity"],
        ["prerequisites.ebsDriver.kind=chart", "prerequisites.efsDriver.kind=chart"],
        ["observability.kind=cloudwatch"],
        ["objectStore.kind=s3", "database.kind=rds"],
        ["secrets.kind=external-secrets", "identity.kind=pod-identity"],
    ];

    public static TheoryData<string> Cases =>
        [.. from profile in new[] { "eks-single", "eks-multi" } from variant in Variants select string.Join(' ', [profile, .. variant])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_policy_names_what_is_configured_and_no_wildcard_without_its_reason(string @case)
    {
        var files = Files(@case);
        var reasons = Rows(files["iam/README.md"], "## Wildcards");
        var policies = files.Where(f => f.Key.StartsWith("iam/policies/", StringComparison.Ordinal)).ToList();

        Expect.None(policies.SelectMany(p => Faults(Name(p.Key), p.Value, reasons)));
        Assert.NotEmpty(policies);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_role_has_one_policy_and_trusts_one_account_of_the_cluster(string @case)
    {
        var files = Files(@case);
        var rows = Rows(files["iam/README.md"], "# AWS roles");

        Assert.Equal(
            rows.Select(r => r[0]).Order(StringComparer.Ordinal),
            files.Keys.Where(f => f.StartsWith("iam/trust/", StringComparison.Ordinal)).Select(Name).Order(StringComparer.Ordinal)
        );
        Expect.None(
            from row in rows
            let trust = Only(JsonDocument.Parse(files[$"iam/trust/{row[0]}.json"]).RootElement.GetProperty("Statement"))
            from fault in TrustFaults(trust, row[0], row[1])
            select $"{row[0]}: {fault}"
        );
        Assert.All(rows, row => Assert.Contains($"\"{row[0]}\" = {{", files["iam/roles.tf"], StringComparison.Ordinal));
        Assert.All(
            rows,
            row =>
                Assert.Contains(
                    $"\nrole '{row[0]}' '{row[1]}' '{row[4].Split(":role/")[1]}' '/'\n",
                    files["iam/create-roles.sh"],
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(rows.Count, rows.Select(r => r[4]).Distinct().Count());
    }

    [Fact]
    public void A_laptop_has_no_roles() =>
        Assert.DoesNotContain(
            MlPlatform.Generate("local-hostpath", MlPlatform.SampleSite).Files,
            f => f.Path.Text.StartsWith("iam/", StringComparison.Ordinal)
        );

    private static SortedDictionary<string, string> Files(string @case) =>
        new(
            MlPlatform
                .Generate(@case.Split(' ')[0], MlPlatform.SampleSite, @case.Split(' ')[1..])
                .Files.ToDictionary(f => f.Path.Text, f => f.Text),
            StringComparer.Ordinal
        );

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    private static IEnumerable<string> Faults(string account, string text, List<string[]> reasons)
    {
        using var document = JsonDocument.Parse(text);
        if (text.Count(c => !char.IsWhiteSpace(c)) > 10_240)
            yield return $"{account}: longer than an inline policy may be";
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in document.RootElement.GetProperty("Statement").EnumerateArray())
        {
            var sid = statement.GetProperty("Sid").GetString()!;
            if (!sids.Add(sid) || !sid.All(char.IsAsciiLetterOrDigit))
                yield return $"{account}: the name '{sid}'";
            var reason = reasons.Where(r => r[0] == account && r[1] == sid).Select(r => r[2]).FirstOrDefault("");
            foreach (var action in Texts(statement.GetProperty("Action")).Where(a => a.Contains('*', StringComparison.Ordinal)))
                yield return $"{account}.{sid}: the action {action}";
            foreach (var resource in Texts(statement.GetProperty("Resource")))
            {
                if (resource.Contains('*', StringComparison.Ordinal) && !reason.Split(", ").Contains(resource))
                    yield return $"{account}.{sid}: no reason for {resource}";
                if (resource != "*" && !IsOfSite(resource))
                    yield return $"{account}.{sid}: {resource} is of another account or region";
            }
        }
    }

    private static bool IsOfSite(string arn) =>
        arn.Split(':', 6) is ["arn", "aws", var service, var region, var account, _]
        && (
            service switch
            {
                "s3" => region.Length + account.Length == 0,
                "iam" => region.Length == 0 && account == Account,
                _ => region == Region && account == Account,
            }
        );

    private static IEnumerable<string> TrustFaults(JsonElement trust, string account, string @namespace)
    {
        var conditions = trust
            .GetProperty("Condition")
            .EnumerateObject()
            .SelectMany(o => o.Value.EnumerateObject())
            .ToDictionary(c => c.Name, c => c.Value.GetString()!);
        var expected = trust.GetProperty("Principal").TryGetProperty("Federated", out _)
            ? new Dictionary<string, string>
            {
                [$"{Issuer}:aud"] = "sts.amazonaws.com",
                [$"{Issuer}:sub"] = $"system:serviceaccount:{@namespace}:{account}",
            }
            : new()
            {
                ["aws:SourceAccount"] = Account,
                ["aws:SourceArn"] = $"arn:aws:eks:{Region}:{Account}:cluster/ml-prod",
                ["aws:RequestTag/kubernetes-namespace"] = @namespace,
                ["aws:RequestTag/kubernetes-service-account"] = account,
            };
        return expected.Except(conditions).Concat(conditions.Except(expected)).Select(c => $"{c.Key} = {c.Value}");
    }

    private const string Issuer = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";

    private static JsonElement Only(JsonElement list) => Assert.Single(list.EnumerateArray());

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(e => e.GetString()!);

    // The rows of the first table below a heading, code marks taken off.
    private static List<string[]> Rows(string readme, string heading) =>
        [
            .. readme[readme.IndexOf(heading, StringComparison.Ordinal)..]
                .Split('\n')
                .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Trim('|').Split('|').Select(cell => cell.Replace("`", "", StringComparison.Ordinal).Trim()).ToArray()),
        ];
}
