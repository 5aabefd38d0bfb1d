using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Catalog.Extraction;

namespace ChartGen.Sdk.Tests.Catalog;

public sealed class ContractExtractorTests
{
    private const string Schema = """{"properties":{"a":{"type":"integer","description":"WORDS"}}}""";

    [Fact]
    public void Defaults_give_paths_and_types_and_what_no_template_reads_is_marked()
    {
        var contract = Extract(
            (
                "values.yaml",
                "image:\n  tag: '1'\n  pull: true\nreplicas: 2\nratio: 0.5\nempty: {}\nlist: [1]\nnothing:\na.b c: x\n'[x]': 1\n"
            )
        );

        Assert.Equal(
            """
            . map
             \[x] integer unread
             a.b\ c string unread
             empty any|map unread
             image map unread
              pull boolean unread
              tag string unread
             list any|list open unread
             nothing any unread
             ratio number unread
             replicas integer unread

            """,
            contract
        );
    }

    [Theory]
    [InlineData("{{ .Values.a.k }}")]
    [InlineData("{{- if $.Values.a.k }}{{ end }}")]
    [InlineData("{{ if and .Values.a (not .Values.a.k) }}{{ end }}")]
    [InlineData("{{ index .Values \"a\" \"k\" }}")]
    [InlineData("{{ (index .Values.a \"k\") | quote }}")]
    [InlineData("{{ get .Values.a \"k\" }}")]
    [InlineData("{{ if hasKey .Values.a \"k\" }}{{ end }}")]
    [InlineData("{{ dig \"k\" \"none\" .Values.a }}")]
    [InlineData("{{ dig \"a\" \"k\" \"none\" .Values }}")]
    [InlineData("{{ .Values.a.k | default \"x\" | quote }}")]
    [InlineData("{{ with .Values.a }}{{ .k }}{{ end }}")]
    [InlineData("{{ with $x := .Values.a }}{{ $x.k }}{{ end }}")]
    [InlineData("{{ $a := .Values.a }}{{ if true }}{{ $a.k }}{{ end }}")]
    [InlineData("{{ $a := dict }}{{ if true }}{{ $a = .Values.a }}{{ end }}{{ $a.k }}")]
    [InlineData("{{ $v := .Values }}{{ $v.a.k }}")]
    [InlineData("{{ (default .Values.a .Values.b).k }}")]
    [InlineData("{{ (coalesce .Values.b .Values.a).k }}{{ (ternary .Values.a .Values.b true).k }}")]
    [InlineData("{{ (merge (dict) .Values.a).k }}")]
    [InlineData("{{ (mustMergeOverwrite (deepCopy .Values.b) .Values.a).k }}")]
    [InlineData("{{ $d := dict \"x\" .Values.a }}{{ $d.x.k }}")]
    [InlineData("{{ $d := dict }}{{ $_ := set $d \"x\" .Values.a }}{{ $d.x.k }}")]
    [InlineData("{{ (first (list .Values.a .Values.b)).k }}")]
    [InlineData("{{ (index (list 1 .Values.a) 1).k }}")]
    [InlineData("{{ range (list \"k\") }}{{ index $.Values.a . }}{{ end }}")]
    [InlineData(
        "{{ range splitList \".\" \"a.k\" }}{{ end }}{{ $o := .Values }}{{ range splitList \".\" \"a.k\" }}{{ $o = index $o . }}{{ end }}{{ $o }}"
    )]
    [InlineData("{{ (pick .Values.a \"k\" | toYaml) }}")]
    [InlineData("{{ tpl \"{{ .Values.a.k }}\" . }}")]
    [InlineData("{{ tpl .Values.text . }}")]
    [InlineData("{{ tpl (.Files.Get \"files/f.txt\") . }}")]
    [InlineData("{{ include \"dot\" . }}")]
    [InlineData("{{ template \"dot\" . }}")]
    [InlineData("{{ include \"values\" .Values }}")]
    [InlineData("{{ include \"map\" (dict \"v\" .Values.a \"context\" $) }}")]
    [InlineData("{{ include \"list\" (list . .Values.a) }}")]
    [InlineData("{{ (include \"back\" .Values.a | fromYaml).k }}")]
    [InlineData("{{ $m := include \"copy\" .Values.a | fromYaml }}{{ $m.k }}")]
    [InlineData("{{ include (printf \"%s\" \"dot\") . }}")]
    [InlineData("{{ (index .Values (include \"name\" .)).k }}")]
    [InlineData("{{ $_ := set .Values \"c\" .Values.a }}{{ .Values.c.k }}")]
    [InlineData("{{ $g := deepCopy . }}{{ $_ := set $g.Values \"c\" .Values.a }}{{ with $g }}{{ .Values.c.k }}{{ end }}")]
    [InlineData("{{ toYaml .Values.a | sha256sum }}{{ .Values.a.k }}")]
    public void Key_that_is_read_is_known_and_its_map_stays_closed(string template)
    {
        var contract = Extract(
            ("values.yaml", "a:\n  k: 1\n  d: 1\nb: {}\ntext: '{{ .Values.a.k }}'\n"),
            ("files/f.txt", "{{ .Values.a.k }}"),
            (
                "templates/_helpers.tpl",
                """
                {{ define "dot" }}{{ .Values.a.k }}{{ end }}
                {{ define "values" }}{{ .a.k }}{{ end }}
                {{ define "map" }}{{ .v.k }}{{ .context.Values.b }}{{ end }}
                {{ define "list" }}{{ $v := index . 1 }}{{ $v.k }}{{ end }}
                {{ define "back" }}{{- toYaml . -}}{{ end }}
                {{ define "name" }} a {{ end }}
                {{ define "copy" -}}
                  {{- $new := dict -}}
                  {{- range $key, $value := . -}}
                    {{- if kindIs "map" $value -}}{{- $_ := set $new $key (include "copy" $value | fromYaml) -}}
                    {{- else -}}{{- $_ := set $new $key $value -}}{{- end -}}
                  {{- end -}}
                  {{- toYaml $new -}}
                {{- end }}
                """
            ),
            ("templates/a.yaml", template)
        );

        Assert.Contains("\n a map\n", contract, StringComparison.Ordinal);
        Assert.Contains("\n  d integer unread\n", contract, StringComparison.Ordinal);
        Assert.Matches("\n  k (any\\||)integer( open)?\n", contract);
    }

