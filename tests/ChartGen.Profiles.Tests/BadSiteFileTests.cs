using CsCheck;

namespace ChartGen.Profiles.Tests;

public sealed class BadSiteFileTests
{
    private static readonly string[] Pieces =
    [
        "",
        ":",
        "null",
        "[",
        "{",
        "\"",
        "- ",
        "\n",
        "  ",
        "x: ",
        "&a ",
        "*a",
        "<<: ",
        "\t",
        "#",
        "{{ x }}",
        "\u0000",
        "🙂",
        "1e999",
        "---\n",
    ];

    // What a slip of the hand leaves in a file: a piece cut out, a piece of something else put in.
    private static readonly Gen<string> Slips = Gen.Select(
        Gen.Int[0, Site.Sample.Length - 1],
        Gen.Int[0, 40],
        Gen.Int[0, Pieces.Length - 1],
        (at, length, piece) => Site.Sample[..at] + Pieces[piece] + Site.Sample[Math.Min(Site.Sample.Length, at + length)..]
    );

    [Fact]
    public void No_slip_in_the_site_file_ends_in_an_exception_and_a_profile_means_no_errors() =>
        Slips.Sample(
            text =>
            {
                foreach (var profile in EnvironmentProfiles.All)
                {
                    var read = Site.Read(profile, text);

                    Assert.Equal(read.Profile is null, Site.Errors(read).Any());
                    Assert.All(read.Diagnostics, d => Assert.NotEqual("", d.Message));
                }
            },
            iter: 150
        );
}
