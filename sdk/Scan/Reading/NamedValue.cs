using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>Where a named value stands.</summary>
internal enum ValueOrigin
{
    /// <summary>A scalar of a YAML tree.</summary>
    Tree,

    /// <summary>A line of an env file.</summary>
    EnvFile,

    /// <summary>An assignment in a script.</summary>
    Shell,
}

/// <summary>A name and its text, wherever they stand: a variable of a container, a key of values, a line of an env file, an assignment in a script.</summary>
/// <param name="Name">The variable, or the last key.</param>
/// <param name="Text">The text.</param>
/// <param name="Where">The text's place.</param>
/// <param name="Path">The keys that lead to it; the name alone outside YAML.</param>
internal sealed record NamedValue(string Name, string Text, SourceSpan Where, ImmutableArray<string> Path)
{
    public ValueOrigin Origin { get; init; }

    /// <summary>The tree that it stands in, or <see langword="null"/> outside YAML.</summary>
    public YamlTree? Tree { get; init; }

    public ScalarKind Kind { get; init; } = ScalarKind.String;

    /// <summary>The name's place, where it is another than the text's and known.</summary>
    public SourceSpan? NameWhere { get; init; }

    /// <summary>Whether it is an item of a list of <c>name</c> and <c>value</c>, or of a map of variables.</summary>
    public bool IsVariable { get; init; }

    public string PathText => string.Join('.', Path);

    public bool IsIn(string kind) => Tree is Manifest manifest && manifest.Kind == kind;

    /// <summary>Whether the value comes from elsewhere at run time.</summary>
    public bool IsReference =>
        Text.StartsWith("$(", StringComparison.Ordinal)
        || Text.StartsWith("${", StringComparison.Ordinal)
        || (Text.StartsWith('$') && Text.Length > 1 && (char.IsAsciiLetter(Text[1]) || Text[1] == '_'))
        || Text.StartsWith('`')
        || Text.Contains("{{", StringComparison.Ordinal)
        || Text.Contains(TreeExtensions.Mask, StringComparison.Ordinal);
}

/// <summary>A variable whose value is taken from a Secret or a ConfigMap.</summary>
/// <param name="Name">The variable; empty where all keys become variables.</param>
/// <param name="Where">The variable's place.</param>
/// <param name="Secret">The Secret, or <see langword="null"/> for a ConfigMap.</param>
/// <param name="Key">The key; empty where all keys become variables.</param>
/// <param name="Tree">The tree that it stands in.</param>
/// <param name="Path">The keys that lead to it.</param>
internal sealed record NamedReference(
    string Name,
    SourceSpan Where,
    string? Secret,
    string Key,
    YamlTree Tree,
    ImmutableArray<string> Path
);
