using System.Diagnostics.CodeAnalysis;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>A string with a rule, checked once where it enters; inside, its type says that it is legal.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ISiteFact<TSelf>
    where TSelf : class, ISiteFact<TSelf>
{
    /// <summary>The code of the rule that the text must keep, CG11xx.</summary>
    static abstract string Code { get; }

    /// <summary>What is legal, as the end of the sentence "It must be …".</summary>
    static abstract string Rule { get; }

    /// <summary>The same as a regular expression that both .NET and JavaScript read.</summary>
    static abstract string Pattern { get; }

    /// <summary>A legal text.</summary>
    static abstract string Example { get; }

    /// <summary>Stands in a profile's C# for a fact that only the site knows; reading a profile fails until a layer sets it.</summary>
    static abstract TSelf FromSite { get; }

    /// <summary>The text.</summary>
    string Text { get; }

    /// <summary>Reads a text.</summary>
    static abstract bool TryParse(string text, [NotNullWhen(true)] out TSelf? fact);
}
