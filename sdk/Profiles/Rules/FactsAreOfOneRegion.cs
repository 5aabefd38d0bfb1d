using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Layers;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1240: a certificate, an issuer, a file system or a database of another region or account than the cluster's comes from somebody else's outputs.</summary>
internal sealed partial class FactsAreOfOneRegion : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) => Check(profile, sources, Claims(profile));

    /// <summary>Checks settings that are parts of ARNs.</summary>
    public static IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources, IEnumerable<FactArn> arns) =>
        Check(
            profile,
            sources,
            arns.Where(a => sources[a.Path]?.Where == a.Where)
                .SelectMany(a => new Claim[] { new(a.Path, "region", a.Region), new(a.Path, "account", a.Account) })
        );

    private static IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources, IEnumerable<Claim> claims)
    {
        if (profile.Aws is not { } aws)
            return [];
        return claims
            .Select(c => (Claim: c, Settled: c.Of == "region" ? aws.Region.Text : aws.AccountId.Text))
            .Where(c => c.Claim.Text.Length > 0 && c.Settled.Length > 0 && c.Claim.Text != c.Settled)
            .Select(c => Differs(c.Claim, c.Settled, sources));
    }

    private static IEnumerable<Claim> Claims(EnvironmentProfile profile)
    {
        var certificate = profile.Ingress switch
        {
            IngressChoice.Alb alb => alb.Certificate.Text,
            IngressChoice.Nginx { Certificate: { } of } => of.Text,
            _ => "",
        };
        if (certificate.Split(':', 6) is [_, _, "acm", var region, var account, _])
        {
            yield return new("ingress.certificateArn", "region", region);
            yield return new("ingress.certificateArn", "account", account);
        }

        yield return new("aws.oidcProvider", "region", Issuer.Match(profile.Aws?.OidcProvider?.Text ?? "").Groups[1].Value);
        if (profile.Database is DatabaseChoice.Rds database)
            yield return new("database.host", "region", Database.Match(database.Host.Text).Groups[1].Value);
    }

    private static Diagnostic Differs(Claim claim, string settled, SourceMap sources)
    {
        var path = claim.Of == "region" ? "aws.region" : "aws.accountId";
        return Diagnostic.Error(
            "CG1240",
            sources.At(claim.Path),
            $"'{claim.Path}' is of the {claim.Of} {claim.Text}, and '{path}'{Place(sources.At(path))} is {settled}.",
            "Take both from the same place: one of them is another environment's."
        );
    }

    private static string Place(SourceSpan? where) => where is { } place ? $" ({place})" : "";

    private sealed record Claim(string Path, string Of, string Text);

    [GeneratedRegex(@"\Aoidc\.eks\.([a-z0-9-]+)\.amazonaws\.com", RegexOptions.CultureInvariant)]
    private static partial Regex Issuer { get; }

    [GeneratedRegex(@"\.([a-z0-9-]+)\.rds\.amazonaws\.com(\.cn)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Database { get; }
}
