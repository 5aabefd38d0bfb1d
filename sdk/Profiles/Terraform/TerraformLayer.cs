using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Layers;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Terraform;

/// <summary>Makes a layer of settings from Terraform's outputs: those that the site names, and the well-known ones of every other setting.</summary>
internal static class TerraformLayer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="text">What <c>terraform output -json</c> printed.</param>
    /// <param name="file">The file's name, as problems shall show it.</param>
    /// <param name="names">What the site's section <c>terraform:</c> says.</param>
    public static ParsedLayers Of(string text, string file, ImmutableArray<TerraformName> names)
    {
        var diagnostics = new DiagnosticBag();
        var outputs = TerraformFile.Read(text, file, diagnostics);
        if (diagnostics.HasErrors)
            return new([], [.. diagnostics]);
        var facts = Named(outputs, names, diagnostics).ToList();
        facts.AddRange(WellKnown(outputs, [.. names.Select(n => n.Path.ToString()), .. facts.Select(f => f.Path.ToString())], diagnostics));
        foreach (var disagreement in facts.GroupBy(f => f.Path.ToString()).SelectMany(Disagreements))
            diagnostics.Add(disagreement);
        if (facts.Count == 0 && !diagnostics.HasErrors)
            diagnostics.Add(TerraformDiagnostics.NoneTaken(file, outputs.Length));
        var tree = facts
            .DistinctBy(f => f.Path.ToString())
            .Select(f => TextValue.At(f.Path, f.Value, f.Output.Where))
            .Aggregate(ValuesMap.Empty, ValuesMerge.Merge);
        return new([new(SettingOrigin.Terraform, tree)], [.. diagnostics])
        {
            // Of outputs that disagree, one is wrong already.
            Arns = diagnostics.HasErrors ? [] : [.. facts.Select(f => f.Arn).OfType<FactArn>()],
        };
    }

    private static IEnumerable<TerraformFact> Named(
        ImmutableArray<TerraformOutput> outputs,
        ImmutableArray<TerraformName> names,
        DiagnosticBag diagnostics
    )
    {
        foreach (var name in names.Where(n => n.Output is not null))
        {
            if (outputs.FirstOrDefault(o => o.Name == name.Output) is not { } output)
                diagnostics.Add(
                    TerraformDiagnostics.NoSuchOutput(name.Where, name.Output!, ClosestName.Of(name.Output!, outputs.Select(o => o.Name)))
                );
            else if (output.Value is null)
                diagnostics.Add(TerraformDiagnostics.SensitiveByName(name.Where, output.Name, name.Path.ToString()));
            else
            {
                // A port that came with an endpoint gives way to one that is named itself.
                var facts = TerraformFact.Of(name.Path, output);
                foreach (
                    var fact in facts.Where(f =>
                        f.Path.ToString() == name.Path.ToString() || names.All(n => n.Path.ToString() != f.Path.ToString())
                    )
                )
                    yield return fact;
            }
        }
    }

    private static IEnumerable<TerraformFact> WellKnown(
        ImmutableArray<TerraformOutput> outputs,
        HashSet<string> taken,
        DiagnosticBag diagnostics
    )
    {
        foreach (var (text, names) in WellKnownOutputs.Settings.Where(s => !taken.Contains(s.Path)))
        {
            var path = SettingPath.Parse(text);
            foreach (var output in names.SelectMany(n => outputs.Where(o => o.Name == n)))
            {
                if (output.Value is null)
                    diagnostics.Add(TerraformDiagnostics.SensitiveByItself(output.Where, output.Name, text));
                else if (output.Value is not ValuesScalar { Text: "" })
                {
                    foreach (var fact in TerraformFact.Of(path, output).Where(f => !taken.Contains(f.Path.ToString())))
                        yield return fact;
                }
            }
        }
    }

    private static IEnumerable<Diagnostic> Disagreements(IGrouping<string, TerraformFact> facts) =>
        facts
            .Skip(1)
            .Where(other => other.Shown != facts.First().Shown)
            .Select(other => TerraformDiagnostics.Disagree(facts.Key, facts.First(), other));
}
