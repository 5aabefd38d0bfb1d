namespace ChartGen.Testing;

/// <summary>Assertions whose failure names everything; xunit's own cut long texts and lists.</summary>
internal static class Expect
{
    /// <summary>Fails with every finding on a line of its own.</summary>
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