    [Theory]
    [InlineData("{{ toYaml .Values.a | nindent 2 }}")]
    [InlineData("{{- with .Values.a }}{{ toYaml . }}{{ end }}")]
    [InlineData("{{ .Values.a | toJson | quote }}")]
    [InlineData("{{ tpl (toYaml .Values.a) $ }}")]
    [InlineData("{{ toYaml (omit .Values.a \"k\") }}")]
    [InlineData("{{ toYaml (merge (dict) .Values.a) }}")]
    [InlineData("{{ toYaml (dict \"x\" .Values.a) }}")]
    [InlineData("{{ include \"whole\" (dict \"v\" .Values.a) }}")]
    [InlineData("{{ include \"line\" .Values.a }}")]
    [InlineData("{{ (include \"line\" .Values.a | fromYaml).x }}")]
    [InlineData("{{ .Values.a }}")]
    public void Map_that_is_printed_whole_is_open_to_its_bottom(string template)
    {
        var contract = Extract(
            ("values.yaml", "a:\n  k:\n    tag: '1'\n"),
            ("templates/_h.tpl", "{{ define \"whole\" }}{{ toYaml .v }}{{ end }}{{ define \"line\" }}x: {{ toYaml . }}{{ end }}"),
            ("templates/a.yaml", template)
        );

        Assert.Matches("\n a (any\\||)map open( tpl)?\n  k any\\|map open\n   tag any\\|string open\n", contract);
    }

