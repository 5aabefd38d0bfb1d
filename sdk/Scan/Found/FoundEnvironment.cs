using System.Text.RegularExpressions;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Scan.Rules;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>Carries variables over: texts as texts, secrets as references to a Secret, and nothing that the target makes wrong.</summary>
internal sealed partial class FoundEnvironment(ScanTarget target, SiteDraft draft)
{
    private const int LongestAddress = 300;

    // The chart sets them itself, and a container would have them twice.
    private static readonly string[] OfChart =
    [
        "AIRFLOW_HOME",
        "AIRFLOW__CORE__FERNET_KEY",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN",
        "AIRFLOW__CORE__SQL_ALCHEMY_CONN",
        "AIRFLOW_CONN_AIRFLOW_DB",
        "AIRFLOW__API__SECRET_KEY",
        "AIRFLOW__API_AUTH__JWT_SECRET",
        "AIRFLOW__CELERY__BROKER_URL",
        "AIRFLOW__CELERY__RESULT_BACKEND",
        "AIRFLOW__CORE__EXECUTOR",
        "MLFLOW_BACKEND_STORE_URI",
    ];

    /// <summary>Carries one variable with a text over.</summary>
    /// <param name="path">The path of a map of variables, such as <c>airflow.env</c>.</param>
    /// <param name="owner">Whose Secret would hold it, were it secret.</param>
    /// <param name="value">The variable.</param>
    /// <param name="takesReferences">Whether the map takes references to Secrets.</param>
    public void Add(string path, string owner, NamedValue value, bool takesReferences = true)
    {
        if (Refusal(path, value.Name) is { } why)
            draft.LeaveOut(value.Where, $"the variable '{value.Name}'", why);
        else if (Placeholders.Is(value.Text))
            draft.LeaveOut(value.Where, $"the variable '{value.Name}'", "Its value is a placeholder.");
        else if (target.IsAws && LocalHost.HostOf(value) is { } host)
            draft.LeaveOut(value.Where, $"the variable '{value.Name}'", $"It leads to '{host}', which is on your machine.");
        else if (ServerOf(value.Text) is { } server)
            draft.LeaveOut(
                value.Where,
                $"the variable '{value.Name}'",
                $"It leads to '{server}', which the platform brings at an address of its own; write that."
            );
        else if (value.IsReference || value.Text.Contains("{{", StringComparison.Ordinal))
            draft.LeaveOut(value.Where, $"the variable '{value.Name}'", "Its value is an expression; write its result.");
        else if (!SecretNames.IsSensitive(value))
            draft.SetKey(path, value.Name, ValuesNode.FromString(value.Text), value.Where);
        else if (
            takesReferences && draft.SetKey(path, value.Name, ValuesMap.Of(("secret", $"{owner}-env"), ("key", value.Name)), value.Where)
        )
            draft.LeaveOut(
                value.Where,
                $"the value of '{value.Name}'",
                $"It is secret: put it into the Secret '{owner}-env', which the variable now names."
            );
        else
            draft.LeaveOut(value.Where, $"the variable '{value.Name}'", "It is secret, and the chart of this component takes texts only.");
    }

    /// <summary>Carries one variable over that a Secret or ConfigMap gives.</summary>
    public void Add(string path, NamedReference reference)
    {
        if (reference.Name.Length == 0)
            return;
        if (Refusal(path, reference.Name) is { } why)
            draft.LeaveOut(reference.Where, $"the variable '{reference.Name}'", why);
        else if (reference.Secret is null)
            draft.LeaveOut(reference.Where, $"the variable '{reference.Name}' of a ConfigMap", "Write its value, or a Secret and its key.");
        else
            draft.SetKey(path, reference.Name, ValuesMap.Of(("secret", reference.Secret), ("key", reference.Key)), reference.Where);
    }

    /// <summary>Names the Secrets whose keys all become variables.</summary>
    public void AddSecrets(string path, IEnumerable<NamedReference> references)
    {
        var all = references.Where(r => r.Name.Length == 0).ToArray();
        foreach (var map in all.Where(r => r.Secret is null))
            draft.LeaveOut(map.Where, "the variables of a ConfigMap", "Write them one by one.");
        var secrets = all.Where(r => r.Secret is not null).DistinctBy(r => r.Secret).ToArray();
        if (secrets.Length > 0)
            draft.Set(path, ValuesList.OfStrings(secrets.Select(s => s.Secret!)), secrets[0].Where);
    }

    private string? Refusal(string path, string name) =>
        target.ObjectStore == "s3" && EndpointUrl.IsEndpoint(name) ? "S3 needs no endpoint."
        : SecretNames.IsAwsKey(name) && target.IsAws ? "Pods have roles and need no keys."
        : path == "mlflow.env" && EndpointUrl.IsEndpoint(name) ? "The chart sets the address of the store that it brings."
        : name is "AWS_DEFAULT_REGION" or "AWS_REGION" && (target.IsAws || path == "mlflow.env") ? "The chart sets it."
        : OfChart.Contains(name) ? "The chart sets it from the platform's own Secrets and choices."
        : name == "MLFLOW_TRACKING_URI" ? "The chart sets it to the platform's own MLflow."
        : name.StartsWith("AIRFLOW__WEBSERVER__", StringComparison.Ordinal) ? "Airflow 3 does not read it."
        : name.StartsWith("AIRFLOW__LOGGING__REMOTE", StringComparison.Ordinal) ? "The chart writes task logs to the object store."
        : null;

    // The platform's own MinIO is called as most are.
    private string? ServerOf(string text) =>
        text.Length < LongestAddress
        && Server.Match(text) is { Success: true } match
        && !(target.ObjectStore == "minio" && match.Groups["host"].Value == "minio" && match.Groups["port"].Value == "9000")
            ? match.Groups["host"].Value
            : null;

    // One label, or a Service and its namespace with a port, or what says itself that it is a Service.
    [GeneratedRegex(
        @"\A(?:(?:https?|rediss?|postgres(?:ql)?)(?:\+\w+)?://(?:[^@/\s]*@)?(?=[^./\s]+(?:[/:]|\z)|[^/\s]*\.svc\b|[^./\s]+\.[^./\s]+:)|(?=[a-z0-9.-]+:[0-9]|\S*\.svc\b))(?<host>[a-z0-9-]*(?:mlflow|minio|postgres|redis)[a-z0-9.-]*)(?::(?<port>[0-9]+))?(?:/\S*)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Server { get; }
}
