namespace ChartGen.Templates;

/// <summary>Names that several components must agree on. None depends on the release, so that values files can hold them literally.</summary>
internal static class PlatformNames
{
    /// <summary>Databases and their owners.</summary>
    public const string AirflowDatabase = "airflow";
    public const string MlflowDatabase = "mlflow";

    /// <summary>Services.</summary>
    public const string PostgresqlService = "postgresql";
    public const string MinioService = "minio";
    public const string MinioConsoleService = "minio-console";
    public const string MlflowService = "mlflow";
    public const string AirflowApiService = "airflow-api-server";
    public const string RedisService = "airflow-redis";
    public const string PgBouncerService = "airflow-pgbouncer";
    public const string InferenceService = "inference";

    /// <summary>Groups of pods, as network rules name them, beside those that are called like their Service or, for Airflow, their account.</summary>
    public const string IngressNginxPods = "ingress-nginx";
    public const string MinioSetupPods = "minio-setup";
    public const string InferenceDriverPods = "inference-driver";
    public const string InferenceExecutorPods = "inference-executor";

    /// <summary>Volumes of the profile.</summary>
    public const string Models = "models";
    public const string Checkpoints = "spark-checkpoints";

    /// <summary>Volumes of one owner; their claims are kept on uninstall.</summary>
    public const string PostgresqlData = "postgresql-data";
    public const string MinioData = "minio-data";

    /// <summary>ServiceAccounts.</summary>
    public const string MlflowAccount = "mlflow";
    public const string InferenceAccount = "inference";
    public const string SecretsReaderAccount = "external-secrets-reader";
    public const string SecretsMakerAccount = "secrets-maker";

    /// <summary>Secrets, by ChartGen's own names; always pass them through <c>SecretName</c>.</summary>
    public const string AirflowMetadataSecret = "airflow-metadata";
    public const string AirflowFernetKeySecret = "airflow-fernet-key";
    public const string AirflowApiSecretKeySecret = "airflow-api-secret-key";
    public const string AirflowJwtSecret = "airflow-jwt-secret";
    public const string AirflowBrokerSecret = "airflow-broker-url";
    public const string AirflowRedisSecret = "airflow-redis-password";
    public const string AirflowAdminSecret = "airflow-admin";
    public const string AirflowPgBouncerConfigSecret = "airflow-pgbouncer-config";
    public const string AirflowPgBouncerStatsSecret = "airflow-pgbouncer-stats";
    public const string MlflowDatabaseSecret = "mlflow-database";
    public const string MlflowObjectStoreSecret = "mlflow-object-store";
    public const string PostgresqlSecret = "postgresql-credentials";
    public const string MinioRootSecret = "minio-root";
    public const string GrafanaAdminSecret = "grafana-admin";
}
