using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>Finds kustomizations that include each other.</summary>
internal static class KustomizationCircles
{
    private static readonly string[] Lists = ["resources", "bases", "components"];

    public static IEnumerable<Diagnostic> In(ImmutableArray<Kustomization> kustomizations)
    {
        var folders = kustomizations.Select(k => k.File.Folder).ToHashSet(StringComparer.Ordinal);
        var edges = (
            from kustomization in kustomizations
            from list in Lists
            from entry in kustomization.Root[list].Scalars()
            let to = KustomizePaths.Joined(kustomization.File.Folder, entry.Text)
            where folders.Contains(to)
            select (From: kustomization.File.Folder, To: to, Entry: entry)
        ).ToLookup(e => e.From, StringComparer.Ordinal);
        return from edge in edges.SelectMany(e => e)
            where Reaches(edge.To, edge.From)
            select ScanDiagnostics.Circle(edge.Entry.Where!.Value, edge.Entry.Text);

        bool Reaches(string from, string to)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>([from]);
            while (open.TryPop(out var folder))
            {
                if (folder == to)
                    return true;
                if (seen.Add(folder))
                {
                    foreach (var edge in edges[folder])
                        open.Push(edge.To);
                }
            }

            return false;
        }
    }
}
