using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7050: what is too long is refused, or cut to a name that two objects share. Many names begin with the release's.</summary>
internal sealed class NamesFit : Policy
{
    private const int Label = 63;

    // A StatefulSet's pods carry its name and a hash of 10 letters as a label; a CronJob's Jobs carry 11 more.
    private static readonly (string Kind, int Most)[] Limits =
    [
        ("CronJob", 52),
        ("Job", Label),
        ("Namespace", Label),
        ("Pod", Label),
        ("Service", Label),
        ("StatefulSet", 52),
    ];

    public override string Code => "CG7050";

    public override string Title => "Names, and values of labels, are within the limits of what is made of them.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var names =
            from limit in Limits
            from named in input.OfKind(limit.Kind)
            where named.Name.Length > limit.Most
            select Wrong(named, $"has a name of {named.Name.Length} characters, and {limit.Most} is the most of a {limit.Kind}");
        var labels =
            from rendered in input.Objects
            from label in rendered.Tree.MapAt("metadata", "labels").Entries
            where label.Value.Text().Length > Label
            select Wrong(rendered, $"has the label '{label.Key}' with {label.Value.Text().Length} characters, and {Label} is the most");
        var pods =
            from pod in input.Pods
            from label in pod.Labels.Entries
            where label.Value.Text().Length > Label
            select Wrong(
                pod.Owner,
                $"gives its pods the label '{label.Key}' with {label.Value.Text().Length} characters, and {Label} is the most"
            );
        return names.Concat(labels).Concat(pods);
    }

    private static Violation Wrong(RenderedObject rendered, string fact) =>
        new(rendered, $"{rendered} {fact}.", "Shorten platform.name, or set the chart's fullnameOverride.");
}
