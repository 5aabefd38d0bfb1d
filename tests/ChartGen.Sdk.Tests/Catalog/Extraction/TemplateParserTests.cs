using ChartGen.Sdk.Catalog.Extraction;

namespace ChartGen.Sdk.Tests.Catalog.Extraction;

public sealed class TemplateParserTests
{
    [Theory]
    [InlineData("a {{ .Values.x }} b", "'a ' print(.Values.x) ' b'")]
    [InlineData("{{- $.Values.x -}}", "print($.Values.x)")]
    [InlineData("{{/* .Values.x */}}{{- /* } */ -}}", "")]
    [InlineData("{{ \"}} \\\" {{\" }}", "print('}} \" {{')")]
    [InlineData("{{ `raw \\ ` }}", "print('raw \\ ')")]
    [InlineData("{{ 'c' }}{{ -1.5 }}{{ true }}{{ nil }}", "print('c') print('-1.5') print('true') print('nil')")]
    [InlineData("{{ toYaml .Values.x | nindent 2 }}", "print(toYaml(.Values.x) | nindent('2'))")]
    [InlineData("{{ default .a .b.c }}", "print(default(.a, .b.c))")]
    [InlineData("{{ (index .Values \"a-b\").c }}", "print(index(.Values, 'a-b').c)")]
    [InlineData("{{ index (dict \"a\" .x) \"a\" }}", "print(index(dict('a', .x), 'a'))")]
    [InlineData("{{ eq $x.a.b $y }}", "print(eq($x.a.b, $y))")]
    [InlineData("{{ .Files.Get \"a.txt\" }}", "print(.Files.Get!('a.txt'))")]
    [InlineData("{{ $x := .a }}{{ $x = .b }}", "print($x := .a) print($x = .b)")]
    [InlineData("{{ list . $ }}", "print(list(., $))")]
    [InlineData("{{ now }}", "print(now())")]
    public void Actions(string template, string expected) => Assert.Equal(expected, Shown(template));

    [Theory]
    [InlineData("{{ if .a }}x{{ end }}", "if(.a)['x'][]")]
    [InlineData("{{ if .a }}x{{ else }}y{{ end }}", "if(.a)['x']['y']")]
    [InlineData("{{ if .a }}x{{ else if .b }}y{{ else }}z{{ end }}w", "if(.a)['x'][if(.b)['y']['z']] 'w'")]
    [InlineData("{{ with $y := .a }}x{{ else with .b }}y{{ end }}", "with($y := .a)['x'][with(.b)['y'][]]")]
    [InlineData("{{ range .a }}{{ break }}x{{ continue }}{{ else }}y{{ end }}", "range(.a)['x']['y']")]
    [InlineData("{{ range $k, $v := .a }}{{ $v }}{{ end }}", "range($k, $v := .a)[print($v)][]")]
    [InlineData("{{ template \"n\" . }}{{ template \"m\" }}", "insert(n, .) insert(m)")]
    [InlineData("{{ block \"n\" .a }}x{{ end }}", "insert(n, .a)")]
    [InlineData("{{ define \"n\" }}x{{ end }}y", "'y'")]
    public void Blocks(string template, string expected) => Assert.Equal(expected, Shown(template));

    [Fact]
    public void Named_templates_are_kept_by_their_names()
    {
        var file = TemplateParser.Parse("{{ define \"a\" }}x{{ if .y }}z{{ end }}{{ end }}{{ block \"b\" . }}w{{ end }}");

        Assert.Equal(["a", "b"], file.Named.Keys);
        Assert.Equal("'x' if(.y)['z'][]", Shown(file.Named["a"]));
        Assert.Equal("'w'", Shown(file.Named["b"]));
    }

    [Theory]
    [InlineData("{{ .a")]
    [InlineData("{{ if .a }}x")]
    [InlineData("{{ end }}x")]
    [InlineData("{{ \"x")]
    [InlineData("{{ /* x")]
    [InlineData("{{ ) | }}")]
    [InlineData("${{ secrets.X }} {{#if}} {{/if}}")]
    public void What_is_no_template_ends_without_an_exception(string text) => Assert.NotNull(TemplateParser.Parse(text));

    private static string Shown(string template) => Shown(TemplateParser.Parse(template).Body);

    private static string Shown(IEnumerable<TemplateNode> nodes) =>
        string.Join(
            ' ',
            nodes.Select(node =>
                node switch
                {
                    TemplateNode.Text text => $"'{text.Content}'",
                    TemplateNode.Action action => $"print({Shown(action.Pipeline)})",
                    TemplateNode.If branch => $"if({Shown(branch.Condition)})[{Shown(branch.Then)}][{Shown(branch.Else)}]",
                    TemplateNode.With with => $"with({Shown(with.Value)})[{Shown(with.Then)}][{Shown(with.Else)}]",
                    TemplateNode.Range range => $"range({Shown(range.Over)})[{Shown(range.Body)}][{Shown(range.Else)}]",
                    TemplateNode.Insert { Value: { } value } insert => $"insert({insert.Name}, {Shown(value)})",
                    TemplateNode.Insert insert => $"insert({insert.Name})",
                    _ => "?",
                }
            )
        );

    private static string Shown(TemplatePipeline pipeline) =>
        pipeline.Variables.IsEmpty
            ? Shown(pipeline.Value)
            : $"{string.Join(", ", pipeline.Variables.Select(v => "$" + v))} {(pipeline.IsDeclaration ? ":=" : "=")} {Shown(pipeline.Value)}";

    private static string Shown(TemplateExpression expression) =>
        expression switch
        {
            TemplateExpression.Dot => ".",
            TemplateExpression.Variable variable => "$" + variable.Name,
            TemplateExpression.Literal literal => $"'{literal.Text}'",
            TemplateExpression.Fields { Of: TemplateExpression.Dot } fields => "." + string.Join('.', fields.Names),
            TemplateExpression.Fields fields => $"{Shown(fields.Of)}.{string.Join('.', fields.Names)}",
            TemplateExpression.Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Shown))})",
            TemplateExpression.Invoke invoke => $"{Shown(invoke.Method)}!({string.Join(", ", invoke.Arguments.Select(Shown))})",
            TemplateExpression.Pipe pipe => $"{Shown(pipe.Before)} | {Shown(pipe.Then)}",
            _ => "?",
        };
}
