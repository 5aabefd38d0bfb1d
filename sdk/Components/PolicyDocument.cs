using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Components;

/// <summary>Writes rights as one document of AWS IAM.</summary>
public static class PolicyDocument
{
    /// <summary>What IAM takes as the inline policies of a role together, in characters without white space.</summary>
    public const int LongestInline = 10_240;

    private const string Version = "2012-10-17";

    /// <summary>The policy that gives rights; a statement that two of them have stands once.</summary>
    public static ValuesMap Of(IEnumerable<AwsRight> rights) =>
        Document(Statements(rights).Select(s => Statement(s.Sid, s.Statement.Actions, s.Statement.Conditions, s.Statement.Resources)));

    /// <summary>The policy that says who may take a role.</summary>
    /// <param name="principal">Whom it trusts, as <c>Federated</c> or <c>Service</c> and the name.</param>
    /// <param name="actions">How.</param>
    /// <param name="conditions">What must hold beside, all of it.</param>
    public static ValuesMap Trust(
        (string Kind, string Name) principal,
        ImmutableArray<string> actions,
        ImmutableArray<PolicyCondition> conditions
    ) =>
        Document([
            ValuesMap.Of(
                ("Effect", "Allow"),
                ("Principal", ValuesMap.Of((principal.Kind, principal.Name))),
                ("Action", ValuesList.OfStrings(actions)),
                ("Condition", Conditions(conditions))
            ),
        ]);

    /// <summary>The statements of rights, each once and by the name that it has in the document.</summary>
    public static IEnumerable<(string Sid, PolicyStatement Statement)> Statements(IEnumerable<AwsRight> rights)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in rights.SelectMany(r => r.Statements).Distinct())
        {
            var sid = statement.Sid;
            for (var i = 2; !taken.Add(sid); i++)
                sid = FormattableString.Invariant($"{statement.Sid}{i}");
            yield return (sid, statement);
        }
    }

    private static ValuesMap Document(IEnumerable<ValuesMap> statements) =>
        ValuesMap.Of(("Version", Version), ("Statement", ValuesList.Of(statements)));

    private static ValuesMap Statement(
        string sid,
        ImmutableArray<string> actions,
        ImmutableArray<PolicyCondition> conditions,
        ImmutableArray<string> resources
    ) =>
        ValuesMap.Of(
            ("Sid", sid),
            ("Effect", "Allow"),
            ("Action", ValuesList.OfStrings(actions)),
            ("Resource", ValuesList.OfStrings(resources)),
            ("Condition", conditions.IsEmpty ? null : Conditions(conditions))
        );

    private static ValuesMap Conditions(ImmutableArray<PolicyCondition> conditions) =>
        new([
            .. conditions
                .GroupBy(c => c.Operator, StringComparer.Ordinal)
                .Select(o => new ValuesEntry(o.Key, new ValuesMap([.. o.Select(c => new ValuesEntry(c.Key, Values(c.Values)))]))),
        ]);

    private static ValuesNode Values(ImmutableArray<string> values) => values is [var one] ? one : ValuesList.OfStrings(values);
}
