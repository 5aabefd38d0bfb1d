using ChartGen.Sdk.Components;

namespace ChartGen.Templates;

/// <summary>
/// The credentials of the platform. Each is kept in one place: an entry <c>&lt;prefix&gt;/&lt;credential&gt;</c> of AWS Secrets Manager, or the
/// Secret that the cluster keeps for itself. The Secrets that pods read are made from them.
/// </summary>
internal static class PlatformCredentials
{
    public static SecretPart DatabaseAdminPassword { get; } = Password("database-admin", "password");

    public static SecretPart AirflowDatabaseUser(bool inUrl = false) =>
        Known("airflow-database", "username", PlatformNames.AirflowDatabase, inUrl);

    public static SecretPart AirflowDatabasePassword(bool inUrl = false) => Password("airflow-database", "password", inUrl);

    public static SecretPart MlflowDatabaseUser { get; } = Known("mlflow-database", "username", PlatformNames.MlflowDatabase);

    public static SecretPart MlflowDatabasePassword { get; } = Password("mlflow-database", "password");

    public static SecretPart FernetKey { get; } = new SecretPart.Property("airflow", "fernetKey", new SecretShape.FernetKey());

    public static SecretPart ApiSecretKey { get; } = Password("airflow", "apiSecretKey");

    public static SecretPart JwtSecret { get; } = Password("airflow", "jwtSecret");

    public static SecretPart AirflowAdminUser { get; } = Known("airflow-admin", "username", "admin");

    public static SecretPart AirflowAdminPassword { get; } = Password("airflow-admin", "password");

    public static SecretPart BrokerPassword(bool inUrl = false) => Password("broker", "password", inUrl);

    public static SecretPart MinioRootUser { get; } = Known("minio-root", "username", "minio-root");

    public static SecretPart MinioRootPassword { get; } = Password("minio-root", "password");

    public static SecretPart MlflowObjectStoreUser { get; } = Known("mlflow-object-store", "accessKey", "mlflow");

    public static SecretPart MlflowObjectStorePassword { get; } = Password("mlflow-object-store", "secretKey");

    private static SecretPart.Property Password(string credential, string name, bool inUrl = false) =>
        new(credential, name, new SecretShape.Password(), inUrl);

    private static SecretPart.Property Known(string credential, string name, string value, bool inUrl = false) =>
        new(credential, name, new SecretShape.Known(value), inUrl);
}
