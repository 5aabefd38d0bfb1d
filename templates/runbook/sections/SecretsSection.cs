using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>Which Secrets must exist and how they are made, in the profile's way. Values pass through variables and never through an argument.</summary>
internal static class SecretsSection
{
    public static RunbookSection Of(RunbookFacts facts)
    {
        var section = new SectionBuilder("Secrets");
        switch (facts.Profile.Secrets)
        {
            case SecretsChoice.InCluster:
                section.Prose(SecretTable.Introduction(facts.Profile));
                break;
            case SecretsChoice.Manifest:
                CredentialsFile(section, facts);
                section
                    .Prose("Make the Secrets from it; in CI this runs before each install and upgrade.")
                    .Shell([Load(facts), .. UriFunction(facts), .. facts.Secrets.Select(s => Manifest(facts, s))])
                    .Prose(
                        $"{Markdown.Code($"chartgen secrets {facts.Profile.Name} --from-env-file <file>")} prints the same Secrets as one manifest for {Markdown.Code("kubectl apply --server-side --filename -")}."
                    );
                break;
            case SecretsChoice.ExternalSecrets external:
                CredentialsFile(section, facts);
                section
                    .Prose(
                        "Make the entries of AWS Secrets Manager from it; the External Secrets operator makes the Secrets from the entries."
                    )
                    .Shell([Load(facts), .. Entries(facts, external)]);
                break;
        }

        Databases(section, facts);
        Prerequisites(section, facts);
        if (!facts.Expected.IsEmpty)
            section
                .Title("Yours")
                .Prose("Only you know what is in these. A pod that reads one waits in `CreateContainerConfigError` until it is there.")
                .Grid(["Secret", "keys", "read by"], SecretTable.Expected(facts.Expected).Select(r => r.ToImmutableArray()))
                .Shell(facts.Expected.Select(s => new Command(Own(s, facts.Namespace))));
        return section.Build();
    }

    /// <summary>The file with the credentials of a platform: outside of any repository.</summary>
    public static string FileOf(RunbookFacts facts) => $"\"$HOME/.{facts.Release}-{facts.Profile.Name}.env\"";

    private static void CredentialsFile(SectionBuilder section, RunbookFacts facts)
    {
        var credentials = Credential.Of(facts.Secrets);
        var lines = credentials.Select(c => $"{c.Variable}='{c.NewValue(facts.Profile)}'");
        section
            .Prose(
                "Each password and key is kept once, in your vault. On the first install make them; the file is not overwritten when it is there. "
                    + "**Lose the Fernet key and Airflow cannot read its connections any more.**"
            )
            .Shell(
                new Command("umask 077"),
                new Command(
                    $"""
                    (set -o noclobber; cat > {FileOf(facts)} <<END
                    {string.Join('\n', lines)}
                    END
                    )
                    """
                )
            );
        if (credentials.Any(c => c.NewValue(facts.Profile).StartsWith('<')))
            section.Prose(
                "Fill in what stands as `<LIKE-THIS>`. Keep the file in your vault, not here: fetch it when it is needed, and remove it afterwards."
            );
        else
            section.Prose("Keep the file in your vault, not here: fetch it when it is needed, and remove it afterwards.");
    }

    /// <summary>Makes the credentials variables that commands inherit.</summary>
    public static Command Load(RunbookFacts facts) => new($"set -o allexport; . {FileOf(facts)}; set +o allexport");

    private static IEnumerable<Command> UriFunction(RunbookFacts facts) =>
        facts.Secrets.SelectMany(s => s.Properties).Any(p => p.UrlEncoded)
            ? [new("uri() { jq --null-input --raw-output --arg text \"$1\" '$text | @uri'; }")]
            : [];

    // A file that is no file keeps values out of the list of processes, and line ends as they are.
    private static Command Manifest(RunbookFacts facts, WantedSecret secret) =>
        new(
            $"""
            kubectl create secret generic {secret.Name} --namespace {facts.Namespace} --dry-run=client --output yaml \
            {string.Join('\n', secret.Keys.Select(k => $"  --from-file={k.Key}=<(printf '%s' {Credential.Word(k.Value)}) \\"))}
              | kubectl apply --server-side --filename -
            """
        );

