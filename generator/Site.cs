using ChartGen.Commands;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using Microsoft.Extensions.Configuration;

namespace ChartGen;

/// <summary>A site's folder and its configuration file; the place where files and variables enter.</summary>
internal sealed record Site
{
    /// <summary>The name under which a site's file is looked for.</summary>
    public const string FileName = "chartgen.yaml";

    /// <summary>The nearest folder upward with a configuration file, else the current one.</summary>
    public required string Root { get; init; }

    /// <summary>The configuration file as problems show it, or <see langword="null"/> where the site has none.</summary>
    public string? File { get; init; }

    /// <summary>The configuration file's text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Terraform's outputs and their file, or <see langword="null"/> where none were named.</summary>
    public (string Text, string File)? Outputs { get; private init; }

    /// <summary>The file that the user named, else the nearest one upward, which may be none.</summary>
    public static string? PathOf(Surroundings surroundings, string? named) =>
        named is null ? Upward(surroundings.Directory) : Path.GetFullPath(named, surroundings.Directory);

    /// <summary>Finds the site and reads its files.</summary>
    /// <param name="surroundings">Where to look.</param>
    /// <param name="settings">Which files the user named; they then must exist.</param>
    /// <param name="diagnostics">Takes CG0001, CG0002 and CG0010.</param>
    public static Site Find(Surroundings surroundings, CommonSettings settings, DiagnosticBag diagnostics) =>
        Find(surroundings, settings.Config, diagnostics) with
        {
            Outputs = settings.TerraformOutputs is { } outputs ? ReadOutputs(surroundings, outputs, diagnostics) : null,
        };

    private static Site Find(Surroundings surroundings, string? named, DiagnosticBag diagnostics)
    {
        if (PathOf(surroundings, named) is not { } path)
            return new() { Root = surroundings.Directory };
        var shown = surroundings.Shown(path);
        var root = Path.GetDirectoryName(path) ?? surroundings.Directory;
        if (!System.IO.File.Exists(path))
        {
            diagnostics.Add(CommandDiagnostics.NoConfiguration(shown));
            return new() { Root = root };
        }

        try
        {
            return new()
            {
                Root = root,
                File = shown,
                Text = System.IO.File.ReadAllText(path),
            };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(CommandDiagnostics.UnreadableConfiguration(shown, problem.Message));
            return new() { Root = root };
        }
    }

    /// <summary>Reads a profile through all layers.</summary>
    public ProfileReadResult Read(
        EnvironmentProfile defaults,
        IReadOnlyCollection<string> profiles,
        Surroundings surroundings,
        IReadOnlyCollection<string> pairs
    )
    {
        var builder = new ConfigurationBuilder();
        if (File is not null)
            builder.AddSiteFile(Text, File, defaults.Name, profiles);
        if (Outputs is { } outputs)
            builder.AddTerraformOutputs(outputs.Text, outputs.File);
        surroundings.AddSettings(builder);
        builder.AddSettings(pairs);
        return ProfileReader.Read(defaults, builder.Build());
    }

    private static (string Text, string File)? ReadOutputs(Surroundings surroundings, string named, DiagnosticBag diagnostics)
    {
        var path = Path.GetFullPath(named, surroundings.Directory);
        var shown = surroundings.Shown(path);
        try
        {
            return (System.IO.File.ReadAllText(path), shown);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var isMissing = problem is FileNotFoundException or DirectoryNotFoundException;
            diagnostics.Add(CommandDiagnostics.UnreadableOutputs(shown, isMissing ? "it does not exist" : problem.Message.TrimEnd('.')));
            return null;
        }
    }

    private static string? Upward(string directory)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, FileName);
            if (System.IO.File.Exists(path))
                return path;
        }

        return null;
    }
}
