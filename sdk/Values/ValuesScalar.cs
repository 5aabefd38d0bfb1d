using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Values;

/// <summary>What Helm takes a scalar for.</summary>
public enum ScalarKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary><c>true</c> or <c>false</c>, in any of YAML 1.1's spellings.</summary>
    Boolean,

    /// <summary>No value: deletes the subchart's default.</summary>
    Null,
}

/// <summary>A scalar of a values tree.</summary>
/// <param name="kind">What Helm takes it for.</param>
/// <param name="text">The text as written; numbers keep their spelling.</param>
/// <param name="where">Where it was read.</param>
public sealed class ValuesScalar(ScalarKind kind, string text, SourceSpan? where = null) : ValuesNode(where)
{
    /// <summary>The scalar that deletes a subchart's default.</summary>
    public static ValuesScalar Null { get; } = new(ScalarKind.Null, "null");

    /// <summary>What Helm takes the scalar for.</summary>
    public ScalarKind Kind { get; } = kind;

    /// <summary>The text as written, without quotes.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
