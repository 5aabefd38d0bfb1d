using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Catalog;

/// <summary>What pinned charts make at random whatever is set. Everything else that differs between two renders is an error.</summary>
public static class RandomFields
{
    private const string LoadBalancerCertificate =
        "aws-load-balancer-controller 3.5.0 makes its webhooks' certificate and takes another from the values only, where a key must not stand; on a cluster it keeps the one that is there.";

    private const string InCluster = "to false, and name a database of your own";

    /// <summary>What pinned charts make at random unless they are told what to take, of which file and field, and the value that tells them.</summary>
    public static ImmutableArray<RandomValue> Settable { get; } =
    [
        new("airflow", "templates/secrets/api-secret-key-secret.yaml", "data.api-secret-key", "apiSecretKeySecretName"),
        new("airflow", "templates/secrets/fernetkey-secret.yaml", "data.fernet-key", "fernetKeySecretName"),
        new("airflow", "templates/secrets/jwt-secret.yaml", "data.jwt-secret", "jwtSecretName"),
        new("airflow", "templates/secrets/redis-secrets.yaml", "data.connection", "data.brokerUrlSecretName"),
        new("airflow", "templates/secrets/redis-secrets.yaml", "data.password", "redis.passwordSecretName"),
        new("airflow", "templates/secrets/webserver-secret-key-secret.yaml", "data.webserver-secret-key", "webserverSecretKeySecretName"),
        new("airflow", "charts/postgresql/templates/secrets.yaml", "data", "postgresql.enabled", InCluster),
        new("kube-prometheus-stack", "charts/grafana/templates/secret.yaml", "data.admin-password", "grafana.admin.existingSecret"),
        new("minio", "templates/secrets.yaml", "data.rootPassword", "existingSecret"),
        new("minio", "templates/secrets.yaml", "data.rootUser", "existingSecret"),
        new("mlflow", "charts/postgresql/templates/secrets.yaml", "data", "postgresql.enabled", InCluster),
        new("mlflow", "charts/mysql/templates/secrets.yaml", "data", "mysql.enabled", InCluster),
    ];

    /// <summary>All fields that cannot be set.</summary>
    public static ImmutableArray<RandomField> All { get; } =
    [
        new(
            "Secret",
            "*-flask-server-secret-key",
            "data.MLFLOW_FLASK_SERVER_SECRET_KEY",
            "mlflow 1.11.5 takes the key from the values only, where a secret must not stand; on a cluster it keeps the one that is there."
        ),
        new("Secret", "aws-load-balancer-tls", "data", LoadBalancerCertificate),
        new("MutatingWebhookConfiguration", "aws-load-balancer-webhook", "webhooks[*].clientConfig.caBundle", LoadBalancerCertificate),
        new("ValidatingWebhookConfiguration", "aws-load-balancer-webhook", "webhooks[*].clientConfig.caBundle", LoadBalancerCertificate),
    ];
}
