namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Who brings something that the platform needs of its cluster.</summary>
public enum PrerequisiteSource
{
    /// <summary>The prerequisites chart.</summary>
    Chart,

    /// <summary>An EKS add-on or Terraform.</summary>
    Addon,

    /// <summary>Nobody: the cluster has it.</summary>
    Existing,
}
