using ChartGen.Sdk.Audit;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Tests.Charts;
using ChartGen.Sdk.Tests.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests;

/// <summary>With the real Helm and a subchart of a few lines.</summary>
public sealed class ProfileAuditTests : IDisposable
{
    private const string Config = """
        {{- define "sub.name" -}}{{ .Values.nameOverride | default .Chart.Name }}{{- end }}
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ include "sub.name" . }}
          labels: {chart: {{ .Chart.Name }}}
        data:
          size: {{ .Values.size | quote }}
          mode: {{ .Values.mode | default "small" | quote }}
          address: {{ required "host is needed" .Values.host | quote }}
          users: {{ .Values.users | toJson | quote }}
        {{- if eq (include "sub.name" .) "never" }}
          ignored: {{ .Values.ignored }}
        {{- end }}

        """;

    private const string Store = """
        {{- if .Values.store.enabled }}
        apiVersion: v1
        kind: Secret
        metadata:
          name: store
          annotations:
            checksum/config: {{ include (print $.Template.BasePath "/config.yaml") . | sha256sum }}
        stringData:
          class: {{ .Values.store.class }}
        {{- end }}

        """;

    private static readonly (string Path, string Text)[] Sub =
    [
        ("values.yaml", "size: 1Gi\nstore: {enabled: true, class: slow}\nusers: []\nold: 1\n"),
        ("values.schema.json", """{"properties": {"size": {"type": "string"}}}"""),
        ("templates/config.yaml", Config),
        ("templates/store.yaml", Store),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_value_has_its_verdict_and_what_shows_it()
    {
        var result = await AuditAsync(
            """
            size: 2Gi
            # Pinned: small is what we can pay.
            mode: small
            host: db
            users: [a, b]
            store: {class: fast}

            """
        );

        Assert.Empty(result.Diagnostics);
        Assert.Equal(
            """
            default components.sub [ConfigMap/sub (gone); Secret/store (gone)] The switch is there to be turned off.
            live sub.size [ConfigMap/sub data.size]
            default sub.mode [ConfigMap/sub data.mode] small is what we can pay.
            live sub.host [the render fails]
            live sub.users[0] [ConfigMap/sub data.users]
            live sub.users[1] [ConfigMap/sub data.users]
            live sub.store.class [Secret/store stringData.class]
            """,
            Text(result)
        );
    }

    [Theory]
    [InlineData("wrong: {key: 1}", "sub.wrong.key", "11,10")]
    [InlineData("old: 1", "sub.old", "10,8")]
    [InlineData("ignored: x", "sub.ignored", "10,12")]
    public async Task A_value_that_does_nothing_is_an_error_where_it_stands(string value, string path, string place)
    {
        var result = await AuditAsync($"host: db\n{value}\n");

        Assert.Equal(
            $"out/laptop/platform/values.yaml({place}): error CG4601: '{path}' does nothing: sub 1.0.0 renders the same without it and with another value. Take it out of the template 'sub/values.yaml.scriban', or write the key that the chart reads.",
            Assert.Single(result.Diagnostics).ToString()
        );
        Assert.Equal(1, result.Report!.Count(Verdict.Inert));
    }

    [Fact]
    public async Task A_value_of_the_users_is_named_where_the_user_wrote_it()
    {
        var raw = (ValuesMap)ValuesReader.Read("host: db\nstore:\n  clas: fast\n", "chartgen.yaml").Root!;

        var result = await AuditAsync("size: 2Gi\n", raw);

        Assert.Equal(
            "chartgen.yaml(3,9): error CG4601: 'sub.store.clas' does nothing: sub 1.0.0 renders the same without it and with another value. Take it out, or write the key that the chart reads.",
            Assert.Single(result.Diagnostics).ToString()
        );
    }

    [Fact]
    public async Task A_default_without_a_reason_is_a_warning()
    {
        var result = await AuditAsync("host: db\nstore: {enabled: true}\n");

        Assert.Equal(
            "out/laptop/platform/values.yaml(11,14): warning CG4602: 'sub.store.enabled' says what sub 1.0.0 does without it. Take it out, or give the reason above it in a comment that begins with 'Pinned:'.",
            Assert.Single(result.Diagnostics).ToString()
        );
    }

    [Fact]
    public async Task Knobs_of_the_charts_own_templates_are_values_too()
    {
        var web = Parts.Component("web") with
        {
            Knobs = ValuesMap.Of(("replicas", 2), ("unread", "x")),
            KnobSchema = ValuesMap.Of(("replicas", ValuesMap.Of(("type", "integer"))), ("unread", ValuesMap.Of(("type", "string")))),
            Files = [new("web/own.yaml", "templates/own.yaml", ValuesMap.Empty)],
        };

        var result = await AuditAsync(
            "host: db\n",
            components: [web],
            templates:
            [
                ("web/own.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: own}\nspec: {n: {{ .Values.platform.web.replicas }}}\n"),
            ]
        );

        Assert.Contains("live platform.web.replicas [Pod/own spec.n]", Text(result), StringComparison.Ordinal);
        Assert.EndsWith(
            "error CG4601: 'platform.web.unread' does nothing: the chart platform renders the same without it and with another value. Take it out, or write the key that the chart reads.",
            Assert.Single(result.Diagnostics).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_real_charts_there_is_no_audit()
    {
        var subchart = Subcharts.Minio;
        var chart = Parts.Good([Parts.Component("store", subchart)], ("store/values.yaml.scriban", "mode: standalone\n"));
        var generated = new GeneratedProfile(Read.Laptop("").Profile!, [new(chart, "ml", "ml")], [], "");
        using var resolver = new SubchartResolver(new() { Cache = new(_folder.Path), Offline = true }, new HelmCli());

        var result = await new ProfileAudit(new HelmCli { Executable = "no-such-helm" }, resolver).RunAsync(
            generated,
            "out/laptop",
            Silent
        );

        Assert.Null(result.Report);
        Assert.Equal(
            "error CG4603: What a value does shows in real charts only, and minio 5.4.0 could not be reached. Give the real charts with --chart-source, or put them into the folder charts beside chartgen.yaml.",
            Assert.Single(result.Diagnostics).ToString()
        );
    }

    [Fact]
    public async Task A_chart_that_renders_differently_each_time_cannot_be_audited()
    {
        var result = await AuditAsync(
            "host: db\n",
            files:
            [
                .. Sub,
                ("templates/random.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData: {k: {{ randAlphaNum 9 }}}\n"),
            ]
        );

        Assert.Null(result.Report);
        Assert.Equal(
            "error CG4604: Two renders of the chart platform differ in Secret/key stringData.k: what changes by itself hides what a value changes. See 'chartgen validate', which names the field and what to do about it.",
            Assert.Single(result.Diagnostics).ToString()
        );
    }

    [Fact]
    public async Task A_chart_that_does_not_render_is_not_audited()
    {
        var result = await AuditAsync("size: 2Gi\n");

        Assert.Null(result.Report);
        Assert.Contains("host is needed", Assert.Single(result.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_that_meddle_with_each_other_are_rendered_together()
    {
        var other = Parts.Subchart("other");
        _folder.File(
            "source/other-1.0.0.tgz",
            TinyChart.Archive("other", "1.0.0", ("templates/_all.tpl", """{{ define "sub.name" }}theirs{{ end }}"""))
        );

        var result = await AuditAsync(
            "host: db\nnameOverride: mine\n",
            components: [Parts.Component("other", other)],
            templates: [("other/values.yaml.scriban", "{}\n")]
        );

        // Alone the name would be live; among the others it is that of the other chart.
        Assert.Contains("inert sub.nameOverride", Text(result), StringComparison.Ordinal);
        Assert.Contains("live sub.host", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_is_read_back_as_it_was_written()
    {
        var report = (await AuditAsync("host: db\nsize: \"2Gi\"\n")).Report!;

        var proof = new AuditProof("4.2.3", report);
        var read = AuditProof.Parse(proof.ToJson());

        Assert.Equal(proof.ToJson(), read.ToJson());
        Assert.Equal(("4.2.3", "laptop"), (read.Helm, read.Report.Profile));
        Assert.Equal("sub", Assert.Single(read.Report.Charts).Name);
        Assert.Contains(
            """    {"path":"sub.size","hash":"aabf3ec6cebf","verdict":"live","changes":["ConfigMap/sub data.size"]}""",
            proof.ToJson(),
            StringComparison.Ordinal
        );
    }

    private static IProgress<string> Silent { get; } = new Nobody();

    private async Task<AuditResult> AuditAsync(
        string values,
        ValuesMap? raw = null,
        Sdk.Components.ComponentOutput[]? components = null,
        (string Path, string Text)[]? templates = null,
        (string Path, string Text)[]? files = null
    )
    {
        var archive = TinyChart.Archive("sub", "1.0.0", files ?? Sub);
        _folder.File("source/sub-1.0.0.tgz", archive);
        var subchart = Parts.Subchart("sub") with { ContentDigest = ChartContent.Of(ChartArchive.Read(archive)).Digest };
        var chart = Parts.Good(
            [Parts.Component("sub", subchart) with { RawValues = raw ?? ValuesMap.Empty }, .. components ?? []],
            [("sub/values.yaml.scriban", values), .. templates ?? []]
        );
        var generated = new GeneratedProfile(Read.Laptop("").Profile!, [new(chart, "ml", "ml")], [], "");
        using var resolver = new SubchartResolver(
            new() { Cache = new(_folder.Path), ChartSource = Path.Combine(_folder.Path, "source") },
            new HelmCli()
        );
        var result = await new ProfileAudit(await RealHelm.FindAsync(), resolver).RunAsync(generated, "out/laptop", Silent);
        return result with { Diagnostics = [.. result.Diagnostics.Where(d => d.Code != "CG4552")] };
    }

    private static string Text(AuditResult result) =>
        string.Join(
            '\n',
            result.Report!.Values.Select(v =>
                $"{v.Verdict.Word()} {v.Path} [{string.Join("; ", v.Changes)}]{(v.Reason is null ? "" : " " + v.Reason)}"
            )
        );

    private sealed class Nobody : IProgress<string>
    {
        public void Report(string value) { }
    }
}
