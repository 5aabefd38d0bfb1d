using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Values;

/// <summary>Recognises secrets in texts that anybody may have written, and hides them before a text is shown.</summary>
/// <remarks>
/// A text is hidden where its form gives it away (an AWS access key, a private key, a token of a known make, a Fernet key), or where its name
/// calls it a secret (<c>DB_PASSWORD</c>, <c>fernetKey</c>) and it is no reference, path, switch or number. Of a URL, a connection string or an
/// argument only the secret part is hidden.
/// </remarks>
public static partial class Redaction
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Hidden = "(hidden)";

    /// <summary>Whether a variable or key of this name is expected to hold a secret.</summary>
    public static bool IsNamed(string name)
    {
        var word = Separators.Replace(name, "");
        return SecretWord.IsMatch(word) && !HarmlessEnd.IsMatch(word);
    }

    /// <summary>A text without its secrets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The variable or key that holds it, or an empty text where it has none.</param>
    public static string Hide(string text, string name = "")
    {
        if (IsFormed(text) || name.Length > 0 && IsNamed(name) && IsLiteral(text))
            return Hidden;
        var shown = UserInfo.Replace(text, $"$1{Hidden}@");
        return Assignment.Replace(shown, m => IsLiteral(m.Groups["value"].Value) ? m.Groups["name"].Value + Hidden : m.Value);
    }

    private static bool IsFormed(string text) => text.Length >= 20 && Formed.IsMatch(text);

    private static bool IsLiteral(string text) => text.Length > 0 && text != Hidden && !Harmless.IsMatch(text);

    [GeneratedRegex("[_.-]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators { get; }

    [GeneratedRegex(
        "PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|ACCESSKEY|PRIVATEKEY|APIKEY|FERNETKEY|SIGNINGKEY|ENCRYPTIONKEY",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SecretWord { get; }

    [GeneratedRegex(
        "(FILE|PATH|DIR|NAME|NAMES|NAMESPACE|ARN|REF|KIND|TYPE|TTL|SECONDS|TIMEOUT|EXPIRATION|INTERVAL|ENABLED|PREFIX|SELECTOR|ISSUER|POLICY|VERSION"
            + "|AUDIENCE|REGION|LENGTH|URL|URI|ENDPOINT|(^|EXISTING|PULL|TLS|CREDENTIALS|METADATA)SECRETS?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex HarmlessEnd { get; }

    [GeneratedRegex(
        @"\A([$/{<*%].*|.*(\{\{|\$\(|\$\{).*|true|false|yes|no|none|null|on|off|-?[0-9][0-9.]*[a-zA-Z]{0,2})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Harmless { get; }

    [GeneratedRegex(
        @"(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])|-----BEGIN ([A-Z]+ )*PRIVATE KEY-----|\A[A-Za-z0-9_-]{43}=\z"
            + @"|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.|\b(gh[opsur]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Formed { get; }

    [GeneratedRegex(@"(://[^\s/:@'""]*:)[^\s/@${<%'""]+@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo { get; }

    [GeneratedRegex(
        @"(?<name>(?<![A-Za-z0-9])[\w.-]*(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|(ACCESS|PRIVATE|API|FERNET)[_-]?KEY)=['""]?)(?<value>[^\s'"";&]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Assignment { get; }
}
