using ChartGen.Rendering;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary>Generates a profile in memory and has Helm render it, for commands that ask about its objects.</summary>
internal sealed class ProfileRendering(
    PlatformDefinition platform,
    Surroundings surroundings,
    CommonSettings settings,
    IProgress<string> progress
)
{
    private readonly ProfileLoader _loader = new(platform, surroundings, settings);

    /// <summary>How a run ends that went no further; <see langword="null"/> while it goes on.</summary>
    public CommandOutcome? Ended { get; private set; }

    /// <summary>What was found so far.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>The site, once it was looked for.</summary>
    public Site Site { get; private set; } = new() { Root = surroundings.Directory };

    /// <summary>Generates the profile, or ends the run.</summary>
    public GeneratedProfile? Load(string profile)
    {
        if (_loader.Unknown([profile]).ToArray() is { Length: > 0 } unknown)
        {
            Ended = new() { WrongUsage = true, Diagnostics = [.. unknown] };
            return null;
        }

        Site = Site.Find(surroundings, settings, Diagnostics);
        var generated = Diagnostics.HasErrors ? null : _loader.Load(profile, Site, Diagnostics);
        if (generated is null)
            Ended = new() { Diagnostics = [.. Diagnostics] };
        return generated;
    }

    /// <summary>Generates the profile once more with other settings; only errors are said, since the rest was.</summary>
    public GeneratedProfile? LoadWith(string profile, params IEnumerable<string> pairs)
    {
        var found = new DiagnosticBag();
        var loader = new ProfileLoader(platform, surroundings, settings with { Set = [.. settings.Set, .. pairs], Strict = false });
        var generated = loader.Load(profile, Site, found);
        if (generated is null)
        {
            Diagnostics.AddRange(found.Where(d => d.Severity == Severity.Error));
            Ended = new() { Diagnostics = [.. Diagnostics] };
        }

        return generated;
    }

    /// <summary>Renders profiles side by side, or ends the run and gives none.</summary>
    public async Task<IReadOnlyList<ProfileRender>> RenderAsync(CancellationToken cancellationToken, params GeneratedProfile[] profiles)
    {
        using var tools = await HelmTools
            .FindAsync(settings, surroundings, Site, progress, Diagnostics, cancellationToken)
            .ConfigureAwait(false);
        if (tools is null)
        {
            Ended = new() { NoHelm = true, Diagnostics = [.. Diagnostics] };
            return [];
        }

        progress.Report($"{profiles[0].Profile.Name}: helm template");
        var renders = new List<ProfileRender>();
        // One after another: side by side they would ask the repositories for the same charts at once.
        foreach (var profile in profiles)
        {
            var shown = surroundings.Shown(
                Path.Combine(
                    Path.GetFullPath(settings.Output ?? Path.Combine(Site.Root, "out"), surroundings.Directory),
                    profile.Profile.Name
                )
            );
            var render = await tools.Renderer.RenderAsync(profile, shown, cancellationToken).ConfigureAwait(false);
            Diagnostics.AddRange(
                render
                    .Diagnostics.Select(_loader.Escalated)
                    .Select(d => GeneratedLines.Quoted(d, profile, shown))
                    .Except(Diagnostics)
                    .ToArray()
            );
            renders.Add(render);
        }

        if (renders.TrueForAll(r => r.Succeeded))
            return renders;
        Ended = new() { Diagnostics = [.. Diagnostics] };
        return [];
    }

    /// <summary>Adds findings as they count under <c>--strict</c>.</summary>
    public void Add(IEnumerable<Diagnostic> found) => Diagnostics.AddRange(found.Select(_loader.Escalated));
}
