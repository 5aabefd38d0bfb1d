using System.Collections.Immutable;
using System.Text.Json;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Terraform;

/// <summary>Reads what <c>terraform output -json</c> and <c>tofu output -json</c> print.</summary>
internal static class TerraformFile
{
    /// <summary>The outputs in the file's order; one without a value is none.</summary>
    public static ImmutableArray<TerraformOutput> Read(string text, string file, DiagnosticBag diagnostics)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement, file, diagnostics);
        }
        catch (JsonException problem)
        {
            // Its message may quote the file, which may hold secrets.
            diagnostics.Add(TerraformDiagnostics.NoJson(file, (problem.LineNumber ?? 0) + 1));
            return [];
        }
    }

    private static ImmutableArray<TerraformOutput> Read(JsonElement root, string file, DiagnosticBag diagnostics)
    {
        if (WhyNotOutputs(root) is { } reason)
        {
            diagnostics.Add(TerraformDiagnostics.NoOutputs(file, reason));
            return [];
        }

        var outputs = root.EnumerateObject()
            .Where(o => o.Value.GetProperty("value").ValueKind != JsonValueKind.Null)
            .Select(o => new TerraformOutput(
                o.Name,
                o.Value.GetProperty("sensitive").GetBoolean() ? null : Node(o.Value.GetProperty("value"), TerraformOutput.Of(o.Name))
            ))
            .ToImmutableArray();
        if (outputs.Where(o => o.Value is null).Select(o => o.Name).ToArray() is [_, ..] sensitive)
            diagnostics.Add(TerraformDiagnostics.PlainSecrets(file, sensitive));
        return outputs;
    }

    private static string? WhyNotOutputs(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return "holds the value of a single output";
        if (root.TryGetProperty("planned_values", out _) || root.TryGetProperty("resource_changes", out _))
            return "is a plan, whose outputs need not be known yet";
        if (root.TryGetProperty("format_version", out _))
            return "is what 'terraform show' prints";
        if (root.TryGetProperty("lineage", out _))
            return "is a state with every secret of it";
        var outputs = root.EnumerateObject().ToList();
        return outputs.Where(o => !IsOutput(o.Value)).Select(o => o.Name).FirstOrDefault() is { } name
                ? $"holds '{name}', which is no output"
            : outputs.Count == 0 ? "holds no outputs"
            : null;
    }

    private static bool IsOutput(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty("value", out _)
        && element.TryGetProperty("sensitive", out var sensitive)
        && sensitive.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static ValuesNode Node(JsonElement element, SourceSpan where) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new ValuesMap(
                [
                    .. element
                        .EnumerateObject()
                        .DistinctBy(p => p.Name)
                        .Select(p => new ValuesEntry(p.Name, Node(p.Value, where), null, where)),
                ],
                where
            ),
            JsonValueKind.Array => new ValuesList([.. element.EnumerateArray().Select(item => Node(item, where))], where),
            JsonValueKind.String => new ValuesScalar(ScalarKind.String, element.GetString()!, where),
            JsonValueKind.True or JsonValueKind.False => new ValuesScalar(ScalarKind.Boolean, element.GetRawText(), where),
            JsonValueKind.Number => new ValuesScalar(
                element.TryGetInt64(out _) ? ScalarKind.Integer : ScalarKind.Float,
                element.GetRawText(),
                where
            ),
            _ => new ValuesScalar(ScalarKind.Null, "null", where),
        };
}
