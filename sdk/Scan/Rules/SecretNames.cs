using System.Buffers;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>Which names hold a secret, and which texts are one.</summary>
internal static partial class SecretNames
{
    private const int LongestLogin = 1000;
    private const int ShortestToken = 20;
    private const int LongestText = 10_000;

    private static readonly SearchValues<char> EndsOfLogin = SearchValues.Create(" \t\n/\"'");

    private static readonly string[] SessionKeys =
    [
        "fernetKey",
        "webserverSecretKey",
        "apiSecretKey",
        "jwtSecret",
        "flaskServerSecretKey",
        "AIRFLOW__CORE__FERNET_KEY",
        "AIRFLOW__WEBSERVER__SECRET_KEY",
        "AIRFLOW__API__SECRET_KEY",
        "AIRFLOW__API_AUTH__JWT_SECRET",
        "MLFLOW_FLASK_SERVER_SECRET_KEY",
        "FERNET_KEY",
    ];

    private static readonly string[] Aws =
    [
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "awsAccessKeyId",
        "awsSecretAccessKey",
        "aws_access_key_id",
        "aws_secret_access_key",
        "spark.hadoop.fs.s3a.access.key",
        "spark.hadoop.fs.s3a.secret.key",
        "fs.s3a.access.key",
        "fs.s3a.secret.key",
    ];

    /// <summary>Keys that sign or encrypt, whose value must stay the same.</summary>
    public static bool IsSessionKey(string name) => SessionKeys.Contains(name);

    /// <summary>Credentials of AWS, or of a store that speaks S3, as AWS's own clients read them.</summary>
    public static bool IsAwsKey(string name) => Aws.Contains(name);

    /// <summary>Whether a name holds a secret, and not the name of one.</summary>
    public static bool IsSecret(NamedValue value) =>
        value.Name is "secretKey" ? value.Path is [.., "users" or "svcaccts", _, _]
        : value is { Name: "value", IsVariable: false, Path: [.., var holder, _] } ? IsSecret(holder)
        : IsSecret(value.Name);

    public static bool IsSecret(string name) => Secret.IsMatch(name) && !NoSecret.IsMatch(name);

    /// <summary>Whether a text could be a secret: something that is written out, no reference, no placeholder, no path.</summary>
    public static bool IsLiteral(NamedValue value) =>
        value is { Kind: ScalarKind.String or ScalarKind.Integer, Text.Length: > 0 }
        && !value.IsReference
        && !Placeholders.Is(value.Text)
        && !value.Text.StartsWith('/')
        && !(value.Text.Length < LongestLogin && JaasReference.IsMatch(value.Text))
        && !(value.Text.Length < LongestLogin && NoLiteral.IsMatch(value.Text));

    /// <summary>Whether a text holds a URL with a password.</summary>
    public static bool HasPassword(string text)
    {
        for (
            var mark = text.IndexOf("://", StringComparison.Ordinal);
            mark >= 0;
            mark = text.IndexOf("://", mark + 3, StringComparison.Ordinal)
        )
        {
            var rest = text.AsSpan(mark + 3, Math.Min(text.Length - mark - 3, LongestLogin));
            var end = rest.IndexOfAny(EndsOfLogin);
            var login = end < 0 ? rest : rest[..end];
            if (login.LastIndexOf('@') is not (> 0 and var at))
                continue;
            // Git's servers take a token without a name.
            var colon = login[..at].IndexOf(':');
            if (IsWritten(login[(colon + 1)..at]) && (colon >= 0 || at >= ShortestToken))
                return true;
        }

        return false;
    }

    private static bool IsWritten(ReadOnlySpan<char> password) =>
        password.Length > 0
        && password[0] is not ('$' or '<' or '{' or '%')
        && !password.Contains(TreeExtensions.Mask)
        && !password.Contains("***", StringComparison.Ordinal);

    public static bool IsAccessKeyId(string text) => AccessKeyId.IsMatch(text);

    public static bool IsPrivateKey(string text) =>
        text.Contains("-----BEGIN ", StringComparison.Ordinal) && text.Contains("PRIVATE KEY-----", StringComparison.Ordinal);

    /// <summary>Whether a text has the form of a token of GitHub, GitLab or Slack, or of a signed one; a Fernet key's form is a checksum's too.</summary>
    public static bool IsToken(string text) =>
        text.Length is > 20 and < LongestText && !text.EndsWith('=') && Redaction.Hide(text) == Redaction.Hidden;

    /// <summary>Whether a text, such as a Java option or an Airflow connection, gives a password its value.</summary>
    public static bool AssignsSecret(string text) =>
        text.Length < LongestText
        && Assignment.Matches(text).Any(m => IsSecret(m.Groups["name"].Value) && !Placeholders.Is(m.Groups["value"].Value));

    /// <summary>Whether a text is a secret by what it holds, whatever its name.</summary>
    public static bool IsSecretText(string text) => HasPassword(text) || AssignsSecret(text) || Redaction.Hide(text) != text;

    /// <summary>Whether the words of a command hold a secret, in one of them or as an option and its value.</summary>
    public static bool HoldSecret(IReadOnlyList<string> words) =>
        words.Any(IsSecretText)
        || words
            .Zip(words.Skip(1))
            .Any(w =>
                w.First.StartsWith("--", StringComparison.Ordinal) && IsSecret(w.First) && IsWritten(w.Second) && !w.Second.StartsWith('-')
            );

    /// <summary>Whether anything about a value says that nobody else should read it.</summary>
    public static bool IsSensitive(NamedValue value) =>
        IsSessionKey(value.Name) || IsAwsKey(value.Name) || IsSecret(value) || IsSecretText(value.Text);

    [GeneratedRegex(
        @"(?:password|passwd|passphrase|secret[_-]?access[_-]?key|private[_-]?key|api[_-]?key|client[_-]?secret|sasl[._]jaas[._]config|[_-](?:pass|pwd|token|secret|secret[_-]?key))\z|\A(?:pass|pwd|token|authToken|accessToken)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Secret { get; }

    // Names of Secrets and of their keys, and switches.
    [GeneratedRegex(
        @"\A(?:existing|useExisting|enable|allow|require|automount|generate|random|keyOf|show|reset)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex NoSecret { get; }

    // Kafka's login, whose password comes from a variable.
    [GeneratedRegex(@"LoginModule\b[^;]*\bpassword\s*=\s*\\?""?\$", RegexOptions.CultureInvariant)]
    private static partial Regex JaasReference { get; }

    // In quotes, as an option, or in JSON.
    [GeneratedRegex(
        @"(?:(?<=\A|[\s;,&?(])|--|-D)(?<name>[A-Za-z][\w.-]*)\s*=\s*\\?(?<quote>[""'])(?<value>[^""'$<{%\s][^""']*)"
            + @"|(?<=\A|\s)(?:-D|--)(?<name>[A-Za-z][\w.-]*)=(?<value>[^\s""'$<{%][^\s""']*)"
            + @"|""(?<name>[A-Za-z]\w*)""\s*:\s*""(?<value>[^""$<{%][^""]*)""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Assignment { get; }

    // Words that stand for nothing, masks, what waits in brackets, and hashes that nobody turns back.
    [GeneratedRegex(
        @"\A(?:true|false|null|none|yes|no|empty|""""|[*x.-]{3,}|<.*>|\$2[aby]\$[0-9]{2}\$.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex NoLiteral { get; }

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", RegexOptions.CultureInvariant)]
    private static partial Regex AccessKeyId { get; }
}
