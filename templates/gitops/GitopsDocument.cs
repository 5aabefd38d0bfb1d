using System.Collections.Immutable;
using ChartGen.Sdk;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Gitops;

/// <summary>Writes what Argo CD or Flux must know to install both charts from Git, the prerequisites first.</summary>
internal sealed class GitopsDocument : IDocument
{
    /// <summary>The folder of the files.</summary>
    public const string Folder = "gitops";

    /// <inheritdoc/>
    public string Name => "gitops";

    /// <inheritdoc/>
    public ImmutableArray<ManifestTemplate> Build(DocumentContext context) =>
        context.Parts.Profile.Gitops switch
        {
            GitopsChoice.ArgoCd argo => ArgoCd(context.Parts, argo),
            GitopsChoice.Flux flux => Flux(context.Parts, flux),
            _ => [],
        };

    /// <summary>The folder of a profile in the repository.</summary>
    public static string PathOf(EnvironmentProfile profile, GitopsChoice.Controller controller)
    {
        var path = controller.Path.Trim('/');
        return path.Length == 0 || path == "." ? profile.Name : $"{path}/{profile.Name}";
    }

    /// <summary>What people call who installs the charts.</summary>
    public static string Installer(EnvironmentProfile profile) =>
        profile.Gitops switch
        {
            GitopsChoice.ArgoCd => "Argo CD",
            GitopsChoice.Flux => "Flux",
            _ => "Helm",
        };

    /// <summary>The name of what brings both releases.</summary>
    public static string RootOf(EnvironmentProfile profile) => $"{profile.Platform.Name.Text}-{profile.Name}";

    private static ImmutableArray<ManifestTemplate> ArgoCd(PlatformParts parts, GitopsChoice.ArgoCd argo)
    {
        var model = Model(parts, argo);
        var files = ImmutableArray.CreateBuilder<ManifestTemplate>();
        files.Add(new("gitops/argocd-root.yaml.scriban", $"{Folder}/root.yaml", model));
        files.Add(new("gitops/namespace.yaml.scriban", $"{Folder}/applications/namespace.yaml", model));
        if (!parts.Prerequisites.IsEmpty)
            files.Add(
                new("gitops/argocd-application.yaml.scriban", $"{Folder}/applications/prerequisites.yaml", Prerequisites(parts, model))
            );
        files.Add(new("gitops/argocd-application.yaml.scriban", $"{Folder}/applications/platform.yaml", Platform(parts, model)));
        return files.ToImmutable();
    }

    private static ImmutableArray<ManifestTemplate> Flux(PlatformParts parts, GitopsChoice.Flux flux)
    {
        var model = Model(parts, flux);
        var files = ImmutableArray.CreateBuilder<ManifestTemplate>();
        files.Add(new("gitops/namespace.yaml.scriban", $"{Folder}/namespace.yaml", model));
        files.Add(new("gitops/flux-source.yaml.scriban", $"{Folder}/source.yaml", model));
        if (!parts.Prerequisites.IsEmpty)
            files.Add(new("gitops/flux-release.yaml.scriban", $"{Folder}/prerequisites.yaml", Prerequisites(parts, model)));
        files.Add(new("gitops/flux-release.yaml.scriban", $"{Folder}/platform.yaml", Platform(parts, model)));
        return files.ToImmutable();
    }

    private static ValuesMap Model(PlatformParts parts, GitopsChoice.Controller controller)
    {
        var profile = parts.Profile;
        return ValuesMap.Of(
            ("profile", profile.Name),
            ("name", profile.Platform.Name.Text),
            ("rootName", RootOf(profile)),
            ("repository", controller is GitopsChoice.Flux ? Url(controller.Repository.Text) : controller.Repository.Text),
            ("needsKey", controller is GitopsChoice.Flux && !controller.Repository.Text.StartsWith("https://", StringComparison.Ordinal)),
            ("branch", controller.Branch),
            ("path", PathOf(profile, controller)),
            ("ignored", ValuesList.OfStrings(Ignored(PathOf(profile, controller)))),
            ("platformNamespace", profile.Platform.Namespace.Text),
            ("isArgo", controller is GitopsChoice.ArgoCd)
        );
    }

