using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Catalog;

/// <summary>What pinned charts make at random whatever is set. Everything else that differs between two renders is an error.</summary>
public static class RandomFields
{
    private const string LoadBalancerCertificate =
        "aws-load-balancer-controller 3.5.0 makes its webhooks' certificate and takes another from the values only, where a key must not stand; on a cluster it keeps the one that is there.";

    /// <summary>All of them.</summary>
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
