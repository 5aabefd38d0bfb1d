using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>How many nodes may mount a claim for writing.</summary>
public enum AccessMode
{
    /// <summary>One node; every pod that mounts the claim must run on it.</summary>
    ReadWriteOnce,

    /// <summary>Any number of nodes.</summary>
    ReadWriteMany,
}

/// <summary>What backs a claim. The class of a claim never changes in place, so its name is part of the claim's name.</summary>
public abstract record StorageChoice
{
    private StorageChoice() { }

    /// <summary>The word in <c>storage.*.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The StorageClass that claims name.</summary>
    public abstract string ClassName { get; }

    /// <summary>The widest access mode that the class can give.</summary>
    public abstract AccessMode AccessMode { get; }

    /// <summary>The class <c>hostpath</c> of a laptop's cluster.</summary>
    public sealed record HostPath : StorageChoice
    {
        /// <inheritdoc/>
        public override string Kind => "hostpath";

        /// <inheritdoc/>
        public override string ClassName => "hostpath";

        /// <inheritdoc/>
        public override AccessMode AccessMode => AccessMode.ReadWriteOnce;
    }

    /// <summary>EBS volumes of type gp3 by the EBS CSI driver; zonal, one node.</summary>
    public sealed record Ebs : StorageChoice
    {
        /// <inheritdoc/>
        public override string Kind => "ebs";

        /// <inheritdoc/>
        public override string ClassName => "gp3";

        /// <inheritdoc/>
        public override AccessMode AccessMode => AccessMode.ReadWriteOnce;
    }

    /// <summary>Access points of one EFS file system by the EFS CSI driver; every node, no databases.</summary>
    public sealed record Efs : StorageChoice
    {
        /// <summary>The file system that Terraform or the console made.</summary>
        public required FileSystemId FileSystemId { get; init; }

        /// <inheritdoc/>
        public override string Kind => "efs";

        /// <inheritdoc/>
        public override string ClassName => "efs-sc";

        /// <inheritdoc/>
        public override AccessMode AccessMode => AccessMode.ReadWriteMany;
    }

    /// <summary>A StorageClass that the cluster has already.</summary>
    public sealed record Existing : StorageChoice
    {
        /// <summary>Its name.</summary>
        public required SubdomainName Class { get; init; }

        /// <summary>The widest access mode that it can give.</summary>
        /// <value>The default is <see cref="AccessMode.ReadWriteOnce"/>.</value>
        public AccessMode Access { get; init; } = AccessMode.ReadWriteOnce;

        /// <inheritdoc/>
        public override string Kind => "existing";

        /// <inheritdoc/>
        public override string ClassName => Class.Text;

        /// <inheritdoc/>
        public override AccessMode AccessMode => Access;
    }
}
