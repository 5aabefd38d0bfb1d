using System.CommandLine;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Commands;

/// <summary>What <c>chartgen init</c> was told by options.</summary>
internal sealed record InitRequest
{
    public required IReadOnlyCollection<string> Profiles { get; init; }

    public string? Name { get; init; }

    public string? Domain { get; init; }

    public string? Region { get; init; }
}

/// <summary><c>chartgen init</c>: a chartgen.yaml to start from, by a few questions or by options.</summary>
internal sealed class InitCommand(PlatformDefinition platform, Surroundings surroundings)
{
    private const string SchemaFile = "chartgen.schema.json";

    private readonly string[] _names = [.. platform.Profiles.Select(p => p.Name)];

    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var names = platform.Profiles.Select(p => p.Name).ToArray();
        var profiles = new Option<string[]>("--profile")
        {
            Description = "A profile that the site shall have. Repeat it for more.",
            HelpName = string.Join("|", names),
        };
        profiles.CompletionSources.Add(names);
        var name = new Option<string?>("--name") { Description = "The Helm release.", HelpName = "name" };
        var domain = new Option<string?>("--domain") { Description = "The domain below which hosts are named.", HelpName = "domain" };
        var region = new Option<string?>("--region") { Description = "The region of every AWS resource.", HelpName = "region" };
        foreach (var option in new Option[] { profiles, name, domain, region })
            CommonOptions.NeedsValue(option);
        var init = new CommandWithExample(
            "init",
            "Writes a commented chartgen.yaml to start from; asks on a terminal for what no option says.",
            "chartgen init --profile eks-single --domain ml.acme.io --region eu-central-1"
        )
        {
            profiles,
            name,
            domain,
            region,
        };
        setAction(
            init,
            (parsed, settings, _, token) =>
                new InitCommand(platform, surroundings).RunAsync(
                    settings,
                    new()
                    {
                        Profiles = parsed.GetValue(profiles) ?? [],
                        Name = parsed.GetValue(name),
                        Domain = parsed.GetValue(domain),
                        Region = parsed.GetValue(region),
                    },
                    token
                )
        );
        return init;
    }

    public async Task<CommandOutcome> RunAsync(CommonSettings settings, InitRequest request, CancellationToken cancellationToken)
    {
        if (WrongOptions(request).ToArray() is [_, ..] wrong)
            return new() { WrongUsage = true, Diagnostics = [.. wrong] };
        var path = Path.GetFullPath(settings.Config ?? Site.FileName, surroundings.Directory);
        if (Path.Exists(path))
            return new() { Diagnostics = [CommandDiagnostics.SiteExists(surroundings.Shown(path))] };
        var answers = settings.Format == OutputFormat.Text && !settings.Quiet ? surroundings.Terminal.Answers : null;
        if (answers is not null)
        {
            try
            {
                request = await AskAsync(new(surroundings.Terminal, answers), request, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The question's line is open still.
                surroundings.Terminal.Error.WriteLine();
                return new() { Cancelled = true };
            }
        }
        else if (request.Profiles.Count == 0)
            return new() { WrongUsage = true, Diagnostics = [CommandDiagnostics.WrongUsage("Name the site's profiles with --profile.")] };

        EnvironmentProfile[] profiles = [.. request.Profiles.Distinct(StringComparer.Ordinal).Select(p => platform.Find(p)!)];
        var text = StartingSite.Write(
            profiles,
            new()
            {
                Name = Fact<ReleaseName>(request.Name),
                Domain = Fact<HostName>(request.Domain),
                Region = Fact<AwsRegion>(request.Region),
                SchemaFile = SchemaFile,
            }
        );
        cancellationToken.ThrowIfCancellationRequested();
        var schema = Path.Combine(Path.GetDirectoryName(path)!, SchemaFile);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!Path.Exists(schema))
            Put(schema, SchemaCommand.Text(platform));
        Put(path, text);
        return Outcome(surroundings.Shown(path), surroundings.Shown(schema), [.. profiles.Select(p => p.Name)]);
    }

    private IEnumerable<Diagnostic> WrongOptions(InitRequest request) =>
        request
            .Profiles.Where(p => platform.Find(p) is null)
            .Select(p => CommandDiagnostics.UnknownProfile(p, _names))
            .Concat(WrongOption<ReleaseName>("--name", request.Name))
            .Concat(WrongOption<HostName>("--domain", request.Domain))
            .Concat(WrongOption<AwsRegion>("--region", request.Region));

    private static IEnumerable<Diagnostic> WrongOption<T>(string option, string? text)
        where T : class, ISiteFact<T> =>
        text is null || T.TryParse(text, out _) ? [] : [CommandDiagnostics.WrongAnswer(option, T.Rule, T.Example)];

    private async Task<InitRequest> AskAsync(Questions questions, InitRequest request, CancellationToken cancellationToken)
    {
        if (request.Profiles.Count == 0)
        {
            foreach (var profile in platform.Profiles)
                questions.Say($"  {profile.Name, -16}{profile.Summary}");
            var words = await questions
                .AskAsync("Profiles, separated by blanks", _names[0], WhyNoProfiles, cancellationToken)
                .ConfigureAwait(false);
            request = request with { Profiles = Words(words) };
        }

        var isOnAws = request.Profiles.Any(p => platform.Find(p)!.Aws is not null);
        var name = platform.Find(request.Profiles.First())!.Platform.Name.Text;
        return request with
        {
            Name = request.Name ?? await Ask<ReleaseName>("Helm release", name).ConfigureAwait(false),
            Domain =
                request.Domain
                ?? (isOnAws ? await Ask<HostName>("Domain below which hosts are named", "ml.example.com").ConfigureAwait(false) : null),
            Region = request.Region ?? (isOnAws ? await Ask<AwsRegion>("AWS region", "eu-west-1").ConfigureAwait(false) : null),
        };

        Task<string> Ask<T>(string question, string usual)
            where T : class, ISiteFact<T> =>
            questions.AskAsync(
                question,
                usual,
                text => T.TryParse(text, out _) ? null : $"It must be {T.Rule}, such as {T.Example}.",
                cancellationToken
            );
    }

    private string? WhyNoProfiles(string text) =>
        Words(text) is [] ? "Name one at least."
        : Words(text).FirstOrDefault(w => platform.Find(w) is null) is { } unknown ? UnknownProfile(unknown)
        : null;

    private string UnknownProfile(string name)
    {
        var diagnostic = CommandDiagnostics.UnknownProfile(name, _names);
        return $"{diagnostic.Message} {diagnostic.Suggestion}";
    }

    private static string[] Words(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    private static T? Fact<T>(string? text)
        where T : class, ISiteFact<T> => text is not null && T.TryParse(text, out var fact) ? fact : null;

    // Whole or not at all, and never over a file that came meanwhile.
    private static void Put(string path, string text)
    {
        var staged = $"{path}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllText(staged, text);
            File.Move(staged, path);
        }
        finally
        {
            File.Delete(staged);
        }
    }

    private static CommandOutcome Outcome(string file, string schema, string[] profiles) =>
        new()
        {
            Text = output =>
            {
                output.WriteLine($"{file}: the site of {string.Join(", ", profiles)}; {schema} completes it in editors");
                output.WriteLine($"Replace the facts in it, then: chartgen generate {string.Join(' ', profiles)}");
            },
            Json = json =>
            {
                json.WriteStartObject();
                json.WriteString("file", file);
                json.WriteString("schemaFile", schema);
                json.WriteStrings("profiles", profiles);
                json.WriteEndObject();
            },
        };
}
