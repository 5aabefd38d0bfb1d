using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Values;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("DB_PASSWORD", "hunter2")]
    [InlineData("AIRFLOW__CORE__FERNET_KEY", "hunter2")]
    [InlineData("api-token", "a b c")]
    [InlineData("fernetKey", "hunter2")]
    [InlineData("jwtSecret", "hunter2")]
    [InlineData("CLIENT_SECRET", "hunter2")]
    [InlineData("webserverSecretKey", "hunter2")]
    [InlineData("", "AKIAIOSFODNN7EXAMPLE")]
    [InlineData("NOTE", "key AKIAIOSFODNN7EXAMPLE of somebody")]
    [InlineData("", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n")]
    [InlineData("", "cFJrY2ZrZXlfb2ZfdGhpcnR5X3R3b19ieXRlc19sb25=")]
    [InlineData("HEADER", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")]
    [InlineData("", "ghp_0123456789abcdefghijklmnopqrstuvwxyz")]
    public void A_secret_is_hidden_whole(string name, string text) => Assert.Equal("(hidden)", Redaction.Hide(text, name));

    [Theory]
    [InlineData("postgresql://ml:hunter2@db.internal:5432/mlflow", "postgresql://ml:(hidden)@db.internal:5432/mlflow")]
    [InlineData("redis://:hunter2@queue:6379/0", "redis://:(hidden)@queue:6379/0")]
    [InlineData("host=db password=hunter2 dbname=x", "host=db password=(hidden) dbname=x")]
    [InlineData("Server=db;Uid=a;AccessKey=hunter2;Timeout=3", "Server=db;Uid=a;AccessKey=(hidden);Timeout=3")]
    [InlineData("--conf=spark.hadoop.fs.s3a.secret.key=1", "--conf=spark.hadoop.fs.s3a.secret.key=1")]
    [InlineData("--db-password='hunter2'", "--db-password='(hidden)'")]
    [InlineData("https://h/?token=hunter2&x=1", "https://h/?token=(hidden)&x=1")]
    public void Of_a_longer_text_only_the_secret_is_hidden(string text, string shown) =>
        Assert.Equal(shown, Redaction.Hide(text, "CONNECTION"));

    [Theory]
    [InlineData("MODEL_DIR", "/models")]
    [InlineData("PASSWORD_FILE", "hunter2")]
    [InlineData("DB_PASSWORD", "/run/secrets/db")]
    [InlineData("DB_PASSWORD", "${DB_PASSWORD}")]
    [InlineData("DB_PASSWORD", "{{ .Values.password }}")]
    [InlineData("DB_PASSWORD", "")]
    [InlineData("USE_TOKEN", "true")]
    [InlineData("TOKEN_TTL", "3600")]
    [InlineData("existingSecret", "airflow-metadata")]
    [InlineData("metadataSecretName", "airflow-metadata")]
    [InlineData("OIDC_TOKEN_ENDPOINT", "idp.internal")]
    [InlineData("TRACKING_URI", "http://mlflow:80")]
    [InlineData("IMAGE", "ghcr.io/acme/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("", "https://git.example.com/ml/dags.git")]
    [InlineData("", "git@git.example.com:ml/dags.git")]
    [InlineData("", "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789")]
    public void What_is_no_secret_stays(string name, string text) => Assert.Equal(text, Redaction.Hide(text, name));
}
