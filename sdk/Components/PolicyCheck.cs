using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Components;

/// <summary>
/// CG2030, CG2031 and CG2032: what IAM would refuse, or would allow too much of, in the rights that components declare for their accounts.
/// </summary>
internal static partial class PolicyCheck
{
    public static IEnumerable<Diagnostic> Check(ImmutableArray<ComponentOutput> outputs)
    {
        foreach (var (component, account) in outputs.SelectMany(o => o.Accounts.Select(a => (o.Component, a))))
        {
            foreach (var statement in account.Rights.SelectMany(r => r.Statements).Distinct())
            {
                var where = $"The statement '{statement.Sid}' of the account '{account.Name}', which the component '{component}' declares,";
                if (Wildcard(statement) is { } wildcard && string.IsNullOrWhiteSpace(statement.WildcardReason))
                    yield return Unreasoned(where, wildcard);
                if (!LegalSid.IsMatch(statement.Sid))
                    yield return IllegalSid(where);
            }
        }

        foreach (var account in outputs.SelectMany(o => o.Accounts).GroupBy(a => a.Name, StringComparer.Ordinal))
        {
            var length = ValuesJson.Write(PolicyDocument.Of(account.SelectMany(a => a.Rights))).Count(c => !char.IsWhiteSpace(c));
            if (length > PolicyDocument.LongestInline)
                yield return TooLong(account.Key, length);
        }
    }

    private static string? Wildcard(PolicyStatement statement) =>
        statement.Actions.Concat(statement.Resources).FirstOrDefault(text => text.AsSpan().ContainsAny('*', '?'));

    private static Diagnostic Unreasoned(string where, string wildcard) =>
        Diagnostic.Error(
            "CG2030",
            null,
            $"{where} allows '{wildcard}' without a reason for its wildcard.",
            "Name what is needed, or say in WildcardReason why AWS offers nothing narrower."
        );

    private static Diagnostic IllegalSid(string where) =>
        Diagnostic.Error("CG2031", null, $"{where} has a name that IAM refuses.", "Use letters and digits only.");

    private static Diagnostic TooLong(string account, int length) =>
        Diagnostic.Error(
            "CG2032",
            null,
            FormattableString.Invariant(
                $"The policy of the account '{account}' has {length} characters, and IAM takes {PolicyDocument.LongestInline} as the inline policies of a role."
            ),
            "Give its pods two accounts, or join its resources below one prefix."
        );

    [GeneratedRegex(@"\A[A-Za-z0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex LegalSid { get; }
}
