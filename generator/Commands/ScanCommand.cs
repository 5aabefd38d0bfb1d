using System.CommandLine;
using System.Text.Json;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan;

namespace ChartGen.Commands;

/// <summary>What <c>chartgen scan</c> was asked for.</summary>
internal sealed record ScanRequest(string Directory, string Target, string? Write, bool Force);

/// <summary><c>chartgen scan</c>: what has to change in an existing repository for a target profile.</summary>
internal sealed class ScanCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var profiles = platform.Profiles.Select(p => p.Name).ToArray();
        var directory = new Argument<string>("directory")
        {
            Description = "The repository's folder, or one below it.",
            HelpName = "folder",
        };
        var target = new Option<string>("--target")
        {
            Description = "The profile to move to.",
            HelpName = string.Join("|", profiles),
            Required = true,
        };
        target.CompletionSources.Add(profiles);
        CommonOptions.NeedsValue(target);
        directory.Validators.Add(ProfileArgument.RefuseOptions);
        var write = new Option<string?>("--write")
        {
            Description = "Writes the chartgen.yaml of the found platform there, instead of printing it.",
            HelpName = "file",
        };
        var force = new Option<bool>("--force") { Description = "Replaces the file of --write where there is one." };
        CommonOptions.NeedsValue(write);
        var scan = new CommandWithExample(
            "scan",
            "Reads a repository of manifests, values, kustomizations, scripts and env files, and says what has to change.",
            "chartgen scan ../platform --target eks-multi --write chartgen.yaml"
        )
        {
            directory,
            target,
            write,
            force,
        };
        setAction(
            scan,
            (parsed, settings, progress, token) =>
                Task.Run(
                    () =>
                        new ScanCommand(platform, surroundings, progress).Run(
                            settings,
                            new(parsed.GetValue(directory)!, parsed.GetValue(target)!, parsed.GetValue(write), parsed.GetValue(force)),
                            token
                        ),
                    token
                )
        );
        return scan;
    }

    public CommandOutcome Run(CommonSettings settings, ScanRequest request, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(request.Directory, surroundings.Directory);
        var loader = new ProfileLoader(platform, surroundings, settings);
        if (platform.Find(request.Target) is not { } profile)
            return new() { WrongUsage = true, Diagnostics = [.. loader.Unknown([request.Target])] };
        if (!Directory.Exists(root))
            return new()
            {
                WrongUsage = true,
                Diagnostics =
                [
                    File.Exists(root)
                        ? CommandDiagnostics.NoFolderButFile(surroundings.Shown(root))
                        : CommandDiagnostics.NoFolder(surroundings.Shown(root)),
                ],
            };
        var write = request.Write is null ? null : Path.GetFullPath(request.Write, surroundings.Directory);
        if (
            write is not null
            && (Directory.Exists(write) || (!request.Force && (File.Exists(write) || new FileInfo(write).LinkTarget is not null)))
        )
            return new() { Diagnostics = [CommandDiagnostics.FileExists(surroundings.Shown(write))] };

        var diagnostics = new DiagnosticBag();
        var site = Site.Find(surroundings, settings, diagnostics);
        var read = loader.Read(profile, site);
        diagnostics.AddRange(read.Misread);
        if (diagnostics.HasErrors)
            return new() { Diagnostics = [.. diagnostics] };

        progress.Report($"{surroundings.Shown(root)}: reading");
        var (files, unread) = new RepositoryWalker(root).Walk(cancellationToken);
        var shown = surroundings.Shown(root);
        var result = RepositoryScan.Run(
            files.Select(f => f with { Path = shown == "." ? f.Path : $"{shown}/{f.Path}" }),
            new(profile, read.Settings)
        );
        diagnostics.AddRange(
            unread.Select(d =>
                d with
                {
                    Where = d.Where is { } where ? where with { File = Path.Combine(shown == "." ? "" : shown, where.File) } : null,
                }
            )
        );
        diagnostics.AddRange(result.Diagnostics);
        if (write is not null)
            Put(result.SiteFile, write, request.Force);
        return new()
        {
            Diagnostics = [.. diagnostics.Select(loader.Escalated)],
            Findings = [.. result.Findings.Select(f => f.ToDiagnostic())],
            Text = output =>
                new ScanText(output, surroundings.Terminal).Write(result, request, shown, write is null ? null : surroundings.Shown(write)),
            Json = json => WriteJson(json, result),
        };
    }

    // A move replaces a link, where a write would follow it; and it leaves no half of a file.
    private static void Put(string text, string path, bool overwrite)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
        var temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void WriteJson(Utf8JsonWriter json, ScanResult result)
    {
        json.WriteStartObject();
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("file", finding.Where.File);
            json.WriteNumber("line", finding.Where.Line);
            json.WriteNumber("column", finding.Where.Column);
            json.WriteString("message", finding.Message);
            json.WriteString("suggestion", finding.Suggestion);
            json.WriteString("resolvedBy", finding.ResolvedBy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("chartgenYaml", result.SiteFile);
        json.WriteEndObject();
    }
}
