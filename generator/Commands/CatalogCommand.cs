using System.CommandLine;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary><c>chartgen catalog</c>: the pinned charts.</summary>
internal static class CatalogCommand
{
    public static Command Declare(PlatformDefinition platform, Surroundings surroundings, CommandAction setAction) =>
        new CommandWithExample(
            "catalog",
            "The pinned charts: what there is, what another version changes, their archives for work without a network.",
            "chartgen catalog list"
        )
        {
            CatalogListCommand.Declare(platform, surroundings, setAction),
            CatalogUpdateCommand.Declare(surroundings, setAction),
            CatalogDiffCommand.Declare(platform, surroundings, setAction),
            CatalogVendorCommand.Declare(platform, surroundings, setAction),
        };

    /// <summary>A chart of the catalog, by its name or its key in the values.</summary>
    public static Argument<string> Chart()
    {
        var chart = new Argument<string>("chart")
        {
            Description = "The chart, by its name or by its key in the values.",
            HelpName = "chart",
        };
        chart.CompletionSources.Add([.. Subcharts.All.Select(s => s.Name)]);
        chart.Validators.Add(result =>
        {
            ProfileArgument.RefuseOptions(result);
            if (result.Tokens is [{ Value: var name }] && !name.StartsWith('-') && Find(name) is null)
                result.AddError(
                    $"There is no chart '{name}' in the catalog; {(ClosestName.Of(name, Names()) is { } closest ? $"did you mean '{closest}'?" : "chartgen catalog list names them.")}"
                );
        });
        return chart;
    }

    /// <summary>A version of a chart.</summary>
    public static Argument<string> Version(string name, string description)
    {
        var version = new Argument<string>(name) { Description = description, HelpName = name };
        version.Validators.Add(result =>
        {
            ProfileArgument.RefuseOptions(result);
            if (result.Tokens is [{ Value: var text }] && !text.StartsWith('-') && !ChartVersion.TryParse(text, out _))
                result.AddError($"'{text}' is no version of a chart; one is written as 1.22.0.");
        });
        return version;
    }

    /// <summary>The chart that an argument names.</summary>
    public static Subchart? Find(string name) => Subcharts.All.FirstOrDefault(s => s.Name == name || s.Key == name);

    private static string[] Names() => [.. Subcharts.All.SelectMany(s => new[] { s.Name, s.Key }).Distinct(StringComparer.Ordinal)];
}