    private static IEnumerable<Command> Entries(RunbookFacts facts, SecretsChoice.ExternalSecrets external)
    {
        foreach (
            var entry in Credential
                .Of(facts.Secrets)
                .GroupBy(c => c.Property.Credential, StringComparer.Ordinal)
                .OrderBy(e => e.Key, StringComparer.Ordinal)
        )
        {
            var json = string.Join(", ", entry.Select(c => $"{c.Property.Name}: env.{c.Variable}"));
            yield return new(
                $$"""
                jq --null-input '{{{json}}}' |
                  aws secretsmanager create-secret --region {{facts.Region}} --name {{external.Prefix.Text}}/{{entry.Key}} --secret-string file:///dev/stdin
                """
            );
        }
    }

    private static void Databases(SectionBuilder section, RunbookFacts facts)
    {
        if (facts.Profile.Database is not DatabaseChoice.Rds rds)
            return;
        section
            .Title("Databases on RDS")
            .Prose(
                "From a machine that reaches it, with the same credentials; `psql` asks for the password of the master user. RDS lets only a member of a role give it a database."
            )
            .Shell(
                Load(facts),
                new Command(
                    $"""
                    psql "host={rds.Host.Text} port={rds.Port} user=<MASTER-USER> dbname=postgres sslmode=require" --set ON_ERROR_STOP=1 <<'SQL'
                    {Database(PlatformNames.AirflowDatabase)}
                    {Database(PlatformNames.MlflowDatabase)}
                    SQL
                    """
                )
            );
    }

    private static string Database(string name) =>
        $"""
            \getenv user {name.ToUpperInvariant()}_DATABASE_USERNAME
            \getenv password {name.ToUpperInvariant()}_DATABASE_PASSWORD
            CREATE ROLE :"user" LOGIN PASSWORD :'password';
            GRANT :"user" TO CURRENT_USER;
            CREATE DATABASE {name} OWNER :"user";
            """;

    private static void Prerequisites(SectionBuilder section, RunbookFacts facts)
    {
        if (facts.PrerequisitesSecrets.IsEmpty)
            return;
        section
            .Title("Of the prerequisites")
            .Prose($"In their namespace, {Markdown.Code(facts.PrerequisitesNamespace)}, before their chart:")
            .Shell(
                facts.PrerequisitesSecrets.Select(s =>
                    s.Name == facts.Profile.SecretName(PlatformNames.GrafanaAdminSecret)
                        ? Administrator(s.Name, facts.PrerequisitesNamespace)
                        : new Command(Own(s, facts.PrerequisitesNamespace))
                )
            );
    }

    private static Command Administrator(string secret, string @namespace) =>
        new(
            $"""
            kubectl get secret {secret} --namespace {@namespace} --output name ||
              kubectl create secret generic {secret} --namespace {@namespace} \
                --from-file=admin-user=<(printf '%s' admin) --from-file=admin-password=<(openssl rand -base64 24 | tr -d '\n')
            """,
            "Grafana's administrator, made once; *Watch it* shows the password"
        );

    private static string Own(ExpectedSecret secret, string @namespace)
    {
        var create = $"kubectl create secret generic {secret.Name} --namespace {@namespace}";
        if (secret.Keys.SetEquals([".dockerconfigjson"]))
            return $"kubectl create secret generic {secret.Name} --namespace {@namespace} --type kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson='<FILE-OF-DOCKER-LOGIN>'";
        if (secret.Keys.SetEquals(["tls.crt", "tls.key"]))
            return $"kubectl create secret tls {secret.Name} --namespace {@namespace} --cert='<CERTIFICATE-FILE>' --key='<KEY-FILE>'";
        return secret.Keys.IsEmpty
            ? $"{create} --from-env-file='<ENV-FILE>'"
            : $"{create} {string.Join(' ', secret.Keys.Select(k => $"--from-file={Quoted(k)}='<FILE-WITH-{Placeholder(k)}>'"))}";
    }

    private static string Placeholder(string key) =>
        string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '-')).Trim('-');

    private static string Quoted(string key) => key.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? key : $"'{key}'";
}
