using System.Collections.Immutable;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>An expression in an action of a Go template.</summary>
internal abstract record TemplateExpression
{
    /// <summary><c>.</c></summary>
    public sealed record Dot : TemplateExpression;

    /// <summary><c>$name</c>, or <c>$</c> where the name is empty.</summary>
    public sealed record Variable(string Name) : TemplateExpression;

    /// <summary>A text, a number, a boolean or <c>nil</c>, as text.</summary>
    public sealed record Literal(string Text) : TemplateExpression;

    /// <summary>Fields of what stands before them: <c>.a.b</c>, <c>$x.a</c>, <c>(…).a</c>.</summary>
    public sealed record Fields(TemplateExpression Of, ImmutableArray<string> Names) : TemplateExpression;

    /// <summary>A function with its arguments.</summary>
    public sealed record Call(string Function, ImmutableArray<TemplateExpression> Arguments) : TemplateExpression;

    /// <summary>A method of an object of Helm's, as <c>.Files.Get "a"</c>.</summary>
    public sealed record Invoke(TemplateExpression Method, ImmutableArray<TemplateExpression> Arguments) : TemplateExpression;

    /// <summary>Commands joined by <c>|</c>: each gets the value of the one before as its last argument.</summary>
    public sealed record Pipe(TemplateExpression Before, TemplateExpression Then) : TemplateExpression;
}

/// <summary>A pipeline with the variables that it sets.</summary>
/// <param name="Variables">Names without <c>$</c>; two in a range with a key.</param>
/// <param name="IsDeclaration">Whether the variables are new, as with <c>:=</c>.</param>
/// <param name="Value">What they are set to.</param>
internal sealed record TemplatePipeline(ImmutableArray<string> Variables, bool IsDeclaration, TemplateExpression Value);

/// <summary>A part of a Go template.</summary>
internal abstract record TemplateNode
{
    /// <summary>Text between actions.</summary>
    public sealed record Text(string Content) : TemplateNode;

    /// <summary>A pipeline whose value is printed, unless it sets a variable.</summary>
    public sealed record Action(TemplatePipeline Pipeline) : TemplateNode;

    /// <summary><c>if</c>.</summary>
    public sealed record If(TemplatePipeline Condition, ImmutableArray<TemplateNode> Then, ImmutableArray<TemplateNode> Else)
        : TemplateNode;

    /// <summary><c>with</c>.</summary>
    public sealed record With(TemplatePipeline Value, ImmutableArray<TemplateNode> Then, ImmutableArray<TemplateNode> Else) : TemplateNode;

    /// <summary><c>range</c>.</summary>
    public sealed record Range(TemplatePipeline Over, ImmutableArray<TemplateNode> Body, ImmutableArray<TemplateNode> Else) : TemplateNode;

    /// <summary><c>template "name" value</c>.</summary>
    public sealed record Insert(string Name, TemplateExpression? Value) : TemplateNode;
}

/// <summary>A template file: what stands in it, and the named templates that it defines.</summary>
/// <param name="Body">What is printed where the file itself is rendered.</param>
/// <param name="Named">The bodies of <c>define</c> and <c>block</c> by name.</param>
internal sealed record TemplateFile(
    ImmutableArray<TemplateNode> Body,
    ImmutableSortedDictionary<string, ImmutableArray<TemplateNode>> Named
);
