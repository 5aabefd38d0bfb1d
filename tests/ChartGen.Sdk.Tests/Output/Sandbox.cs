using System.Collections.Immutable;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

/// <summary>A folder of its own for one test, with a profile named eks-multi in it.</summary>
internal sealed class Sandbox : IDisposable
{
    public static readonly (string, string)[] Old =
    [
        ("RUNBOOK.md", "# Run\n"),
        ("platform/templates/old.yaml", "a: 1\n"),
        ("platform/values.yaml", "a: 1\nb: 2\n"),
    ];
    public static readonly (string, string)[] New =
    [
        ("RUNBOOK.md", "# Run\n"),
        ("platform/templates/new.yaml", "c: 3\n"),
        ("platform/values.yaml", "a: 1\nb: 3\n"),
    ];

    public Sandbox() => Root = Directory.CreateTempSubdirectory("chartgen-output-").FullName;

    public string Root { get; }

    public string Out => Path.Combine(Root, "out");

    public string Target => Path.Combine(Out, "eks-multi");

    public static ChartWriter Writer { get; } = new();

    public OutputPlan Plan(params (string Path, string Text)[] files) =>
        new()
        {
            Folder = Target,
            ShownAs = "out/eks-multi",
            Files = [.. files.Select(f => ChartFile.Create(ChartPath.Parse(f.Path), f.Text))],
            ToolVersion = "0.1.0",
            ProfileHash = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        };

    /// <summary>Writes the old chart.</summary>
    public async Task WriteOldAsync() => Assert.Equal(WriteOutcome.Written, (await Writer.WriteAsync(Plan(Old))).Outcome);

    public string Full(string path) => Path.Combine(Target, path);

    public void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
    }

    /// <summary>Every file and folder below the sandbox with its text, so that two states can be compared whole.</summary>
    public ImmutableSortedDictionary<string, string> Tree() => Tree(Root);

    public static ImmutableSortedDictionary<string, string> Tree(string folder) =>
        Directory
            .EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .ToImmutableSortedDictionary(
                p => Path.GetRelativePath(folder, p).Replace('\\', '/'),
                p => Directory.Exists(p) ? "<folder>" : File.ReadAllText(p),
                StringComparer.Ordinal
            );

    /// <summary>The files of the profile but for the list of ours.</summary>
    public IEnumerable<(string, string)> Chart() =>
        Tree(Target).Where(f => f.Value != "<folder>" && f.Key != ".chartgen.json").Select(f => (f.Key, f.Value));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
