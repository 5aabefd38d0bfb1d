using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>CG6024: every Secret, ConfigMap, claim and ServiceAccount that an object needs is in the render or comes from outside.</summary>
public static class ReferenceCheck
{
    /// <summary>One finding for each object that lacks another.</summary>
    /// <param name="objects">The whole render.</param>
    /// <param name="expected">What comes from outside, as <c>Secret/name</c>.</param>
    public static ImmutableArray<Diagnostic> Check(ImmutableArray<RenderedObject> objects, IReadOnlySet<string> expected)
    {
        var there = objects.SelectMany(Made).ToHashSet();
        return
        [
            .. objects
                .SelectMany(ObjectReference.Of)
                .Where(r => !expected.Contains($"{r.Kind}/{r.Name}"))
                .Where(r => r is not { Kind: "ServiceAccount", Name: "default" })
                .Where(r => !there.Contains((r.Kind, r.From.Namespace, r.Name)))
                .DistinctBy(r => (r.From.Identity, r.Kind, r.Name))
                .Select(r => ManifestDiagnostics.Missing(r.From, r.Path, r.Kind, r.Name, Closest(r))),
        ];

        string? Closest(ObjectReference reference) =>
            ClosestName.Of(
                reference.Name,
                there
                    .Where(t => t.Kind == reference.Kind && t.Namespace == reference.From.Namespace)
                    .Select(t => t.Name)
                    .Concat(
                        expected
                            .Where(e => e.StartsWith(reference.Kind + "/", StringComparison.Ordinal))
                            .Select(e => e[(reference.Kind.Length + 1)..])
                    )
            );
    }

    // What an object puts into the cluster: itself, and for some kinds what its controller makes of it.
    private static IEnumerable<(string Kind, string Namespace, string Name)> Made(RenderedObject rendered)
    {
        yield return (rendered.Kind, rendered.Namespace, rendered.Name);
        switch (rendered.Kind)
        {
            case "ExternalSecret":
                yield return (
                    "Secret",
                    rendered.Namespace,
                    (rendered.Tree.At("spec", "target", "name") as ValuesScalar)?.Text ?? rendered.Name
                );
                break;
            case "Certificate" when rendered.Tree.At("spec", "secretName") is ValuesScalar secret:
                yield return ("Secret", rendered.Namespace, secret.Text);
                break;
            case "Job":
                foreach (var name in HookSecrets(rendered))
                    yield return ("Secret", rendered.Namespace, name);
                break;
        }
    }

    // kube-webhook-certgen, which ingress-nginx and kube-prometheus-stack run before the install: 'create --secret-name=NAME'.
    internal static IEnumerable<string> HookSecrets(RenderedObject job)
    {
        const string Option = "--secret-name=";
        if (job.Tree.At("spec", "template", "spec", "containers") is not ValuesList containers)
            yield break;
        foreach (var container in containers.Items.OfType<ValuesMap>())
        {
            var arguments = container["args"] is ValuesList list ? list.Items.Select(i => i.ToString() ?? "").ToArray() : [];
            if (arguments is ["create", ..])
            {
                foreach (var argument in arguments.Where(a => a.StartsWith(Option, StringComparison.Ordinal)))
                    yield return argument[Option.Length..];
            }
        }
    }
}
