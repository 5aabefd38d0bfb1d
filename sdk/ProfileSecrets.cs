using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Secrets;

namespace ChartGen.Sdk;

/// <summary>The Secrets of a profile.</summary>
/// <param name="Secrets">Every Secret, by namespace and name.</param>
/// <param name="Diagnostics">Keys that nobody makes, CG8401, and of which charts not all is known, CG8411.</param>
public sealed record ProfileSecrets(ImmutableArray<NeededSecret> Secrets, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The Secrets that the components of a profile declare: those that somebody must bring.</summary>
    public static ImmutableArray<NeededSecret> Declared(GeneratedProfile generated) => Inventory(generated).Of([]);

    /// <summary>The Secrets that the components declare, and those that the rendered objects read and bring.</summary>
    public static ProfileSecrets Of(GeneratedProfile generated, ProfileRender render)
    {
        var inventory = Inventory(generated);
        ImmutableArray<RenderedObject> objects = render.Objects;
        var secrets = inventory.Of(objects);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (!render.StandIns.IsEmpty)
            diagnostics.Add(SecretsDiagnostics.OutOfReach(render.StandIns.Select(s => $"{s.Name} {s.Version}")));
        foreach (var missing in inventory.WithoutKey(objects).DistinctBy(m => (m.From.Identity, m.Name, m.Key)))
        {
            var known = secrets
                .Where(s => s.Namespace == missing.From.Namespace && s.Name == missing.Name)
                .SelectMany(s => s.Keys)
                .Where(k => k.Text is not null)
                .Select(k => k.Name);
            diagnostics.Add(SecretsDiagnostics.WithoutKey(missing.From.ToString(), missing.Name, missing.Key!, [.. known]));
        }

        return new(secrets, diagnostics.ToImmutable());
    }

    private static SecretInventory Inventory(GeneratedProfile generated) =>
        new(
            generated.Profile,
            [
                .. generated.Charts.Select(c => new SecretChart(
                    c.Release,
                    c.Namespace,
                    c.Chart.Components,
                    c.Chart.Name == ChartGenerator.ChartFolder
                )),
            ]
        );
}
