namespace ChartGen.Rendering;

/// <summary>Rows in columns, each as wide as its widest cell.</summary>
internal static class TextTable
{
    /// <summary>Writes a heading and rows, indented by two blanks, without blanks at the ends of lines.</summary>
    public static void Write(TextWriter output, string[] heading, IEnumerable<string[]> rows)
    {
        string[][] all = [heading, .. rows];
        var widths = heading.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        foreach (var row in all)
            output.WriteLine($"  {string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))}".TrimEnd());
    }
}
