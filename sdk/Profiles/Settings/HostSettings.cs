using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles;

/// <summary>Host names of the web pages; one that is <see langword="null"/> is <c>&lt;component&gt;.&lt;platform.domain&gt;</c>.</summary>
public sealed record HostSettings
{
    /// <summary>Airflow.</summary>
    public HostName? Airflow { get; init; }

    /// <summary>MLflow.</summary>
    public HostName? Mlflow { get; init; }

    /// <summary>MinIO's console.</summary>
    public HostName? Minio { get; init; }

    /// <summary>Inference that serves.</summary>
    public HostName? Inference { get; init; }
}
