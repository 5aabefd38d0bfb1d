using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ChartGen.Sdk.Tests;

/// <summary>Who may know whom inside the SDK.</summary>
/// <remarks>
/// A room knows rooms of lower floors, and rooms of its own floor one way only. One exception: <see cref="Subchart"/> and
/// <see cref="Subcharts"/> live in Catalog, where contracts and digests of the same charts are, but are plain data that know no other room;
/// components and charts name them. What changes with a version they take from the pins, which know <c>Values</c> alone.
/// </remarks>
public sealed class ArchitectureTests
{
    private static readonly string[][] Floors =
    [
        ["Diagnostics"],
        ["Values"],
        ["Profiles"],
        ["Components"],
        ["Charts", "Templating", "Manifests"],
        ["Output", "Helm", "Policies", "Catalog", "Reports", "Audit", "Comparison", "Scan", "Images", "Secrets", "Cluster"],
    ];

    private static readonly string[] PureRooms =
    [
        "Diagnostics",
        "Values",
        "Profiles",
        "Components",
        "Charts",
        "Templating",
        "Manifests",
        "Policies",
        "Reports",
        "Comparison",
        "Scan",
        "Images",
        "Secrets",
    ];

    private static readonly Architecture Sdk = new ArchLoader().LoadAssemblies(typeof(Diagnostic).Assembly).Build();

    public static TheoryData<string> Rooms => [.. RoomsThere()];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_no_room_above_it(string room)
    {
        var floor = Array.FindIndex(Floors, f => f.Contains(room));
        var above = Floors[(floor + 1)..].SelectMany(f => f).Where(RoomsThere().Contains).ToArray();
        if (above.Length == 0)
            return;

        Types()
            .That()
            .ResideInNamespaceMatching(NamespaceOf(room))
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(NamespaceOf(above)).And().AreNot(typeof(Subchart), typeof(Subcharts)))
            .Check(Sdk);
    }

    [Fact]
    public void No_room_knows_the_pipeline()
    {
        var pipeline = Sdk.Types.Where(t => t.Namespace.FullName == "ChartGen.Sdk").ToHashSet();

        Assert.All(RoomsThere().SelectMany(TypesOf), t => Assert.DoesNotContain(t.Dependencies, d => pipeline.Contains(d.Target)));
    }

    [Fact]
    public void Rooms_of_one_floor_know_each_other_one_way_only()
    {
        var bothWays =
            from floor in Floors
            from a in floor
            from b in floor
            where string.CompareOrdinal(a, b) < 0 && Knows(a, b) && Knows(b, a)
            select $"{a} <-> {b}";

        Expect.None(bothWays);
    }

    [Fact]
    public void The_pinned_subcharts_are_data_that_know_no_other_room() =>
        Types()
            .That()
            .Are(typeof(Subchart), typeof(Subcharts))
            .Should()
            .NotDependOnAny(
                Types()
                    .That()
                    .ResideInNamespaceMatching(@"^ChartGen\.Sdk")
                    .And()
                    .AreNot(typeof(Subchart), typeof(Subcharts), typeof(Pin), typeof(Pins))
            )
            .Check(Sdk);

    [Fact]
    public void The_pins_know_no_room_above_values() =>
        Types()
            .That()
            .Are(typeof(Pin), typeof(Pins))
            .Should()
            .NotDependOnAny(
                Types().That().ResideInNamespaceMatching(NamespaceOf([.. Floors[2..].SelectMany(f => f).Where(r => r != "Catalog")]))
            )
            .Check(Sdk);

    [Fact]
    public void Pure_rooms_touch_no_file_process_console_environment_or_randomness()
    {
        string[] impure =
        [
            "System.IO.File",
            "System.IO.Directory",
            "System.IO.FileInfo",
            "System.IO.DirectoryInfo",
            "System.IO.FileStream",
            "System.Diagnostics.Process",
            "System.Diagnostics.Stopwatch",
            "System.Console",
            "System.Environment",
            "System.Random",
            "System.TimeProvider",
        ];

        var touches =
            from type in PureRooms.SelectMany(TypesOf)
            from target in type.Dependencies.Select(d => d.Target.FullName).Distinct()
            where impure.Contains(target)
            select $"{type.FullName} -> {target}";

        Expect.None(touches);
    }

    [Fact]
    public void Every_folder_of_the_SDK_is_a_room_with_a_floor() => Expect.None(FoldersWithCode("sdk").Except(Floors.SelectMany(f => f)));

    [Fact]
    public void Every_type_lives_in_the_namespace_of_its_room()
    {
        var strays =
            from file in Repository.Sources("sdk")
            let room = Path.GetRelativePath(Repository.Full("sdk"), file).Split(Path.DirectorySeparatorChar) is [var first, _, ..]
                ? "." + first
                : ""
            let actual = File.ReadLines(file).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))
            where
                actual != $"namespace ChartGen.Sdk{room};"
                && actual?.StartsWith($"namespace ChartGen.Sdk{room}.", StringComparison.Ordinal) is not true
            select $"{file}: {actual}";

        Expect.None(strays);
    }

    [Theory]
    [InlineData("profiles/ChartGen.Profiles.csproj")]
    [InlineData("templates/ChartGen.Templates.csproj")]
    public void Profiles_and_templates_know_the_SDK_alone(string project) =>
        Assert.Equal(["../sdk/ChartGen.Sdk.csproj"], Included(project, "ProjectReference"));

    [Fact]
    public void Profiles_and_templates_see_only_what_is_public() =>
        Assert.All(
            Included("sdk/ChartGen.Sdk.csproj", "InternalsVisibleTo"),
            friend => Assert.EndsWith(".Tests", friend, StringComparison.Ordinal)
        );

    private static IEnumerable<string> Included(string project, string item) =>
        XDocument.Load(Repository.Full(project)).Descendants(item).Select(e => e.Attribute("Include")!.Value);

    private static IEnumerable<string> FoldersWithCode(string folder) =>
        Directory
            .EnumerateDirectories(Repository.Full(folder))
            .Where(f => Repository.Sources(Path.GetRelativePath(Repository.Root, f)).Any())
            .Select(f => Path.GetFileName(f));

    private static string[] RoomsThere() => [.. Floors.SelectMany(f => f).Where(r => TypesOf(r).Any())];

    private static IEnumerable<IType> TypesOf(string room) =>
        Sdk.Types.Where(t =>
            t.Namespace.FullName == $"ChartGen.Sdk.{room}"
            || t.Namespace.FullName.StartsWith($"ChartGen.Sdk.{room}.", StringComparison.Ordinal)
        );

    private static bool Knows(string room, string other)
    {
        var targets = TypesOf(other)
            .Where(t => t.FullName != typeof(Subchart).FullName && t.FullName != typeof(Subcharts).FullName)
            .ToHashSet();
        return TypesOf(room).Any(t => t.Dependencies.Any(d => targets.Contains(d.Target)));
    }

    private static string NamespaceOf(params string[] rooms) => $@"^ChartGen\.Sdk\.({string.Join('|', rooms)})(\.|$)";
}
