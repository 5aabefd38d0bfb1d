using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChartGen.Testing;

/// <summary>A PostgreSQL server of a test's own on the loopback address.</summary>
internal sealed class PostgresServer : IDisposable
{
    // Debian keeps the server's programs off the PATH.
    private static readonly string? Programs = Directories().FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")));

    private readonly TemporaryFolder _folder = new();

    /// <param name="withTls">Whether it answers with TLS too, by a certificate that nobody vouches for.</param>
    public PostgresServer(bool withTls = false)
    {
        Port = FreePort();
        var data = Path.Combine(_folder.Path, "data");
        var log = Path.Combine(_folder.Path, "log");
        // The server refuses to run as root.
        if (Environment.IsPrivilegedProcess)
            Must("chown", "--recursive", "postgres", _folder.Path);
        Must(Server("initdb"), "--pgdata", data, "--username", "postgres", "--auth", "trust", "--no-sync", "--encoding", "UTF8");
        var options = string.Create(CultureInfo.InvariantCulture, $"-h 127.0.0.1 -p {Port} -k {_folder.Path} -c fsync=off");
        if (withTls)
        {
            Certificate(data);
            options += " -c ssl=on";
        }

        Must(Server("pg_ctl"), "--pgdata", data, "--log", log, "--options", options, "--wait", "start");
    }

    /// <summary>Why there can be none on this machine, or <see langword="null"/>.</summary>
    public static string? Missing => Programs is null ? "There is no PostgreSQL server on the PATH or below /usr/lib/postgresql." : null;

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>Runs SQL as the superuser and gives what it prints.</summary>
    public string Query(string database, string sql) =>
        Must(
            "psql",
            "--host",
            "127.0.0.1",
            "--port",
            Port.ToString(CultureInfo.InvariantCulture),
            "--username",
            "postgres",
            "--dbname",
            database,
            "--no-psqlrc",
            "--tuples-only",
            "--no-align",
            "--set",
            "ON_ERROR_STOP=1",
            "--command",
            sql
        );

    public void Dispose()
    {
        Must(Server("pg_ctl"), "--pgdata", Path.Combine(_folder.Path, "data"), "--mode", "immediate", "--wait", "stop");
        _folder.Dispose();
    }

    private static void Certificate(string data)
    {
        var (certificate, key) = (Path.Combine(data, "server.crt"), Path.Combine(data, "server.key"));
        string[] words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate];
        Must("openssl", words);
        if (Environment.IsPrivilegedProcess)
            Must("chown", "postgres", certificate, key);
        Must("chmod", "600", key);
    }

    private static string Server(string program) => Path.Combine(Programs!, program);

    private static string Must(string program, params string[] arguments)
    {
        var isServer = program.StartsWith('/');
        var (name, all) =
            isServer && Environment.IsPrivilegedProcess
                ? ("runuser", ["--user", "postgres", "--", program, .. arguments])
                : (program, arguments);
        // The server keeps what it inherits open: its output goes to its log.
        var (exitCode, output, errors) = Testing.Programs.Run(name, all);
        return exitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors}{output}");
    }

    private static IEnumerable<string> Directories() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(
                Directory.Exists("/usr/lib/postgresql")
                    ? Directory
                        .EnumerateDirectories("/usr/lib/postgresql")
                        .Order(StringComparer.Ordinal)
                        .Select(d => Path.Combine(d, "bin"))
                    : []
            );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
