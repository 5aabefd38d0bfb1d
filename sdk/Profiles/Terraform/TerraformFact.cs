using System.Text.RegularExpressions;
using ChartGen.Sdk.Profiles.Layers;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Terraform;

/// <summary>What an output says about a setting.</summary>
/// <param name="Path">The setting.</param>
/// <param name="Value">Its value, in the setting's form.</param>
/// <param name="Output">The output.</param>
internal sealed partial record TerraformFact(SettingPath Path, ValuesNode Value, TerraformOutput Output)
{
    /// <summary>The ARN that it is a part of, if it is one.</summary>
    public FactArn? Arn { get; private init; }

    /// <summary>The value as messages show it.</summary>
    public string Shown => Value is ValuesList list ? $"[{string.Join(", ", list.Items)}]" : Value.ToString()!;

    /// <summary>
    /// What an output says about a setting and those beside it. Terraform's resources give an endpoint with its port, an issuer as a URL, and an
    /// ARN where a setting is the name in it.
    /// </summary>
    public static IEnumerable<TerraformFact> Of(SettingPath path, TerraformOutput output)
    {
        if (output.Value is not { } value)
            return [];
        if (value is not ValuesScalar scalar)
            return [new(path, value, output)];
        var parent = new SettingPath(path.Keys[..^1]);
        return path.ToString() switch
        {
            "database.host" or "broker.host" when Endpoint.Match(scalar.Text) is { Success: true } endpoint =>
            [
                new(path, Text(endpoint.Groups["host"].Value, scalar), output),
                new(parent.Below("port"), Text(endpoint.Groups["port"].Value, scalar), output),
            ],
            "aws.region" => Part(3),
            "aws.accountId" => Part(4),
            "aws.clusterName" or "aws.oidcProvider" or "storage.shared.fileSystemId" or "storage.block.fileSystemId" => Part(
                5,
                afterSlash: true
            ),
            "objectStore.bucket" or "backups.bucket" => Part(5),
            "images.registry" => [new(path, Text(Bare(scalar.Text), scalar), output)],
            _ when SettingsSchema.ShapeAt(path) is SettingShape.Items => [new(path, new ValuesList([scalar], scalar.Where), output)],
            _ => [new(path, scalar, output)],
        };

        IEnumerable<TerraformFact> Part(int index, bool afterSlash = false)
        {
            var parts = scalar.Text.Split(':', 6);
            if (parts is not ["arn", _, _, _, _, _])
                return [new(path, Text(Bare(scalar.Text), scalar), output)];
            var part = parts[index];
            return
            [
                new(path, Text(afterSlash ? part[(part.IndexOf('/', StringComparison.Ordinal) + 1)..] : part, scalar), output)
                {
                    Arn = new(path.ToString(), output.Where, parts[3], parts[4]),
                },
            ];
        }
    }

    private static ValuesScalar Text(string text, ValuesScalar from) => new(ScalarKind.String, text, from.Where);

    private static string Bare(string text) =>
        text.StartsWith("https://", StringComparison.Ordinal) ? text["https://".Length..].TrimEnd('/') : text;

    [GeneratedRegex(@"\A(?<host>[^:/]+):(?<port>[0-9]{1,5})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Endpoint { get; }
}
