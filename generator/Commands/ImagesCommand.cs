using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Images;

namespace ChartGen.Commands;

/// <summary><c>chartgen images</c>: every image with who needs it, and what copies them into the registry.</summary>
internal sealed class ImagesCommand(PlatformDefinition platform, Surroundings surroundings, IProgress<string> progress)
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction)
    {
        var profile = ProfileArgument.One(platform);
        var mirror = new Option<string?>("--mirror")
        {
            Description =
                "Writes to this folder what copies the images to images.registry: mirror.sh, repositories.sh for ECR, mapping.json.",
            HelpName = "folder",
        };
        CommonOptions.NeedsValue(mirror);
        var tool = new Option<string?>("--tool")
        {
            Description = "What copies: crane, skopeo or docker. Default: crane, one program without a daemon.",
            HelpName = string.Join('|', MirrorTool.All),
        };
        tool.CompletionSources.Add([.. MirrorTool.All.Select(t => t.Name)]);
        tool.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && MirrorTool.All.All(t => t.Name != word))
                result.AddError($"--tool takes crane, skopeo or docker, not '{word}'.");
        });
        var images = new CommandWithExample(
            "images",
            "Lists every image of a profile with the objects that need it; writes what copies them into a registry.",
            "chartgen images eks-multi --mirror mirror --tool skopeo"
        )
        {
            profile,
            mirror,
            tool,
        };
        images.Validators.Add(result =>
        {
            if (result.GetResult(tool)?.Tokens.Count > 0 && result.GetResult(mirror)?.Tokens.Count is not > 0)
                result.AddError("--tool is for the script that --mirror writes.");
        });
        setAction(
            images,
            (parsed, settings, progress, token) =>
                new ImagesCommand(platform, surroundings, progress).RunAsync(
                    settings,
                    parsed.GetValue(profile)!,
                    parsed.GetValue(mirror),
                    MirrorTool.All.FirstOrDefault(t => t.Name == parsed.GetValue(tool)) ?? MirrorTool.Crane,
                    token
                )
        );
        return images;
    }

    public async Task<CommandOutcome> RunAsync(
        CommonSettings settings,
        string profile,
        string? mirror,
        MirrorTool tool,
        CancellationToken cancellationToken
    )
    {
        var rendering = new ProfileRendering(platform, surroundings, settings, progress);
        if (rendering.Load(profile) is not { } generated)
            return rendering.Ended!;
        var images = generated.Profile.Images;
        var isMoved = images.Registry is not null || !images.Map.IsEmpty;
        // What a mirror copies is what the same charts pull without a registry.
        GeneratedProfile? upstream = null;
        if (isMoved && (upstream = rendering.LoadWith(profile, "images.registry=null", "images.map=null")) is null)
            return rendering.Ended!;
        var renders = await rendering
            .RenderAsync(cancellationToken, upstream is null ? [generated] : [generated, upstream])
            .ConfigureAwait(false);
        if (renders.Count == 0)
            return rendering.Ended!;

        var found = ProfileImages.Of((generated, renders[0]), upstream is null ? null : (upstream, renders[1]));
        rendering.Add(found.Diagnostics);
        MirrorFolder? folder = null;
        if (mirror is not null && found.Mirror(profile, rendering.Diagnostics) is { } plan && !rendering.Diagnostics.HasErrors)
        {
            folder = new(Path.GetFullPath(mirror, surroundings.Directory), plan, tool);
            rendering.Add(folder.Foreign().Select(f => CommandDiagnostics.NotOurs(surroundings.Shown(f))));
            if (rendering.Diagnostics.HasErrors)
                folder = null;
            else
                await folder.WriteAsync(cancellationToken).ConfigureAwait(false);
        }

        return new()
        {
            Diagnostics = [.. rendering.Diagnostics],
            Text = output =>
            {
                if (folder is not null)
                    WriteText(output, folder);
                else if (mirror is null)
                    WriteText(output, generated, found.Images);
            },
            Json = json => WriteJson(json, found.Images, folder),
        };
    }

    private void WriteText(TextWriter output, MirrorFolder folder)
    {
        foreach (var file in folder.Files)
            output.WriteLine($"{surroundings.Shown(file.Path)}: {file.Purpose}");
    }

    private static void WriteText(TextWriter output, GeneratedProfile generated, ImmutableArray<NeededImage> images)
    {
        var copied = images.Count(i => i.Upstream is not null);
        var from = generated.Profile.Images.Registry is { } registry ? $", {copied} of them copied to {registry}" : "";
        output.WriteLine($"{generated.Profile.Name}: {Words.Count(images.Length, "image")}{from}");
        foreach (var image in images)
        {
            output.WriteLine(image.Image);
            if (image.Upstream is not null)
                output.WriteLine($"  copied from {image.Upstream}");
            foreach (var owner in image.UsedBy.GroupBy(u => Owner(u, generated)))
                output.WriteLine($"  {owner.Key}: {string.Join(", ", owner.Select(u => u.Place).Distinct())}");
            foreach (var note in image.Notes)
                output.WriteLine($"  note: {note}");
        }
    }

    // What stands beside the charts is found by its file, what stands elsewhere than the platform by its namespace.
    private static string Owner(ImageUse use, GeneratedProfile generated) =>
        use.File.Length > 0 && generated.Charts.All(c => !use.File.StartsWith(c.Chart.Name + "/", StringComparison.Ordinal))
            ? $"{use.Owner} in {use.File}"
        : use.Namespace.Length > 0 && use.Namespace != generated.Charts[^1].Namespace ? $"{use.Owner} in {use.Namespace}"
        : use.Owner;

    private void WriteJson(Utf8JsonWriter json, ImmutableArray<NeededImage> images, MirrorFolder? folder)
    {
        json.WriteStartObject();
        json.WriteStartArray("images");
        foreach (var image in images)
        {
            json.WriteStartObject();
            json.WriteString("image", image.Image.ToString());
            json.WriteString("tag", image.Image.Tag);
            json.WriteString("digest", image.Image.Digest);
            json.WriteString("source", image.Upstream?.ToString());
            json.WriteStartArray("usedBy");
            foreach (var use in image.UsedBy)
            {
                json.WriteStartObject();
                json.WriteString("object", use.Owner);
                json.WriteString("namespace", use.Namespace);
                json.WriteString("place", use.Place);
                json.WriteString("file", use.File);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStrings("notes", image.Notes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (folder is not null)
        {
            json.WriteStrings("written", folder.Files.Select(file => surroundings.Shown(file.Path)));
        }

        json.WriteEndObject();
    }
}
