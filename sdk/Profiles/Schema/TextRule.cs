using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>What a text must look like.</summary>
/// <param name="Code">The code of the rule, CG11xx.</param>
/// <param name="Rule">What is legal, as the end of the sentence "It must be …".</param>
/// <param name="Example">A legal text.</param>
/// <param name="IsLegal">Whether a text is legal.</param>
/// <param name="Pattern">The same as a regular expression that both .NET and JavaScript read.</param>
internal sealed record TextRule(string Code, string Rule, string Example, Func<string, bool> IsLegal, string Pattern)
{
    /// <summary>The rule of a fact's type.</summary>
    public static TextRule Of<T>()
        where T : class, ISiteFact<T> => new(T.Code, T.Rule, T.Example, text => T.TryParse(text, out _), T.Pattern);
}
