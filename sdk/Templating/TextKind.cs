namespace ChartGen.Sdk.Templating;

/// <summary>What reads a rendered text next; it decides how a string is printed.</summary>
public enum TextKind
{
    /// <summary>A person: strings are printed as they are.</summary>
    Text,

    /// <summary>A YAML parser: strings become scalars that are read back as the same string.</summary>
    Yaml,

    /// <summary>Helm, then a person: braces in strings are kept from Helm.</summary>
    HelmText,

    /// <summary>Helm, then a YAML parser.</summary>
    HelmYaml,
}

/// <summary>What follows from a kind of text.</summary>
internal static class TextKindFacts
{
    public static bool IsYaml(this TextKind kind) => kind is TextKind.Yaml or TextKind.HelmYaml;

    public static bool IsHelm(this TextKind kind) => kind is TextKind.HelmText or TextKind.HelmYaml;
}
