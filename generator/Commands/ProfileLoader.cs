using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Commands;

/// <summary>Reads and generates profiles in memory, for every command that needs them.</summary>
internal sealed class ProfileLoader(PlatformDefinition platform, Surroundings surroundings, CommonSettings settings)
{
    private readonly ChartGenerator _generator = new(platform);
    private readonly string[] _names = [.. platform.Profiles.Select(p => p.Name)];

    /// <summary>The names of profiles that the platform does not have, as findings.</summary>
    public IEnumerable<Diagnostic> Unknown(IEnumerable<string> profiles) =>
        profiles.Where(p => platform.Find(p) is null).Select(p => CommandDiagnostics.UnknownProfile(p, _names));

    /// <summary>Reads a profile through all layers.</summary>
    public ProfileReadResult Read(EnvironmentProfile defaults, Site site) => site.Read(defaults, _names, surroundings, settings.Set);

    /// <summary>Generates a profile, or gives <see langword="null"/> when anything is wrong with it.</summary>
    public GeneratedProfile? Load(string profile, Site site, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var read = Read(platform.Find(profile)!, site);
        found.AddRange(read.Diagnostics);
        var generated = _generator.Generate(read, found, Before(read, site));
        foreach (var diagnostic in found.Select(Escalated).Except(diagnostics))
            diagnostics.Add(diagnostic);
        return diagnostics.HasErrors ? null : generated;
    }

    private ProfileReadResult? Before(ProfileReadResult read, Site site) =>
        read.Profile?.ComesAfter is { } name && platform.Find(name) is { } before ? Read(before, site) : null;

    /// <summary>The finding as it counts: under <c>--strict</c> a warning is an error.</summary>
    public Diagnostic Escalated(Diagnostic diagnostic) =>
        settings.Strict && diagnostic.Severity == Severity.Warning ? diagnostic with { Severity = Severity.Error } : diagnostic;
}
