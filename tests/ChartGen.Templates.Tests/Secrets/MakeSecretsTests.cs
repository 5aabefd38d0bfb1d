using System.Diagnostics;
using System.Globalization;
using ChartGen.Sdk.Charts;

namespace ChartGen.Templates.Tests.Secrets;

/// <summary>Runs make_secrets.py, as it lies in the chart, against a Kubernetes API on loopback.</summary>
public sealed class MakeSecretsTests : IDisposable
{
    private static readonly Chart Chart = FakeOutputs.Chart(TestProfiles.Local);

    private readonly FakeSecretsApi _api = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("chartgen-make-secrets-").FullName;

    public void Dispose()
    {
        _api.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [PythonFact]
    public async Task Every_secret_is_made_from_one_set_of_credentials()
    {
        var run = await Run();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["airflow-admin", "airflow-fernet-key", "airflow-metadata", "mlplatform-credentials", "postgresql-credentials"],
            _api.Names
        );
        var password = _api.Texts("mlplatform-credentials")["airflow-database.password"];
        Assert.Matches("^[A-Za-z0-9]{32}$", password);
        Assert.Equal(password, _api.Texts("postgresql-credentials")["AIRFLOW_PASSWORD"]);
        Assert.Equal($"postgresql://airflow:{password}@postgresql:5432/airflow", _api.Texts("airflow-metadata")["connection"]);
        Assert.NotEqual(password, _api.Texts("postgresql-credentials")["POSTGRES_PASSWORD"]);
        Assert.Equal("admin", _api.Texts("airflow-admin")["username"]);
    }

    [PythonFact]
    public async Task A_fernet_key_is_32_bytes_in_url_safe_base64()
    {
        await Run();

        var key = _api.Texts("airflow-fernet-key")["fernet-key"];
        Assert.Equal(32, Convert.FromBase64String(key.Replace('-', '+').Replace('_', '/')).Length);
    }

    [PythonFact]
    public async Task A_second_run_changes_nothing()
    {
        await Run();
        _api.Calls.Clear();

        var run = await Run();

        Assert.Equal(0, run.ExitCode);
        Assert.All(_api.Calls, call => Assert.StartsWith("GET ", call, StringComparison.Ordinal));
        Assert.Equal(
            """
            Secret mlplatform-credentials: complete
            Secret airflow-admin: complete
            Secret airflow-fernet-key: complete
            Secret airflow-metadata: complete
            Secret postgresql-credentials: complete

            """,
            run.Output
        );
    }

    [PythonFact]
    public async Task What_exists_is_never_overwritten_and_only_missing_keys_are_added()
    {
        _api.Put("airflow-metadata", ("connection", "postgresql://mine"));
        _api.Put("airflow-admin", ("password", "my own"), ("note", "keep"));

        var run = await Run();

        Assert.Equal("postgresql://mine", _api.Texts("airflow-metadata")["connection"]);
        var admin = _api.Texts("airflow-admin");
        Assert.Equal(("my own", "keep", "admin"), (admin["password"], admin["note"], admin["username"]));
        Assert.Contains("Secret airflow-admin: added username\n", run.Output, StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task A_password_that_a_secret_holds_already_is_the_one_that_the_others_get()
    {
        _api.Put("postgresql-credentials", ("AIRFLOW_PASSWORD", "p@ss/w ord"));

        await Run();

        Assert.Equal("p@ss/w ord", _api.Texts("mlplatform-credentials")["airflow-database.password"]);
        Assert.Equal("postgresql://airflow:p%40ss%2Fw%20ord@postgresql:5432/airflow", _api.Texts("airflow-metadata")["connection"]);
    }

    [PythonFact]
    public async Task A_lost_secret_is_made_again_from_the_credentials()
    {
        _api.Put("mlplatform-credentials", ("airflow-database.password", "known"), ("airflow-database.username", "other"));

        await Run();

        Assert.Equal("postgresql://other:known@postgresql:5432/airflow", _api.Texts("airflow-metadata")["connection"]);
    }

    [PythonFact]
    public async Task A_secret_that_somebody_else_makes_meanwhile_is_taken_as_it_is()
    {
        _api.Before = call =>
        {
            if (call == "POST airflow-admin" && !_api.Names.Contains("airflow-admin"))
                _api.Put("airflow-admin", ("password", "theirs"), ("username", "theirs"));
            return null;
        };

        var run = await Run();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("theirs", _api.Texts("airflow-admin")["password"]);
    }

    [PythonFact]
    public async Task A_key_that_somebody_else_adds_meanwhile_is_kept()
    {
        _api.Put("airflow-admin", ("password", "mine"));
        var isFirst = true;
        _api.Before = call =>
        {
            if (call == "PATCH airflow-admin" && isFirst)
                _api.Put("airflow-admin", ("password", "mine"), ("username", "theirs"));
            isFirst = isFirst && call != "PATCH airflow-admin";
            return null;
        };

        var run = await Run();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("theirs", _api.Texts("airflow-admin")["username"]);
    }

    [PythonFact]
    public async Task A_role_that_has_not_arrived_yet_is_waited_for()
    {
        var calls = 0;
        _api.Before = _ => ++calls <= 3 ? 403 : null;

        Assert.Equal(0, (await Run()).ExitCode);
        Assert.Contains("airflow-metadata", _api.Names);
    }

    [PythonFact]
    public async Task A_server_that_stays_down_ends_the_run_with_one_line()
    {
        _api.Before = _ => 503;

        var run = await Run();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("secrets-maker: GET mlplatform-credentials: 503 Service Unavailable, 8 times\n", run.Problems);
        Assert.Equal(8, _api.Calls.Count);
    }

    [PythonFact]
    public async Task A_refusal_ends_the_run_with_one_line_at_once()
    {
        _api.Before = call => call == "POST airflow-admin" ? 422 : null;

        var run = await Run();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("secrets-maker: POST airflow-admin: the API server answered 422 Unprocessable Entity\n", run.Problems);
    }

    [PythonFact]
    public async Task Names_are_printed_and_values_are_not()
    {
        _api.Put("postgresql-credentials", ("AIRFLOW_PASSWORD", "theirs-and-secret"));

        var run = await Run();

        Assert.Contains("Secret airflow-metadata: made connection\n", run.Output, StringComparison.Ordinal);
        var values = _api.Names.SelectMany(name => _api.Texts(name).Values).Where(v => v is not ("admin" or "airflow"));
        Assert.All(values, value => Assert.DoesNotContain(value, run.Output + run.Problems, StringComparison.Ordinal));
    }

    private async Task<(int ExitCode, string Output, string Problems)> Run()
    {
        var script = Write("make_secrets.py", Chart.File("files/make_secrets.py"));
        var spec = Write("secrets.json", Chart.File("files/secrets.json"));
        Write("token", FakeSecretsApi.Token + "\n");
        Write("namespace", "ml");
        string[] arguments =
        [
            "-B",
            script,
            $"--spec={spec}",
            "--credentials=mlplatform-credentials",
            $"--api={_api.Url}",
            $"--account={_folder}",
            string.Create(CultureInfo.InvariantCulture, $"--pause={0.001}"),
        ];
        using var python = Process.Start(
            new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var output = python.StandardOutput.ReadToEndAsync();
        var problems = python.StandardError.ReadToEndAsync();
        await python.WaitForExitAsync();
        return (python.ExitCode, await output, await problems);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
