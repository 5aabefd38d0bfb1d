namespace ChartGen.Templates.Backups;

/// <summary>Remotes of rclone by environment variables, without a file: a pod has them in <c>env</c>, a person exports them.</summary>
internal static class Rclone
{
    /// <summary>The variable of a remote's option.</summary>
    public static string Variable(string remote, string option) => $"RCLONE_CONFIG_{remote.ToUpperInvariant()}_{option}";

    /// <summary>S3 of a region with the credentials that AWS's own tools would find. It makes no bucket.</summary>
    public static (string Name, string Value)[] Aws(string remote, string region) =>
        Variables(remote, ("TYPE", "s3"), ("PROVIDER", "AWS"), ("ENV_AUTH", "true"), ("REGION", region), ("NO_CHECK_BUCKET", "true"));

    /// <summary>A MinIO server, whose keys are two more variables: <c>ACCESS_KEY_ID</c> and <c>SECRET_ACCESS_KEY</c>.</summary>
    public static (string Name, string Value)[] Minio(string remote, string endpoint) =>
        Variables(remote, ("TYPE", "s3"), ("PROVIDER", "Minio"), ("ENDPOINT", endpoint), ("NO_CHECK_BUCKET", "true"));

    /// <summary>The command that sets variables for a person's shell.</summary>
    public static string Export(params IEnumerable<(string Name, string Value)> variables) =>
        $"export {string.Join(' ', variables.Select(v => $"{v.Name}={v.Value}"))}";

    private static (string, string)[] Variables(string remote, params (string Option, string Value)[] options) =>
        [.. options.Select(o => (Variable(remote, o.Option), o.Value))];
}