    [Theory]
    [InlineData("{{ range $k, $v := .Values.a }}{{ $k }}: {{ $v.port }}{{ end }}")]
    [InlineData("{{ range $k := keys .Values.a | sortAlpha }}{{ $v := get $.Values.a $k }}{{ $k }}: {{ $v.port }}{{ end }}")]
    [InlineData("{{ range .Values.a }}{{ .port }}{{ end }}")]
    public void Map_of_free_keys_says_what_its_values_are(string template) =>
        Assert.Contains(
            "\n a any|map open\n  [] any\n   port any\n",
            Extract(("values.yaml", "a: {}\n"), ("templates/a.yaml", template)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Items_of_a_list_are_those_of_the_defaults_and_of_the_templates() =>
        Assert.Contains(
            "\n a list|map open\n  [] map\n   host string\n   paths any open\n    [] any\n",
            Extract(
                ("values.yaml", "a: [{host: x}]\n"),
                ("templates/a.yaml", "{{ range .Values.a }}{{ .host }}{{ range .paths }}{{ . | quote }}{{ end }}{{ end }}")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Range_that_only_copies_a_map_opens_nothing() =>
        Assert.Contains(
            "\n a map\n  k integer unread\n",
            Extract(
                ("values.yaml", "a: {k: 1}\n"),
                ("templates/a.yaml", "{{ $d := dict }}{{ range $k, $v := .Values.a }}{{ $_ := set $d $k $v }}{{ end }}")
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("{{ frobnicate .Values.a }}")]
    [InlineData("{{ index .Values.a .Release.Name }}")]
    [InlineData("{{ include .Values.b .Values.a }}")]
    public void What_goes_where_it_cannot_be_followed_is_unsure(string template) =>
        Assert.Matches(
            @"\n a any\|map unsure\n(  \[\] any unsure\n)?  k any\|integer unsure\n",
            Extract(("values.yaml", "a: {k: 1}\nb: x\n"), ("templates/a.yaml", template))
        );

    [Theory]
    [InlineData("{{- if .Values.a }}{{ end }}")]
    [InlineData("{{ toYaml .Values.a | sha256sum }}")]
    [InlineData("{{ if eq (toJson .Values.a) \"{}\" }}{{ end }}")]
    public void Test_or_checksum_opens_nothing(string template) =>
        Assert.Contains(
            "\n a map\n  k integer unread\n",
            Extract(("values.yaml", "a: {k: 1}\n"), ("templates/a.yaml", template)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("{{/* .Values.x */}}")]
    [InlineData("with .Values.x")]
    [InlineData("{{ \"{{ .Values.x }}\" }}")]
    [InlineData("{{ if .Values.a }}{{ (dict \"y\" 1).x }}{{ end }}{{ $d := dict \"k\" 1 }}{{ if $d.x }}{{ .Values.x }}{{ end }}")]
    public void Remark_text_and_branch_that_is_never_taken_name_nothing(string template) =>
        Assert.DoesNotContain("\n x", Extract(("values.yaml", "a: 1\n"), ("templates/a.yaml", template)), StringComparison.Ordinal);

    [Fact]
    public void Strict_schema_has_the_last_word()
    {
        var contract = Extract(
            ("values.yaml", "image: {tag: '1'}\nloose: {a: 1}\n"),
            (
                "values.schema.json",
                """
                {
                  "definitions": {"port": {"type": "object", "additionalProperties": false, "properties": {"number": {"type": "integer"}}}},
                  "properties": {
                    "image": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {"tag": {"type": ["string", "null"]}, "extra": {"type": "object"}}
                    },
                    "port": {"$ref": "#/definitions/port"},
                    "all": {"allOf": [{"type": "object", "properties": {"x": {"type": "string"}}}]},
                    "any": {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"y": {"type": "string"}}}]},
                    "kind": {"$ref": "#/definitions/io.k8s.api.core.v1.Affinity"}
                  }
                }
                """
            ),
            ("templates/a.yaml", "{{ toYaml .Values.image }}{{ .Values.image.gone }}")
        );

        Assert.Equal(
            """
            . map
             all map unread
              x string unread
             any any unread
              y any open
             image map
              extra map open
              tag null|string open
             kind any open unread
             loose map unread
              a integer unread
             port map unread
              number integer unread

            """,
            contract
        );
    }

    [Theory]
    [InlineData("(deprecated, use `b` instead)", "b")]
    [InlineData("The key (Deprecated - renamed to `b.c` and ``d[*].e``).", "b.c,d[*].e")]
    [InlineData("(deprecated)", "")]
    public void Deprecation_is_taken_from_the_charts_own_words(string words, string places)
    {
        var mark = places.Length == 0 ? "deprecated" : $"deprecated:{places}";

        Assert.Contains($"\n a integer unread {mark}\n", Extract(("values.yaml", $"# {words}\na: 1\n")), StringComparison.Ordinal);
        Assert.Contains(
            $"\n a integer unread {mark}\n",
            Extract(("values.schema.json", Schema.Replace("WORDS", words, StringComparison.Ordinal))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Values_of_packed_charts_stand_below_their_keys_and_share_global()
    {
        var archive = ChartArchive.Read(
            TinyChart.Tar(
                (
                    "sub/Chart.yaml",
                    "name: sub\nversion: 1.0.0\ndependencies:\n  - {name: db, alias: store, condition: store.enabled}\n  - {name: lib}\n"
                ),
                ("sub/values.yaml", "store: {size: 2}\n"),
                ("sub/templates/a.yaml", "{{ include \"shared\" . }}"),
                ("sub/charts/db/Chart.yaml", "name: db"),
                ("sub/charts/db/values.yaml", "size: 1\nname: db\n"),
                ("sub/charts/db/templates/a.yaml", "{{ .Values.size }}{{ .Values.name }}{{ .Values.global.zone }}"),
                ("sub/charts/lib/Chart.yaml", "name: lib\ntype: library"),
                ("sub/charts/lib/templates/_a.tpl", "{{ define \"shared\" }}{{ .Values.seen }}{{ end }}")
            )
        );

        Assert.Equal(
            """
            . map
             global any
              zone any
             lib any|map unread
             seen any
             store map
              enabled any
              global any
               zone any
              name string
              size integer

            """,
            ContractExtractor.Extract(archive).ToText()
        );
    }

    [Fact]
    public void Kept_facts_are_read_back_as_they_were_written()
    {
        foreach (var subchart in Subcharts.All)
        {
            var text = CatalogFacts.ContractText(subchart.Name, subchart.Version);

            Assert.NotNull(text);
            Assert.Equal(text, Contract.Parse(text).ToText());
        }
    }

    private static string Extract(params (string Path, string Text)[] files) =>
        ContractExtractor.Extract(ChartArchive.Read(TinyChart.Archive("sub", "1.0.0", files))).ToText();
}
