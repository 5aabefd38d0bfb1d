using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Umbrella;

/// <summary>A web page of the platform and how people get to it.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Url">Its address, or <see langword="null"/> where nothing is published.</param>
/// <param name="Service">The Service behind it.</param>
/// <param name="Port">The Service's port.</param>
internal sealed record Page(string Title, string? Url, string Service, int Port)
{
    /// <summary>Where <see cref="Forward"/> brings the page.</summary>
    public const string Local = "http://localhost:8080";

    /// <summary>The command that brings the page to this machine.</summary>
    public string Forward(string @namespace) => $"kubectl port-forward --namespace {@namespace} service/{Service} 8080:{Port}";

    /// <summary>The pages of a profile.</summary>
    public static ImmutableArray<Page> Of(EnvironmentProfile profile)
    {
        var pages = ImmutableArray.CreateBuilder<Page>();
        pages.Add(Make("Airflow", "airflow", PlatformNames.AirflowApiService, 8080));
        pages.Add(Make("MLflow", "mlflow", PlatformNames.MlflowService, 80));
        if (profile.ObjectStore is ObjectStoreChoice.Minio)
            pages.Add(Make("MinIO", "minio", PlatformNames.MinioConsoleService, 9001));
        if (profile.Inference is InferenceChoice.Deployment { Mode: InferenceMode.Serving } serving)
            pages.Add(Make("Inference", "inference", PlatformNames.InferenceService, serving.Port));
        return pages.ToImmutable();

        Page Make(string title, string component, string service, int port) =>
            new(title, WebPage.Of(profile, component, "/")?.Url, service, port);
    }
}

/// <summary>An account for people, made with the platform.</summary>
/// <param name="Title">What it opens.</param>
/// <param name="Secret">The Secret that holds it.</param>
/// <param name="UserKey">The key with the name.</param>
/// <param name="PasswordKey">The key with the password.</param>
internal sealed record Login(string Title, string Secret, string UserKey, string PasswordKey)
{
    private static readonly (string Title, string Credential)[] Known = [("Airflow", "airflow-admin"), ("MinIO", "minio-root")];

    /// <summary>The command that prints a key.</summary>
    public string Show(string key, string @namespace) =>
        $"kubectl get secret {Secret} --namespace {@namespace} --output jsonpath='{{.data.{key}}}' | base64 --decode";

    /// <summary>The accounts that some Secret holds as they are.</summary>
    public static ImmutableArray<Login> Of(IReadOnlyCollection<WantedSecret> secrets) =>
        [
            .. Known.SelectMany(known =>
                secrets
                    .Select(s => (s.Name, User: KeyOf(s, known.Credential, "username"), Password: KeyOf(s, known.Credential, "password")))
                    .Where(s => s is { User: not null, Password: not null })
                    .Take(1)
                    .Select(s => new Login(known.Title, s.Name, s.User!, s.Password!))
            ),
        ];

    private static string? KeyOf(WantedSecret secret, string credential, string property) =>
        secret
            .Keys.FirstOrDefault(k =>
                k.Value.Parts is [SecretPart.Property { UrlEncoded: false } p] && p.Credential == credential && p.Name == property
            )
            .Key;
}
