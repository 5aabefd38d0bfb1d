using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Who installs the charts.</summary>
public abstract record GitopsChoice
{
    private GitopsChoice() { }

    /// <summary>The word in <c>gitops.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>A person or a pipeline, with Helm.</summary>
    public sealed record None : GitopsChoice
    {
        /// <inheritdoc/>
        public override string Kind => "none";
    }

    /// <summary>A controller in the cluster, from the Git repository that holds the generated charts.</summary>
    public abstract record Controller : GitopsChoice
    {
        private protected Controller() { }

        /// <summary>The repository that holds the generated charts.</summary>
        public required GitRepository Repository { get; init; }

        /// <summary>Its branch, tag or revision.</summary>
        /// <value>The default is <c>main</c>.</value>
        public string Branch { get; init; } = "main";

        /// <summary>The folder of the repository that holds one folder for each profile.</summary>
        /// <value>The default is <c>out</c>.</value>
        public string Path { get; init; } = "out";
    }

    /// <summary>Argo CD.</summary>
    public sealed record ArgoCd : Controller
    {
        /// <inheritdoc/>
        public override string Kind => "argocd";
    }

    /// <summary>Flux.</summary>
    public sealed record Flux : Controller
    {
        /// <inheritdoc/>
        public override string Kind => "flux";
    }
}
