using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Tests.Components;

public sealed class ClaimSpecTests
{
    public static TheoryData<string, string> Names =>
        new()
        {
            { nameof(StorageChoice.HostPath), "models-hostpath" },
            { nameof(StorageChoice.Ebs), "models-gp3" },
            { nameof(StorageChoice.Efs), "models-efs-sc" },
            { nameof(StorageChoice.Existing), "models-fast" },
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_class_is_part_of_a_claims_name(string kind, string name)
    {
        StorageChoice storage = kind switch
        {
            nameof(StorageChoice.HostPath) => new StorageChoice.HostPath(),
            nameof(StorageChoice.Ebs) => new StorageChoice.Ebs(),
            nameof(StorageChoice.Efs) => new StorageChoice.Efs { FileSystemId = FileSystemId.Parse("fs-11111111") },
            _ => new StorageChoice.Existing { Class = SubdomainName.Parse("fast"), Access = AccessMode.ReadWriteOnce },
        };

        Assert.Equal(name, new ClaimSpec("models", storage, Quantity.Parse("1Gi"), "Airflow").Name);
    }
}
