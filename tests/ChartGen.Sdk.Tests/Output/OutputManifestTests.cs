using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

public sealed class OutputManifestTests : IDisposable
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_list_is_sorted_and_holds_version_profile_and_hashes()
    {
        await Sandbox.Writer.WriteAsync(_sandbox.Plan(("platform/values.yaml", "test"), ("RUNBOOK.md", "test")));

        Assert.Equal(
            """
            {
              "schema": 1,
              "tool": "0.1.0",
              "profile": "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
              "files": {
                "RUNBOOK.md": "f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2",
                "platform/values.yaml": "f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2"
              }
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_sandbox.Full(".chartgen.json"))
        );
    }

    [Fact]
    public void A_list_that_is_written_is_read_back()
    {
        var written = OutputManifest.Of("0.1.0+b", Hash, [new("b.yaml", [1]), new("a/c.yaml", [2])]);

        Assert.True(OutputManifest.TryRead(written.ToBytes(), out var read, out _));

        Assert.Equal(written.ToolVersion, read.ToolVersion);
        Assert.Equal(written.ProfileHash, read.ProfileHash);
        Assert.Equal(written.Files, read.Files);
        Assert.DoesNotContain((byte)'\r', written.ToBytes());
    }

    public static TheoryData<string, string> Faults =>
        new()
        {
            { "", "is not JSON with unique keys" },
            { "<<<<<<< HEAD\n{}\n", "is not JSON with unique keys" },
            {
                $$$"""{"schema": 1, "tool": "1", "profile": "p", "files": {"a": "{{{Hash}}}", "a": "{{{Hash}}}"}}""",
                "is not JSON with unique keys"
            },
            { "[]", "has no number 'schema'" },
            { """{"name": "mine"}""", "has no number 'schema'" },
            { """{"schema": 2}""", "has schema 2, this version knows only 1" },
            { """{"schema": 1.5}""", "has schema 1.5, this version knows only 1" },
            { """{"schema": 1}""", "has no text 'tool'" },
            { """{"schema": 1, "tool": "1"}""", "has no text 'profile'" },
            { """{"schema": 1, "tool": "1", "profile": "p", "files": []}""", "has no map 'files'" },
            { Listing("../../etc/passwd", Hash), "lists ../../etc/passwd, which cannot be a file of ours" },
            { Listing("/etc/passwd", Hash), "lists /etc/passwd, which cannot be a file of ours" },
            { Listing("a/../b", Hash), "lists a/../b, which cannot be a file of ours" },
            { Listing(@"a\\b", Hash), @"lists a\\b, which cannot be a file of ours" },
            { Listing(".chartgen.json", Hash), "lists .chartgen.json, which cannot be a file of ours" },
            { Listing("a", "short"), "has no SHA-256 for a" },
            { """{"schema": 1, "tool": "1", "profile": "p", "files": {"a": null}}""", "has no SHA-256 for a" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task CG5003_a_list_that_cannot_be_trusted_is_refused(string text, string fault)
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put(".chartgen.json", text);
        var before = _sandbox.Tree();

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New) with { Force = true });

        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Equal(
            $"out/eks-multi/.chartgen.json: error CG5003: The list of ChartGen's files {fault}. "
                + "Restore the file from version control, or move the folder away and generate it anew.",
            Assert.Single(result.Diagnostics).ToString()
        );
        Assert.Equal(before, _sandbox.Tree());
    }

    private static string Listing(string path, string hash) =>
        $$$"""{"schema": 1, "tool": "1", "profile": "p", "files": {"{{{path}}}": "{{{hash}}}"}}""";
}
