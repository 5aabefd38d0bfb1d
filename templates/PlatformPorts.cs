namespace ChartGen.Templates;

/// <summary>Ports on which pods listen, as the pinned charts set them; a Service before them may have another.</summary>
internal static class PlatformPorts
{
    public const int AirflowApi = 8080;
    public const int AirflowTaskLogs = 8793;
    public const int AirflowTriggererLogs = 8794;
    public const int Https = 443;
    public const int Minio = 9000;
    public const int MinioConsole = 9001;
    public const int Mlflow = 5000;
    public const int PgBouncer = 6543;
    public const int PodIdentityAgent = 80;
    public const int Postgresql = 5432;
    public const int Redis = 6379;
    public const int Ssh = 22;
    public const int StatsdIngest = 9125;
}
