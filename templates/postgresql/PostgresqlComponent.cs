using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Postgresql;

/// <summary>The metadata database inside the cluster: one pod, with a database and an owner for Airflow and for MLflow.</summary>
internal sealed class PostgresqlComponent : IComponent
{
    /// <summary>The server, and the programs that fit it.</summary>
    public const string Image = "docker.io/library/postgres:18.4";

    // The account has no rights; it exists so that no token lies in the pod.
    private const string Account = PlatformNames.PostgresqlService;

    private static readonly ContainerResources CopyingScripts = ContainerResources.Of("10m", "16Mi", "100m", "64Mi");

    public string Name => "postgresql";

    public ComponentOutput? Build(ComponentContext context)
    {
        if (context.Profile.Database is not DatabaseChoice.InCluster database)
            return null;
        var profile = context.Profile;
        var claim = new ClaimSpec(PlatformNames.PostgresqlData, profile.Storage.Block, database.Size, "PostgreSQL");
        return new()
        {
            Component = Name,
            Subchart = Subcharts.Postgresql,
            Values = new("postgresql/values.yaml.scriban", Model(context, database, claim)),
            RawValues = profile.RawValues.GetValueOrDefault(Subcharts.Postgresql.Key, ValuesMap.Empty),
            Secrets = [Credentials],
            Claims = [claim],
            Accounts = [new(Account, AccountMaker.Platform, [])],
            PodGroups =
            [
                PodGroup.Of(
                    PlatformNames.PostgresqlService,
                    ("app.kubernetes.io/instance", "{{ .Release.Name }}"),
                    ("app.kubernetes.io/name", PlatformNames.PostgresqlService)
                ),
            ],
            Images = [Image],
        };
    }

    private static SecretSpec Credentials { get; } =
        SecretSpec.Of(
            PlatformNames.PostgresqlSecret,
            $"StatefulSet/{PlatformNames.PostgresqlService}",
            ("adminPassword", SecretText.Of(PlatformCredentials.DatabaseAdminPassword)),
            ("airflowUser", SecretText.Of(PlatformCredentials.AirflowDatabaseUser())),
            ("airflowPassword", SecretText.Of(PlatformCredentials.AirflowDatabasePassword())),
            ("mlflowUser", SecretText.Of(PlatformCredentials.MlflowDatabaseUser)),
            ("mlflowPassword", SecretText.Of(PlatformCredentials.MlflowDatabasePassword))
        );

    private static ValuesMap Model(ComponentContext context, DatabaseChoice.InCluster database, ClaimSpec claim)
    {
        var profile = context.Profile;
        var image = context.Images.Resolve(Image);
        return ValuesMap.Of(
            ("name", PlatformNames.PostgresqlService),
            ("account", Account),
            ("image", Models.Of(image)),
            ("isMirrored", image.Registry != "docker.io"),
            ("pullSecrets", Models.PullSecrets(profile.Images)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("secret", profile.SecretName(PlatformNames.PostgresqlSecret)),
            ("airflowDatabase", PlatformNames.AirflowDatabase),
            ("mlflowDatabase", PlatformNames.MlflowDatabase),
            ("claim", claim.Name),
            ("resources", Models.Of(database.Resources)),
            ("initResources", Models.Of(CopyingScripts))
        );
    }
}
