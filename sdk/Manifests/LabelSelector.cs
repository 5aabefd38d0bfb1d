using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>Which objects a selector of the Kubernetes API chooses by their labels.</summary>
internal static class LabelSelector
{
    /// <summary>Whether a <c>LabelSelector</c> chooses; an empty one chooses everything, none at all nothing.</summary>
    public static bool Chooses(ValuesNode? selector, ValuesMap labels) =>
        selector is ValuesMap map && Has(map["matchLabels"], labels) && map.MapsAt("matchExpressions").All(e => Holds(e, labels));

    /// <summary>Whether labels have everything that a plain map names, as a Service's selector does.</summary>
    public static bool Has(ValuesNode? wanted, ValuesMap labels) =>
        wanted is not ValuesMap map || map.Entries.All(e => labels[e.Key] is { } value && value.Text() == e.Value.Text());

    private static bool Holds(ValuesMap expression, ValuesMap labels)
    {
        var value = labels[expression.TextAt("key")];
        return expression.TextAt("operator") switch
        {
            "In" => value is not null && expression["values"].Texts().Contains(value.Text()),
            "NotIn" => value is null || !expression["values"].Texts().Contains(value.Text()),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }
}
