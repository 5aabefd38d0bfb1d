using ChartGen.Sdk.Values;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ChartGen.Sdk.Templating;

/// <summary>A piece of finished text: printed as it is.</summary>
/// <param name="Text">The text.</param>
internal sealed record RawText(string Text);

/// <summary>The functions of a template. There are no others: no date, no random, no string building.</summary>
internal static class TemplateFunctions
{
    public static ScriptObject For(TextKind kind)
    {
        var functions = new ScriptObject();
        functions.SetValue("include", new Include(), readOnly: true);
        Add(
            functions,
            "raw",
            (span, value) => new RawText(value as string ?? throw new ScriptRuntimeException(span, "'raw' prints a text."))
        );
        Add(
            functions,
            "yaml",
            (span, value) =>
            {
                var node = TemplateModel.ToNode(value) ?? throw new ScriptRuntimeException(span, "'yaml' prints a value of the model.");
                var text = ValuesWriter.Write(node).TrimEnd('\n');
                return new RawText(kind.IsHelm() ? HelmBraces.Escape(text) : text);
            }
        );
        functions.IsReadOnly = true;
        return functions;
    }

    private static void Add(ScriptObject functions, string name, Func<SourceSpan, object?, object> body) =>
        functions.SetValue(name, new Function(name, body), readOnly: true);

    private sealed class Function(string name, Func<SourceSpan, object?, object> body) : IScriptCustomFunction
    {
        public int RequiredParameterCount => 1;

        public int ParameterCount => 1;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

        public object? Invoke(
            TemplateContext context,
            ScriptNode? callerContext,
            ScriptArray arguments,
            ScriptBlockStatement? blockStatement
        ) =>
            arguments.Count == 1
                ? body(callerContext?.Span ?? default, arguments[0])
                : throw new ScriptRuntimeException(callerContext?.Span ?? default, $"'{name}' takes one value.");

        public ValueTask<object?> InvokeAsync(
            TemplateContext context,
            ScriptNode? callerContext,
            ScriptArray arguments,
            ScriptBlockStatement? blockStatement
        ) => ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
    }

    // What an included template rendered is finished text; its last line end would leave an empty line behind the line that includes it.
    private sealed class Include : IScriptCustomFunction
    {
        private readonly Scriban.Functions.IncludeFunction _include = new();

        public int RequiredParameterCount => _include.RequiredParameterCount;

        public int ParameterCount => _include.ParameterCount;

        public ScriptVarParamKind VarParamKind => _include.VarParamKind;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) => _include.GetParameterInfo(index);

        public object? Invoke(
            TemplateContext context,
            ScriptNode? callerContext,
            ScriptArray arguments,
            ScriptBlockStatement? blockStatement
        ) => new RawText(((string)_include.Invoke(context, callerContext, arguments, blockStatement)!).TrimEnd());

        public ValueTask<object?> InvokeAsync(
            TemplateContext context,
            ScriptNode? callerContext,
            ScriptArray arguments,
            ScriptBlockStatement? blockStatement
        ) => ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
    }
}
