using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles;

/// <summary>Code that is cloned by git-sync.</summary>
public sealed record GitSource
{
    /// <summary>Where it is cloned from.</summary>
    public required GitRepository Repository { get; init; }

    /// <summary>The branch, tag or revision.</summary>
    /// <value>The default is <c>main</c>.</value>
    public string Branch { get; init; } = "main";

    /// <summary>The folder that is used, below the repository's root; empty for all.</summary>
    public string SubPath { get; init; } = "";

    /// <summary>The Secret with <c>GITSYNC_USERNAME</c> and <c>GITSYNC_PASSWORD</c> (and the <c>GIT_SYNC_*</c> pair for Airflow), for a private repository.</summary>
    public SubdomainName? CredentialsSecret { get; init; }
}
