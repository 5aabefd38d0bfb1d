using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>A place that holds a secret in plain text.</summary>
/// <param name="Object">The object.</param>
/// <param name="Where">The place in it.</param>
/// <param name="What">What stands there, never its text.</param>
/// <param name="IsDefault">Whether it is a password that charts come with.</param>
internal sealed record PlaintextPlace(RenderedObject Object, string Where, string What, bool IsDefault);

/// <summary>Finds secrets where everybody who may read objects sees them.</summary>
internal static partial class PlaintextPlaces
{
    private static readonly HashSet<string> Defaults = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin",
        "airflow",
        "changeme",
        "change-me",
        "console123",
        "default",
        "guest",
        "minio",
        "minio123",
        "minioadmin",
        "mlflow",
        "passw0rd",
        "password",
        "postgres",
        "prom-operator",
        "redis",
        "root",
        "secret",
        "test",
    };

    private static readonly SearchValues<string> NameParts = SearchValues.Create(
        ["pass", "secret", "token", "key"],
        StringComparison.OrdinalIgnoreCase
    );

    // What no sensible user name or setting is.
    private static readonly string[] Unmistakable = ["minioadmin", "prom-operator"];

    /// <summary>The places, in the order of the objects; a place once.</summary>
    public static IEnumerable<PlaintextPlace> Of(PolicyInput input)
    {
        foreach (var rendered in input.Objects.Where(o => o.Kind != "CustomResourceDefinition"))
        {
            var found = InAnnotations(rendered.Tree.MapAt("metadata", "annotations"), "the annotation")
                .Concat(RenderedPod.Of(rendered).SelectMany(InPod))
                .Concat(InData(rendered));
            foreach (var (where, secret) in found.DistinctBy(f => f.Where))
                yield return new(rendered, where, secret.What, secret.IsDefault);
        }
    }

    private static IEnumerable<(string Where, Secret Secret)> InPod(RenderedPod pod)
    {
        var role = pod.Role.Length == 0 ? "" : $" of the {pod.Role}";
        foreach (var found in InAnnotations(pod.Annotations, $"the pods' annotation{role}"))
            yield return found;
        foreach (var container in pod.Containers)
        {
            foreach (var variable in container.Env)
            {
                var name = variable.TextAt("name");
                if (Named(name, variable.TextAt("value")) is { } secret)
                    yield return ($"the variable '{name}' of the container '{container.Name}'", secret);
            }

            string[] arguments = [.. container.Tree["command"].Texts(), .. container.Tree["args"].Texts()];
            for (var i = 0; i < arguments.Length; i++)
            {
                if (Argument(arguments[i], i + 1 < arguments.Length ? arguments[i + 1] : "") is { } secret)
                    yield return ($"the argument {i + 1} of the container '{container.Name}'", secret);
            }
        }
    }

    private static IEnumerable<(string Where, Secret Secret)> InAnnotations(ValuesMap annotations, string word) =>
        from annotation in annotations.Entries
        where !annotation.Key.StartsWith("checksum/", StringComparison.Ordinal)
        let secret = Named(annotation.Key, annotation.Value.Text())
        where secret is not null
        select ($"{word} '{annotation.Key}'", secret);

    private static IEnumerable<(string Where, Secret Secret)> InData(RenderedObject rendered) =>
        rendered.Kind switch
        {
            "ConfigMap" => InEntries(rendered.Tree.MapAt("data"), static text => text),
            "Secret" => InEntries(rendered.Tree.MapAt("data"), Decoded)
                .Concat(InEntries(rendered.Tree.MapAt("stringData"), static text => text)),
            _ => InTree(rendered.Tree["spec"], "spec"),
        };

    private static IEnumerable<(string Where, Secret Secret)> InEntries(ValuesMap data, Func<string, string> read)
    {
        foreach (var entry in data.Entries)
        {
            var text = read(entry.Value.Text());
            var line = 0;
            if (!text.Contains('\n', StringComparison.Ordinal))
            {
                if (Named(entry.Key, text) is { } whole)
                    yield return ($"the key '{entry.Key}'", whole);
                continue;
            }

            // In a program a name before '=' is given what comes out of the right side, unless that is a text in quotes.
            var isProgram = Program().IsMatch(entry.Key);
            foreach (var content in text.Split('\n'))
            {
                line++;
                if (Line(content, isProgram) is { } secret)
                    yield return ($"the key '{entry.Key}', line {line}", secret);
            }
        }
    }

    // Of objects that nobody reads as variables or files, only what is a secret wherever it stands.
    private static IEnumerable<(string Where, Secret Secret)> InTree(ValuesNode? node, string path) =>
        node switch
        {
            ValuesMap map => map.Entries.SelectMany(e => InTree(e.Value, $"{path}.{e.Key}")),
            ValuesList list => list.Items.SelectMany((item, i) => InTree(item, $"{path}[{i}]")),
            ValuesScalar scalar when Shaped(scalar.Text) is { } secret && !IsOfContainer(path) => [($"'{path}'", secret)],
            _ => [],
        };

    private static bool IsOfContainer(string path) =>
        path.Contains(".env[", StringComparison.Ordinal)
        || path.Contains(".args[", StringComparison.Ordinal)
        || path.Contains(".command[", StringComparison.Ordinal);

    private static Secret? Line(string content, bool isProgram)
    {
        // Dashboards and scripts have thousands of lines; few hold a word of a secret's name.
        if (
            content.AsSpan().ContainsAny(NameParts)
            && Assignment().Match(content) is { Success: true } match
            && (!isProgram || match.Groups["quote"].Length > 0)
        )
            return Named(match.Groups["name"].Value, match.Groups["value"].Value);
        return Shaped(content);
    }

    private static Secret? Argument(string argument, string next)
    {
        foreach (Match option in Option().Matches(argument))
        {
            if (Named(option.Groups["name"].Value, option.Groups["value"].Value) is { } secret)
                return secret;
        }

        foreach (Match variable in ShellVariable().Matches(argument))
        {
            if (Named(variable.Groups["name"].Value, variable.Groups["value"].Value) is { } secret)
                return secret;
        }

        if (argument is "-p" && Defaults.Contains(next))
            return Secret.Default;
        return
            argument.StartsWith('-')
            && !argument.Contains('=', StringComparison.Ordinal)
            && !argument.Contains(' ', StringComparison.Ordinal)
            ? Named(argument.TrimStart('-'), next)
            : Shaped(argument);
    }

    private static Secret? Named(string name, string value)
    {
        if (Unmistakable.Contains(value))
            return Secret.Default;
        if (Shaped(value) is { } shaped)
            return shaped;
        if (!IsSecretName(name) || !IsLiteral(value))
            return null;
        return Defaults.Contains(value.Trim()) ? Secret.Default : new("what its name calls a secret");
    }

    private static Secret? Shaped(string text)
    {
        if (text.Length < 10)
            return null;
        if ((text.Contains("AKIA", StringComparison.Ordinal) || text.Contains("ASIA", StringComparison.Ordinal)) && AwsKey().IsMatch(text))
            return new("an AWS access key");
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) && PrivateKey().IsMatch(text))
            return new("a private key");
        if (text.Contains("://", StringComparison.Ordinal) && UserInfo().Match(text) is { Success: true } user)
            return Defaults.Contains(user.Groups["password"].Value) ? Secret.Default : new("a URL with a password");
        return text.Length == 44 && FernetKey().IsMatch(text) ? new("what looks like a Fernet key") : null;
    }

    private static bool IsSecretName(string name)
    {
        var word = name.Replace("_", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal)
            .Replace(".", "", StringComparison.Ordinal);
        return SecretWord().IsMatch(word) && !HarmlessEnd().IsMatch(word);
    }

    // References, paths, addresses, switches and numbers are no secrets.
    private static bool IsLiteral(string value)
    {
        var text = value.Trim().Trim('"', '\'');
        return text.Length > 0
            && text[0] is not ('$' or '/' or '{' or '[' or '<' or '*' or '%' or '-' or '|' or '>' or '#')
            && !text.Contains("{{", StringComparison.Ordinal)
            && !text.Contains("$(", StringComparison.Ordinal)
            && !text.Contains("${", StringComparison.Ordinal)
            && !text.Contains("://", StringComparison.Ordinal)
            && !Harmless().IsMatch(text);
    }

    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : text;
    }

    private sealed record Secret(string What, bool IsDefault = false)
    {
        public static Secret Default { get; } = new("a password that everybody knows", true);
    }

    [GeneratedRegex("(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|ACCESSKEY|PRIVATEKEY|APIKEY|FERNETKEY)", RegexOptions.IgnoreCase)]
    private static partial Regex SecretWord();

    [GeneratedRegex(
        "(FILE|PATH|DIR|NAME|NAMES|NAMESPACE|ARN|REF|KIND|TYPE|TTL|SECONDS|TIMEOUT|EXPIRATION|INTERVAL|ENABLED|PREFIX|SELECTOR|ISSUER|POLICY|VERSION|AUDIENCE|REGION|LENGTH|TMP)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex HarmlessEnd();

    [GeneratedRegex(@"^(true|false|yes|no|none|null|on|off|-?[0-9][0-9.]*[a-zA-Z]{0,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();

    [GeneratedRegex(@"(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])")]
    private static partial Regex AwsKey();

    [GeneratedRegex("-----BEGIN ([A-Z]+ )*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"://[^\s/:@'""]*:(?<password>[^\s/@${<%'""]+)@")]
    private static partial Regex UserInfo();

    [GeneratedRegex("^[A-Za-z0-9_-]{43}=$")]
    private static partial Regex FernetKey();

    [GeneratedRegex(@"\.(py|sh|sql|js)$|^[A-Za-z0-9_-]+$")]
    private static partial Regex Program();

    [GeneratedRegex(
        @"^\s*(-\s+|export\s+|set\s+)?[""']?(?<name>[A-Za-z_][A-Za-z0-9_.-]*)[""']?\s*[:=]\s*(?<quote>[""']?)(?<value>[^""',#]+)"
    )]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?<![\w$-])(?<name>[A-Z][A-Z0-9_]+)=[""']?(?<value>[^\s""';]+)")]
    private static partial Regex ShellVariable();

    [GeneratedRegex(@"(?<![\w-])--?(?<name>[A-Za-z][A-Za-z0-9_.-]*)[= ][""']?(?<value>[^\s""']+)")]
    private static partial Regex Option();
}
