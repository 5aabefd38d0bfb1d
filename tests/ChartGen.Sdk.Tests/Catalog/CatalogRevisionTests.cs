using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Tests.Catalog;

public sealed class CatalogRevisionTests : IDisposable
{
    private const string Values = "a: 1\n";
    private static readonly Publisher Folder = new(false, null);
    private static readonly Publisher Repository = new(true, null);
    private static readonly byte[] Old = Minio("5.4.0", Values);
    private static readonly byte[] New = Minio("5.5.0", "a: 2\nb: {c: 3}\n");

    private readonly TemporaryFolder _folder = new();

    public CatalogRevisionTests()
    {
        var old = ChartArchive.Read(Old);
        var pin = new Pin("5.4.0", "1", ChartContent.Of(old).Digest)
        {
            Archive = old.Digest,
            Kubernetes = ">=1.30.0-0",
            MinimumHelm = "3.19",
        };
        _folder.File(Pins.Path, Pins.Parse("{}").With("minio", pin).With("mlflow", pin).ToText());
        foreach (var file in CatalogUpdate.Files(Subcharts.Minio.With(pin), Old))
            _folder.File(file.Path, file.Text);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Update_writes_facts_and_pin_and_removes_the_old_facts()
    {
        var revision = Update("5.5.0", New, Repository)!;

        var pin = Pins.Parse(Read(Pins.Path))["minio"];
        var archive = ChartArchive.Read(New);
        Assert.Equal(
            new Pin("5.5.0", "2", ChartContent.Of(archive).Digest)
            {
                Archive = archive.Digest,
                Kubernetes = ">=1.30.0-0",
                MinimumHelm = "3.19",
            },
            pin
        );
        Assert.Equal(("5.4.0", "5.5.0"), (revision.Before.Version, revision.After.Version));
        Assert.Equal(
            ["sdk/Catalog/Content/minio-5.5.0.txt", "sdk/Catalog/Contracts/minio-5.5.0.txt", "sdk/Catalog/Pins.yaml"],
            Tree().Keys
        );
        Assert.Contains(" b map unread\n  c integer unread\n", Read("sdk/Catalog/Contracts/minio-5.5.0.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void There_and_back_gives_the_same_bytes()
    {
        var before = Tree();

        Update("5.5.0", New, Repository);
        Update("5.4.0", Old, new(false, ChartArchive.Read(Old).Digest));

        Assert.Equal(before, Tree());
    }

    [Fact]
    public void The_same_version_again_changes_nothing()
    {
        var before = Tree();

        Assert.NotNull(Update("5.4.0", Old, Folder));

        Assert.Equal(before, Tree());
    }

    [Fact]
    public void Archive_of_a_folder_may_be_anybodys_so_its_digest_is_not_pinned()
    {
        Update("5.5.0", New, Folder);

        Assert.Null(Pins.Parse(Read(Pins.Path))["minio"].Archive);
    }

    [Fact]
    public void Archive_of_a_folder_is_the_published_one_when_it_has_the_digest_that_was_given()
    {
        Update("5.5.0", New, new(false, ChartArchive.Read(New).Digest));

        Assert.Equal(ChartArchive.Read(New).Digest, Pins.Parse(Read(Pins.Path))["minio"].Archive);
    }

    [Fact]
    public void Archive_without_the_digest_that_was_given_is_refused()
    {
        var given = new string('0', 64);

        AssertRefused(
            "5.5.0",
            New,
            new(true, given),
            Diagnostic.Error(
                "CG4564",
                new SourceSpan(Shown),
                $"The archive's digest is {ChartArchive.Read(New).Digest}, --digest says {given}; nothing was changed.",
                "Fetch it again from its publisher, or compare with the digest in the repository's index.yaml."
            )
        );
    }

    [Theory]
    [InlineData(true, "archive")]
    [InlineData(false, "content")]
    public void Another_archive_of_the_pinned_version_is_refused(bool fromRepository, string what)
    {
        var changed = Minio("5.4.0", "a: 9\n");

        var problem = Refused("5.4.0", changed, fromRepository ? Repository : Folder);

        Assert.Equal("CG4553", problem.Code);
        Assert.StartsWith($"The {what} digest of minio 5.4.0 is ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_of_another_chart_is_refused() =>
        AssertRefused(
            "5.5.0",
            TinyChart.Archive("maxio", "5.5.0"),
            Repository,
            Diagnostic.Error(
                "CG4554",
                new SourceSpan(Shown),
                "This is maxio 5.5.0; the catalog pins minio 5.5.0.",
                "Put minio 5.5.0 there."
            )
        );

    [Fact]
    public void Archive_of_another_version_is_refused() => Assert.Equal("CG4554", Refused("5.5.0", Old, Repository).Code);

    [Fact]
    public void Archive_with_a_path_that_leaves_its_folder_is_refused() =>
        Assert.Equal(
            "The archive holds the path 'minio/../../x', which leaves its folder; it is not used.",
            Refused(
                "5.5.0",
                TinyChart.Tar(("minio/Chart.yaml", TinyChart.Metadata("minio", "5.5.0")), ("minio/../../x", "x")),
                Repository
            ).Message
        );

    [Fact]
    public void Archive_with_a_broken_schema_is_refused() =>
        Assert.Equal(
            "The archive holds a values.schema.json that is broken; it is not used.",
            Refused("5.5.0", TinyChart.Archive("minio", "5.5.0", ("values.schema.json", "{")), Repository).Message
        );

    [Fact]
    public void Malformed_pins_are_named_and_left()
    {
        _folder.File(Pins.Path, "minio: 5\n");
        var diagnostics = new DiagnosticBag();

        Assert.Null(Checkout().Plan(Subcharts.Minio, "5.5.0", _folder.File("a.tgz", New), Repository, diagnostics));

        Assert.Equal(
            Diagnostic.Error(
                "CG4563",
                new SourceSpan(Path.Combine(_folder.Path, Pins.Path)),
                "The pins cannot be read: 'minio' is no map.",
                "Take the file back from version control."
            ),
            Assert.Single(diagnostics)
        );
    }

    [Fact]
    public void Folder_without_a_catalog_is_no_checkout()
    {
        var diagnostics = new DiagnosticBag();
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "site")).FullName;

        Assert.Null(CatalogCheckout.Find(folder, diagnostics));

        Assert.Equal(
            Diagnostic.Error(
                "CG4562",
                new SourceSpan(folder),
                "There is no catalog to update: no sdk/Catalog/Pins.yaml below this folder.",
                "Run it in a checkout of ChartGen: the catalog is built into the program."
            ),
            Assert.Single(diagnostics)
        );
    }

    /// <summary>Whatever step the disk refuses, all of the old stands.</summary>
    [Fact]
    public void Failure_at_any_step_leaves_the_old_catalog()
    {
        var before = Tree();
        var revision = Plan("5.5.0", New, Repository, new())!;
        var steps = new List<string>();
        Checkout(steps.Add).Write(revision);
        Checkout().Write(Plan("5.4.0", Old, new(false, ChartArchive.Read(Old).Digest), new())!);
        Assert.Equal(5, steps.Count);

        for (var failing = 0; failing < steps.Count; failing++)
        {
            var step = 0;
            var checkout = Checkout(path => _ = step++ == failing ? throw new IOException($"No space for {path}.") : path);

            Assert.Throws<IOException>(() => checkout.Write(revision));

            Assert.Equal(before, Tree());
        }
    }

    private static byte[] Minio(string version, string values) =>
        TinyChart.Tar(
            (
                "minio/Chart.yaml",
                TinyChart.Metadata("minio", version) + $"appVersion: \"{version[2] - '3'}\"\nkubeVersion: \">=1.30.0-0\"\n"
            ),
            ("minio/values.yaml", values)
        );

    private string Shown => Path.Combine(_folder.Path, "a.tgz");

    private CatalogCheckout Checkout(Action<string>? before = null) => CatalogCheckout.Find(_folder.Path, new(), before)!;

    private CatalogRevision? Update(string version, byte[] archive, Publisher publisher)
    {
        var diagnostics = new DiagnosticBag();
        var revision = Plan(version, archive, publisher, diagnostics);
        Assert.Empty(diagnostics);
        Checkout().Write(revision!);
        return revision;
    }

    private CatalogRevision? Plan(string version, byte[] archive, Publisher publisher, DiagnosticBag diagnostics)
    {
        var path = _folder.File("a.tgz", archive);
        try
        {
            return Checkout().Plan(Subcharts.Minio, version, path, publisher, diagnostics);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Diagnostic Refused(string version, byte[] archive, Publisher publisher)
    {
        var before = Tree();
        var diagnostics = new DiagnosticBag();

        Assert.Null(Plan(version, archive, publisher, diagnostics));

        Assert.Equal(before, Tree());
        return Assert.Single(diagnostics);
    }

    private void AssertRefused(string version, byte[] archive, Publisher publisher, Diagnostic expected) =>
        Assert.Equal(expected, Refused(version, archive, publisher));

    private string Read(string path) => File.ReadAllText(Path.Combine(_folder.Path, path));

    private SortedDictionary<string, string> Tree() =>
        new(
            Directory
                .EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
                .ToDictionary(p => Path.GetRelativePath(_folder.Path, p), File.ReadAllText),
            StringComparer.Ordinal
        );
}