    private static ValuesMap Platform(PlatformParts parts, ValuesMap model) =>
        model
            .With("release", parts.Profile.Platform.Name.Text)
            .With("namespace", parts.Profile.Platform.Namespace.Text)
            .With("chart", ChartGenerator.ChartFolder)
            .With("wave", "1")
            .With("makesNamespace", true)
            .With("bringsKinds", false)
            .With("waitsFor", parts.Prerequisites.IsEmpty ? "" : parts.Profile.Prerequisites.Name.Text)
            .With("hasWaitsFor", !parts.Prerequisites.IsEmpty)
            .With(
                "waits",
                parts.Profile.Inference is not InferenceChoice.Running { WaitFor: not null }
                    || parts.Profile.Inference is InferenceChoice.Spark
            )
            .With("differences", ValuesList.Of(Differences(parts.Platform)))
            .With("hasDifferences", Differences(parts.Platform).Any());

    private static ValuesMap Prerequisites(PlatformParts parts, ValuesMap model) =>
        model
            .With("release", parts.Profile.Prerequisites.Name.Text)
            .With("namespace", parts.Profile.Prerequisites.Namespace.Text)
            .With("chart", ChartGenerator.PrerequisitesFolder)
            .With("wave", "0")
            .With("makesNamespace", false)
            .With("bringsKinds", true)
            .With("waitsFor", "")
            .With("hasWaitsFor", false)
            .With("waits", true)
            .With("differences", ValuesList.Of(Differences(parts.Prerequisites)))
            .With("hasDifferences", Differences(parts.Prerequisites).Any());

    private static readonly string[] WithWebhooks =
    [
        "aws-load-balancer-controller",
        "external-secrets",
        "ingress-nginx",
        "kube-prometheus-stack",
        "spark-operator",
    ];

    // What the operators write into their own objects, and what a chart makes anew with each render.
    private static IEnumerable<ValuesMap> Differences(ImmutableArray<ComponentOutput> outputs)
    {
        var charts = outputs.Select(o => o.Subchart?.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        string[] certificates = [".webhooks[]?.clientConfig.caBundle"];
        string[] all = charts.Contains("kube-prometheus-stack") ? [.. certificates, ".webhooks[]?.failurePolicy"] : certificates;
        if (charts.Overlaps(WithWebhooks))
        {
            yield return Difference("admissionregistration.k8s.io", "MutatingWebhookConfiguration", "", all);
            yield return Difference("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "", all);
        }

        if (charts.Contains("aws-load-balancer-controller"))
            yield return Difference("", "Secret", "aws-load-balancer-tls", ".data");
        if (charts.Contains("external-secrets"))
            yield return Difference("", "Secret", "external-secrets-webhook", ".data");
    }

    private static ValuesMap Difference(string group, string kind, string name, params IEnumerable<string> paths) =>
        ValuesMap.Of(
            ("group", group),
            ("kind", kind),
            ("name", name.Length == 0 ? null : name),
            ("jqPathExpressions", ValuesList.OfStrings(paths))
        );

    // As in .gitignore, nothing below an ignored folder can be brought back: so each folder on the way is, and all beside it is not.
    private static IEnumerable<string> Ignored(string path)
    {
        var upper = "";
        foreach (var folder in path.Split('/'))
        {
            yield return $"{upper}/*";
            upper = $"{upper}/{folder}";
            yield return $"!{upper}";
        }
    }

    /// <summary>A repository as Flux reads it, which knows URLs only: <c>git@host:path</c> is <c>ssh://git@host/path</c>.</summary>
    public static string Url(string repository)
    {
        if (repository.Contains("://", StringComparison.Ordinal))
            return repository;
        var colon = repository.IndexOf(':', StringComparison.Ordinal);
        return $"ssh://{repository[..colon]}/{repository[(colon + 1)..]}";
    }
}
