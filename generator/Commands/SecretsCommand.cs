using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;

namespace ChartGen.Commands;

/// <summary><c>chartgen secrets</c>: which Secrets and keys must exist, and the manifest that CI makes of an env file.</summary>
internal sealed class SecretsCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var profile = ProfileArgument.One(platform);
        var envFile = new Option<string?>("--from-env-file")
        {
            Description = "Prints the Secrets with the values of this file, for kubectl apply; nothing is written to a file.",
            HelpName = "file",
        };
        CommonOptions.NeedsValue(envFile);
        var secrets = new CommandWithExample(
            "secrets",
            "Lists every Secret of a profile: its keys, who reads it, where it comes from; makes a manifest of an env file.",
            "chartgen secrets eks-single --from-env-file prod.env | kubectl apply --server-side --filename -"
        )
        {
            profile,
            envFile,
        };
        secrets.Validators.Add(result =>
        {
            if (result.GetResult(envFile)?.Tokens.Count > 0 && result.GetValue<string>("--format") == "json")
                result.AddError("--from-env-file prints a manifest with values, and --format json never holds a value.");
        });
        setAction(
            secrets,
            (parsed, settings, progress, token) =>
            {
                var command = new SecretsCommand(platform, surroundings, progress);
                return parsed.GetValue(envFile) is { } file
                    ? Task.FromResult(command.Manifest(settings, parsed.GetValue(profile)!, file))
                    : command.ListAsync(settings, parsed.GetValue(profile)!, token);
            }
        );
        return secrets;
    }

    private async Task<CommandOutcome> ListAsync(CommonSettings settings, string profile, CancellationToken cancellationToken)
    {
        var rendering = new ProfileRendering(platform, surroundings, settings, progress);
        if (rendering.Load(profile) is not { } generated)
            return rendering.Ended!;
        var renders = await rendering.RenderAsync(cancellationToken, generated).ConfigureAwait(false);
        if (renders.Count == 0)
            return rendering.Ended!;
        var found = ProfileSecrets.Of(generated, renders[0]);
        rendering.Add(found.Diagnostics);
        var words = new SecretWords(generated.Profile);
        return new()
        {
            Diagnostics = [.. rendering.Diagnostics],
            Text = output => WriteText(output, generated, found.Secrets, words),
            Json = json => WriteJson(json, generated, found.Secrets, words),
        };
    }

    private CommandOutcome Manifest(CommonSettings settings, string profile, string named)
    {
        var rendering = new ProfileRendering(platform, surroundings, settings, progress);
        if (rendering.Load(profile) is not { } generated)
            return rendering.Ended!;
        var path = Path.GetFullPath(named, surroundings.Directory);
        var shown = surroundings.Shown(path);
        var found = new DiagnosticBag();
        string? manifest = null;
        if (Read(path, shown, found) is { } text && EnvFile.Read(text, shown, found) is var variables && !found.HasErrors)
            manifest = SecretsManifest.Write(ProfileSecrets.Declared(generated), variables, shown, found);
        if (manifest is not null && surroundings.Terminal.IsOutWatched)
            found.Add(CommandDiagnostics.ValuesOnScreen());
        rendering.Add(found);
        return new()
        {
            Diagnostics = [.. rendering.Diagnostics],
            Text = rendering.Diagnostics.HasErrors ? null : output => output.Write(manifest),
        };
    }

    private static string? Read(string path, string shown, DiagnosticBag diagnostics)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Add(CommandDiagnostics.NoValues(shown, "it does not exist"));
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(CommandDiagnostics.NoValues(shown, "it is not UTF-8"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(CommandDiagnostics.NoValues(shown, problem.Message.TrimEnd('.')));
        }

        return null;
    }

    private static void WriteText(TextWriter output, GeneratedProfile generated, ImmutableArray<NeededSecret> secrets, SecretWords words)
    {
        output.WriteLine($"{generated.Profile.Name}: {Words.Count(secrets.Length, "Secret")}");
        foreach (var secret in secrets)
        {
            output.WriteLine($"{secret.Namespace}/{secret.Name}: {SecretWords.Source(secret)}{(secret.IsOptional ? ", optional" : "")}");
            foreach (var key in secret.Keys)
                output.WriteLine($"  {key.Name}{(key.IsOptional ? " (optional)" : "")}{words.Shown(secret, key)}");
            if (secret.TakesAnyKey)
                output.WriteLine($"  any key = <{SecretVariable.PrefixOf(secret.Name)}key>");
            if (!secret.ReadBy.IsEmpty)
                output.WriteLine($"  read by {string.Join(", ", secret.ReadBy)}");
        }

        if (generated.Profile is not { Secrets: SecretsChoice.ExternalSecrets external, Aws: { } aws })
            return;
        var entries = SecretEntry.Of(secrets, external.Prefix.Text);
        output.WriteLine();
        output.WriteLine("The entries of AWS Secrets Manager, made with values from variables of the shell:");
        foreach (var entry in entries)
            output.WriteLine(entry.Create(aws.Region.Text));
        if (!entries.IsEmpty)
        {
            output.WriteLine("New values for one that is there:");
            output.WriteLine(entries[0].Put(aws.Region.Text));
        }
    }

    private static void WriteJson(Utf8JsonWriter json, GeneratedProfile generated, ImmutableArray<NeededSecret> secrets, SecretWords words)
    {
        json.WriteStartObject();
        json.WriteStartArray("secrets");
        foreach (var secret in secrets)
        {
            json.WriteStartObject();
            json.WriteString("name", secret.Name);
            json.WriteString("namespace", secret.Namespace);
            json.WriteString("type", secret.Type);
            json.WriteString("source", SecretWords.Word(secret.Source));
            json.WriteBoolean("optional", secret.IsOptional);
            json.WriteStrings("keys", secret.Keys.Select(key => key.Name));
            json.WriteBoolean("anyKey", secret.TakesAnyKey);
            json.WriteStartObject("madeOf");
            foreach (var key in secret.Keys.Where(k => words.MadeOf(secret, k).Length > 0))
                json.WriteString(key.Name, words.MadeOf(secret, key));
            json.WriteEndObject();
            json.WriteStrings("readBy", secret.ReadBy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (generated.Profile.Secrets is SecretsChoice.ExternalSecrets external)
        {
            json.WriteStartArray("entries");
            foreach (var entry in SecretEntry.Of(secrets, external.Prefix.Text))
            {
                json.WriteStartObject();
                json.WriteString("name", entry.Name);
                json.WriteStrings("properties", entry.Properties.Select(p => p.Name));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
