using System.Text;
using ChartGen.Sdk.Components;

namespace ChartGen.Sdk.Secrets;

/// <summary>The names of variables that carry a Secret's values, in an env file and in the runbook's commands.</summary>
public static class SecretVariable
{
    /// <summary>The variable of a credential's property: <c>airflow.fernetKey</c> is <c>AIRFLOW_FERNET_KEY</c>.</summary>
    public static string Of(SecretPart.Property property) => Words($"{property.Credential}_{property.Name}");

    /// <summary>What the variables of a Secret of the user's begin with: <c>kafka-credentials</c> is <c>KAFKA_CREDENTIALS__</c>.</summary>
    public static string PrefixOf(string secret) => Words(secret) + "__";

    /// <summary>The variable of a key of a Secret of the user's: <c>tls.crt</c> of <c>web-tls</c> is <c>WEB_TLS__TLS_CRT</c>.</summary>
    public static string Of(string secret, string key) => PrefixOf(secret) + Words(key).TrimStart('_');

    private static string Words(string text)
    {
        var name = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(text[i]) && (char.IsAsciiLetterLower(text[i - 1]) || char.IsAsciiDigit(text[i - 1])))
                name.Append('_');
            name.Append(char.IsAsciiLetterOrDigit(text[i]) ? char.ToUpperInvariant(text[i]) : '_');
        }

        return name.ToString();
    }
}
