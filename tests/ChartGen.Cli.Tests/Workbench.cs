using System.Collections.Immutable;
using System.Text.Json;
using ChartGen.Sdk;
using ChartGen.Sdk.Profiles;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Cli.Tests;

/// <summary>What one run of the command gave.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    /// <summary>Standard output as the one object that it must be.</summary>
    public JsonElement Json() => JsonDocument.Parse(Out).RootElement;
}

/// <summary>A folder with a site in it, and a Helm that accepts everything; runs the command there, in this process.</summary>
internal sealed class Workbench : IDisposable
{
    /// <summary>A site without a sample's fact, for every profile.</summary>
    public const string Site = """
        platform: {domain: ml.acme.test}
        aws: {region: eu-central-1, accountId: "444455556666", clusterName: acme, oidcProvider: oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF}
        images: {registry: registry.acme.test}
        storage: {shared: {fileSystemId: fs-0a1b2c3d4e5f60718}}
        database: {host: db.acme.test}
        objectStore: {bucket: acme-ml}
        backups: {bucket: acme-backups}
        broker: {host: queue.acme.test}
        ingress: {certificateArn: "arn:aws:acm:eu-central-1:444455556666:certificate/1"}
        secrets: {prefix: acme/ml}
        network: {egress: [{cidr: 10.0.0.0/8, ports: [9092]}]}
        inference: {application: local:///app/stream.py}

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeHelm _helm = new("print", "/dev/null");
    private FakeHelm? _other;

    public Workbench(string? site = Site)
    {
        if (site is not null)
            _folder.File("chartgen.yaml", site);
        Variables["CHARTGEN_CACHE"] = Path.Combine(Folder, "cache");
        Variables["CHARTGEN_HELM"] = _helm.Executable;
    }

    public string Folder => _folder.Path;

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public PlatformDefinition Platform { get; init; } = TinyPlatform.With();

    /// <summary>The folder below <see cref="Folder"/> in which the command is typed.</summary>
    public string Here { get; init; } = "";

    public bool IsWatched { get; init; }

    public bool IsOutWatched { get; init; }

    public bool HasColor { get; init; }

    /// <summary>What a person answers, where one sits there.</summary>
    public TextReader? Answers { get; init; }

    public Task<CommandRun> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public async Task<CommandRun> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings
        {
            Terminal = new()
            {
                Out = output,
                Error = TextWriter.Synchronized(error),
                Answers = Answers,
                IsWatched = IsWatched,
                IsOutWatched = IsOutWatched,
                HasColor = HasColor,
            },
            Directory = Path.Combine(Folder, Here),
            Variables = Variables,
            AddSettings = builder => builder.Add(new EnvironmentVariablesOfTest(Variables)),
        };
        var exitCode = await new ChartGenCommand(surroundings, Platform).RunAsync(arguments, cancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The executable of a Helm that behaves otherwise.</summary>
    public string Helm(string behaviour) => (_other = new(behaviour)).Executable;

    public string Full(string path) => Path.Combine(Folder, path);

    public string Read(string path) => File.ReadAllText(Full(path));

    public string Write(string path, string text) => _folder.File(path, text);

    /// <summary>Writes an archive.</summary>
    public string Source(string path, byte[] archive) => _folder.File(path, archive);

    /// <summary>Every file and folder below <c>out</c>, hidden ones too, with its text.</summary>
    public ImmutableSortedDictionary<string, string> Tree(string below = "out") =>
        Directory.Exists(Full(below))
            ? Directory
                .EnumerateFileSystemEntries(Full(below), "*", SearchOption.AllDirectories)
                .ToImmutableSortedDictionary(
                    p => Path.GetRelativePath(Folder, p),
                    p => Directory.Exists(p) ? "<folder>" : File.ReadAllText(p),
                    StringComparer.Ordinal
                )
            : ImmutableSortedDictionary<string, string>.Empty;

    public void Dispose()
    {
        _helm.Dispose();
        _other?.Dispose();
        _folder.Dispose();
    }

    // As the process's own provider, but over the test's variables: problems name a variable by its provider's name.
    private sealed class EnvironmentVariablesOfTest(IReadOnlyDictionary<string, string> variables)
        : ConfigurationProvider,
            IConfigurationSource
    {
        public override void Load()
        {
            foreach (var (name, value) in variables)
            {
                if (name.StartsWith(ProfileReader.VariablePrefix, StringComparison.OrdinalIgnoreCase))
                    Set(name[ProfileReader.VariablePrefix.Length..].Replace("__", ":", StringComparison.Ordinal), value);
            }
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}
