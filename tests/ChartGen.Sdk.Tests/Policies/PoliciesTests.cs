using System.Text.RegularExpressions;
using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

/// <summary>The policies as a whole.</summary>
public sealed partial class PoliciesTests
{
    [Fact]
    public void Every_policy_is_run_once_in_the_order_of_the_codes()
    {
        var classes = typeof(Policy).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Policy))).ToHashSet();

        Assert.Equal(classes, Sdk.Policies.Policies.All.Select(p => p.GetType()).ToHashSet());
        Assert.Equal(Codes.Order(StringComparer.Ordinal), Codes);
        Assert.Equal(Codes.Distinct(), Codes);
    }

    [Fact]
    public void Every_policy_has_a_file_and_a_test_of_its_name()
    {
        Expect.None(
            Sdk.Policies.Policies.All.Select(p => p.GetType().Name)
                .Where(name =>
                    !File.Exists(Repository.Full($"sdk/Policies/{name}.cs"))
                    || !File.Exists(Repository.Full($"tests/ChartGen.Sdk.Tests/Policies/{name}Tests.cs"))
                )
        );
    }

    [Fact]
    public void The_page_lists_every_policy_with_its_promise()
    {
        var rows = File.ReadLines(Repository.Full("docs/policies.md")).Select(l => Row().Match(l)).Where(m => m.Success);

        Assert.Equal(Sdk.Policies.Policies.All.Select(p => (p.Code, p.Title)), rows.Select(m => (m.Groups[1].Value, m.Groups[2].Value)));
    }

    private static IEnumerable<string> Codes => Sdk.Policies.Policies.All.Select(p => p.Code);

    [GeneratedRegex(@"^\| (CG70[0-8][0-9]) \| (.+?) \|")]
    private static partial Regex Row();
}
