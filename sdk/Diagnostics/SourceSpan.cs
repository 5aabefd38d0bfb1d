using System.Globalization;

namespace ChartGen.Sdk.Diagnostics;

/// <summary>Where a value or a problem is.</summary>
/// <param name="File">A file as the user named it, or the variable or option that carried the value.</param>
/// <param name="Line">1-based, as an editor shows it; 0 where the origin has no lines (a variable, an option).</param>
/// <param name="Column">1-based; 0 where the origin has no columns.</param>
/// <param name="Length">Characters to underline, at least 1.</param>
public readonly record struct SourceSpan(string File, int Line = 0, int Column = 0, int Length = 1)
{
    /// <summary><c>file(line,column)</c>, without the column where only the line is known, or the origin alone where it has no lines.</summary>
    public override string ToString() =>
        this switch
        {
            { Line: 0 } => File,
            { Column: 0 } => string.Create(CultureInfo.InvariantCulture, $"{File}({Line})"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column})"),
        };
}
