using System.Text.Json;

namespace ChartGen.Cli.Tests;

public sealed class SecretsTests
{
    private const string Values = "WEB_USER=web\nWEB_PASSWORD='ge/heim'\nKAFKA__SASL_PASSWORD=auch-geheim\n";

    [Fact]
    public async Task Every_Secret_is_listed_with_keys_readers_and_source()
    {
        using var bench = await BenchAsync();

        var run = await bench.RunAsync("secrets", "eks-single", "--quiet");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal(
            """
            eks-single: 2 Secrets
            ml-platform/kafka: yours
              any key = <KAFKA__key>
              read by Deployment/web
            ml-platform/web-login: made by CI, from --from-env-file
              url = https://<WEB_USER, URL-encoded>:<WEB_PASSWORD, URL-encoded>@db
              read by Deployment/web

            """,
            run.Out
        );
    }

    [Fact]
    public async Task External_Secrets_come_with_the_commands_that_make_their_entries()
    {
        using var bench = await BenchAsync();

        var run = await bench.RunAsync("secrets", "eks-multi", "--quiet");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.EndsWith(
            """
            ml-platform/web-login: made by External Secrets from AWS Secrets Manager
              url = https://<acme/ml/web: user, URL-encoded>:<acme/ml/web: password, URL-encoded>@db
              read by Deployment/web

            The entries of AWS Secrets Manager, made with values from variables of the shell:
            jq --null-input '{password: env.WEB_PASSWORD, user: env.WEB_USER}' |
              aws secretsmanager create-secret --region eu-central-1 --name acme/ml/web --secret-string file:///dev/stdin
            New values for one that is there:
            jq --null-input '{password: env.WEB_PASSWORD, user: env.WEB_USER}' |
              aws secretsmanager put-secret-value --region eu-central-1 --secret-id acme/ml/web --secret-string file:///dev/stdin

            """,
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Json_names_keys_and_what_they_are_made_of()
    {
        using var bench = await BenchAsync();

        var run = await bench.RunAsync("secrets", "eks-multi", "--format", "json");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal(
            """
            {"secrets":[{"name":"kafka","namespace":"ml-platform","type":"Opaque","source":"yours","optional":false,"keys":[],"anyKey":true,"madeOf":{},"readBy":["Deployment/web"]},{"name":"web-login","namespace":"ml-platform","type":"Opaque","source":"external-secrets","optional":false,"keys":["url"],"anyKey":false,"madeOf":{"url":"https://<acme/ml/web: user, URL-encoded>:<acme/ml/web: password, URL-encoded>@db"},"readBy":["Deployment/web"]}],"entries":[{"name":"acme/ml/web","properties":["password","user"]}]}
            """,
            JsonSerializer.Serialize(run.Json().GetProperty("result"), Json)
        );
    }

    [Fact]
    public async Task An_env_file_becomes_a_manifest_on_standard_output_only()
    {
        using var bench = new Workbench { Platform = WebPlatform.With() };
        bench.Write("prod.env", Values);

        var run = await bench.RunAsync("secrets", "eks-single", "--from-env-file", "prod.env", "--verbose");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal(
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: kafka
              namespace: ml-platform
              labels:
                app.kubernetes.io/managed-by: chartgen
            type: Opaque
            data:
              SASL_PASSWORD: YXVjaC1nZWhlaW0=
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: web-login
              namespace: ml-platform
              labels:
                app.kubernetes.io/managed-by: chartgen
            type: Opaque
            data:
              url: aHR0cHM6Ly93ZWI6Z2UlMkZoZWltQGRi

            """,
            run.Out
        );
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task Problems_of_the_file_are_said_without_a_value_and_nothing_is_printed()
    {
        using var bench = new Workbench { Platform = WebPlatform.With() };
        bench.Write("prod.env", "# values\nWEB_PASWORD='geheim'\nKAFKA__A=x\n");
        bench.Write("bad.env", "WEB_USER=ge$heim\n-----BEGIN geheim\n");

        var run = await bench.RunAsync("secrets", "eks-single", "--from-env-file", "prod.env", "--quiet");
        var bad = await bench.RunAsync("secrets", "eks-single", "--from-env-file", "bad.env", "--quiet");

        Assert.Equal(("", 1, "", 1), (run.Out, run.ExitCode, bad.Out, bad.ExitCode));
        Assert.Equal(
            """
            prod.env(2,13): warning CG8405: WEB_PASWORD is for no Secret of the profile, and is left out.
                2 | WEB_PASWORD=*
                  |             ^ Did you mean 'WEB_PASSWORD'?
            prod.env: error CG8404: WEB_PASSWORD is missing: web-login cannot be made without it.
                  Did you mean 'WEB_PASSWORD' by 'WEB_PASWORD'?
            prod.env: error CG8404: WEB_USER is missing: web-login cannot be made without it.
                  Add WEB_USER=…

            """,
            run.Error
        );
        Assert.Equal(
            """
            bad.env(1,10): error CG8402: A shell would not take the value of WEB_USER as it stands.
                1 | WEB_USER=*
                  |          ^ Put the value in single quotes; '\'' is a quote among them.
            bad.env(2,1): error CG8402: This is not NAME=VALUE.
                2 | *
                  | ^ Write a value of several lines in quotes, and no blank before the '='.

            """,
            bad.Error
        );
    }

    [Fact]
    public async Task Values_on_a_terminal_are_warned_of_and_under_strict_not_printed()
    {
        using var bench = new Workbench { Platform = WebPlatform.With(), IsOutWatched = true };
        bench.Write("prod.env", Values);

        var run = await bench.RunAsync("secrets", "eks-single", "--from-env-file", "prod.env", "--quiet");
        var strict = await bench.RunAsync("secrets", "eks-single", "--from-env-file", "prod.env", "--quiet", "--strict");

        Assert.Equal(
            """
            warning CG8413: Standard output is a terminal: the values of the Secrets stand on the screen, and in what it remembers.
                  Pipe them: … --from-env-file <file> | kubectl apply --server-side --filename -

            """,
            run.Error
        );
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("apiVersion: v1\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(("", 1), (strict.Out, strict.ExitCode));
    }

    [Fact]
    public async Task Json_never_holds_a_value()
    {
        using var bench = new Workbench { Platform = WebPlatform.With() };
        bench.Write("prod.env", Values);

        var run = await bench.RunAsync("secrets", "eks-single", "--from-env-file", "prod.env", "--format", "json");

        Assert.Equal((64, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            "--from-env-file prints a manifest with values, and --format json never holds a value.",
            run.Json().GetProperty("diagnostics")[0].GetProperty("message").GetString()
        );
        Assert.DoesNotContain("geheim", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_problem()
    {
        using var bench = new Workbench { Platform = WebPlatform.With() };
        File.WriteAllBytes(bench.Full("latin.env"), [.. "A="u8, 0xFC]);

        var missing = await bench.RunAsync("secrets", "eks-single", "--from-env-file", "prod.env", "--quiet");
        var latin = await bench.RunAsync("secrets", "eks-single", "--from-env-file", "latin.env", "--quiet");

        Assert.Equal(
            """
            prod.env: error CG8412: The file with the values cannot be read: it does not exist.
                  Name a file of lines NAME=VALUE with --from-env-file; /dev/stdin reads a pipe.

            """,
            missing.Error
        );
        Assert.Equal((1, 1), (missing.ExitCode, latin.ExitCode));
        Assert.StartsWith(
            "latin.env: error CG8412: The file with the values cannot be read: it is not UTF-8.\n",
            latin.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_chart_out_of_reach_is_named()
    {
        using var bench = await BenchAsync(WebPlatform.With(new TinyPlatform.Store()));

        var run = await bench.RunAsync("secrets", "eks-single", "--offline", "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "warning CG8411: Of minio 5.4.0 only the Secrets are listed that ChartGen names:",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Findings_are_not_what_it_reports()
    {
        using var bench = new Workbench { Platform = WebPlatform.With() };

        var run = await bench.RunAsync("secrets", "eks-single", "--format", "markdown");

        Assert.Equal(64, run.ExitCode);
    }

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static async Task<Workbench> BenchAsync(Sdk.PlatformDefinition? platform = null)
    {
        var bench = new Workbench { Platform = platform ?? WebPlatform.With() };
        bench.Variables["CHARTGEN_HELM"] = (await RealHelm.FindAsync()).Executable;
        return bench;
    }
}
