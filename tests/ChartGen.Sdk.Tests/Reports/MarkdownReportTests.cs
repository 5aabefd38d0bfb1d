using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Reports;

namespace ChartGen.Sdk.Tests.Reports;

public sealed class MarkdownReportTests
{
    [Fact]
    public void Findings_are_counted_and_stand_in_a_table_for_each_file_with_notes_folded_away()
    {
        var page = Page(
            Diagnostic.Warning(
                "CG1299",
                new("chartgen.yaml", 12, 9),
                "'database.host' is still the sample site's.",
                "Replace it by your own."
            ),
            new("CG4557", Severity.Note, null, "minio 5.4.0 could not be reached."),
            Diagnostic.Error("CG1002", new("chartgen.yaml", 9, 3), "'namspace' is not a key of 'platform'.", "Did you mean 'namespace'?"),
            Diagnostic.Warning("CG5016", new("out/a.yaml"), "The file is no longer generated.")
        );

        Assert.Equal(
            """
            ### chartgen validate: 1 error, 2 warnings, 1 note

            **`chartgen.yaml`**

            | line | severity | code | finding |
            |---:|---|---|---|
            | 9 | error | CG1002 | 'namspace' is not a key of 'platform'.<br>Did you mean 'namespace'? |
            | 12 | warning | CG1299 | 'database.host' is still the sample site's.<br>Replace it by your own. |

            **`out/a.yaml`**

            | line | severity | code | finding |
            |---:|---|---|---|
            |  | warning | CG5016 | The file is no longer generated. |

            <details><summary>1 note</summary>

            | line | severity | code | finding |
            |---:|---|---|---|
            |  | note | CG4557 | minio 5.4.0 could not be reached. |

            </details>

            `chartgen explain <code>` tells why a rule is there and how to keep it.

            """,
            page
        );
    }

    [Fact]
    public void Without_findings_the_result_is_all() =>
        Assert.Equal(
            "### chartgen validate: no findings\n\n```text\nout/a: 3 objects\n```\n",
            MarkdownReport.Write(ReportOf() with { Summary = "out/a: 3 objects\n" })
        );

    [Fact]
    public void A_message_looks_as_it_was_written()
    {
        var page = Page(Diagnostic.Error("CG1002", null, "a|b `c` *d* _e_ <script> & [x](y) ~z~ $m$ \\n\nnext"));

        Assert.Contains(@"| a\|b \`c\` \*d\* \_e\_ &lt;script&gt; &amp; \[x\](y) \~z\~ \$m\$ \\n next |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_calls_nobody_and_links_nothing()
    {
        var page = Page(Diagnostic.Error("CG1002", null, "git@acme.test:ml/dags#12 :key: ends here: yes"));

        Assert.Contains(
            "| git@<!-- -->acme.test:<!-- -->ml/dags#<!-- -->12 :<!-- -->key: ends here: yes |",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_place_with_backticks_stays_one() =>
        Assert.Contains("**`` --set a`b ``**", Page(Diagnostic.Error("CG1005", new("--set a`b"), "No.")), StringComparison.Ordinal);

    [Fact]
    public void A_page_fits_into_a_comment_and_says_how_many_findings_it_leaves_out()
    {
        var page = Page([
            .. Enumerable
                .Range(1, 2000)
                .Select(i => Diagnostic.Error("CG1002", new("a.yaml", i, 1), $"'{i.ToString(CultureInfo.InvariantCulture)}' is wrong.")),
        ]);

        var rows = page.Split('\n').Count(l => l.Contains("CG1002", StringComparison.Ordinal));
        Assert.InRange(page.Length, 50_000, 65_536);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"\n{2000 - rows} findings more; `--format json` has all of them.\n"),
            page,
            StringComparison.Ordinal
        );
    }

    private static string Page(params Diagnostic[] findings) => MarkdownReport.Write(ReportOf(findings));

    private static Report ReportOf(params Diagnostic[] findings) =>
        new()
        {
            Command = "validate",
            ExitCode = 1,
            Findings = [.. findings],
            ToolVersion = "0.1.0",
        };
}
