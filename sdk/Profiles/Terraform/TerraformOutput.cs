using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Terraform;

/// <summary>An output of Terraform.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, or <see langword="null"/> where Terraform keeps it as sensitive: it is never even read.</param>
internal sealed record TerraformOutput(string Name, ValuesNode? Value)
{
    /// <summary>How findings and sources name it: as the command that prints it.</summary>
    public SourceSpan Where => Of(Name);

    /// <summary>The place that an output's values carry.</summary>
    public static SourceSpan Of(string name) => new($"terraform output {name}");
}
