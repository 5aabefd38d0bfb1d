using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1203: an endpoint URL left over from MinIO sends requests for S3 to a server that is gone.</summary>
internal sealed class S3HasNoEndpoint : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        profile.ObjectStore is not ObjectStoreChoice.S3
            ? []
            : ContainerVariable
                .Of(profile)
                .Where(v => v.Name is "MLFLOW_S3_ENDPOINT_URL" or "AWS_ENDPOINT_URL" or "AWS_ENDPOINT_URL_S3")
                .Select(v =>
                    Diagnostic.Error(
                        "CG1203",
                        sources.At(v.Path),
                        $"'{v.Path}' sets {v.Name}, but objectStore.kind is s3, whose endpoint follows from the region.",
                        "Remove it, or set it to null where a lower layer sets it."
                    )
                );
}
