using System.Globalization;
using ChartGen.Sdk.Values;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ChartGen.Sdk.Templating;

/// <summary>Scriban without its leniency: unknown names, nulls and whole maps are errors, strings arrive as strings.</summary>
internal sealed class StrictTemplateContext : TemplateContext
{
    private readonly TextKind _kind;
    private SourceSpan _statement;

    public StrictTemplateContext(TextKind kind, ITemplateLoader loader, ScriptObject functions)
        : base(functions)
    {
        _kind = kind;
        TemplateLoader = loader;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        IndentOnEmptyLines = false;
        LoopLimit = 1_000_000;
        LimitToString = 0;
        RecursiveLimit = 20;
    }

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is ScriptExpressionStatement)
            _statement = scriptNode.Span;
        return base.Evaluate(scriptNode, aliasReturnedFunction);
    }

    // Scriban passes the span of the whole block here.
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        Write(Print(_statement, textAsObject));
        return this;
    }

    private string Print(SourceSpan span, object? value) =>
        value switch
        {
            RawText raw => raw.Text,
            string text => Escaped(span, text),
            bool flag => flag ? "true" : "false",
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => number.ToString(CultureInfo.InvariantCulture),
            ValuesScalar scalar => scalar.Text,
            null => throw new ScriptRuntimeException(span, "there is nothing to print here"),
            _ => throw new ScriptRuntimeException(span, "a map or a list is printed as text here; pass it to 'yaml'"),
        };

    private string Escaped(SourceSpan span, string text)
    {
        if (!_kind.IsYaml() && HelmBraces.HoldsReserved(text))
            throw new ScriptRuntimeException(
                span,
                "a text holds one of the characters U+E000 to U+E003, which stand for Helm's braces here"
            );
        var printed = _kind.IsYaml() ? YamlScalars.Inline(text) : text;
        return _kind.IsHelm() ? HelmBraces.Escape(printed) : printed;
    }
}
