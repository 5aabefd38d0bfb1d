using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Templating;
using ChartGen.Templates.Airflow;
using ChartGen.Templates.Availability;
using ChartGen.Templates.Backups;
using ChartGen.Templates.Gitops;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Inference;
using ChartGen.Templates.Ingress;
using ChartGen.Templates.Minio;
using ChartGen.Templates.Mlflow;
using ChartGen.Templates.Network;
using ChartGen.Templates.Observability;
using ChartGen.Templates.Postgresql;
using ChartGen.Templates.Prerequisites;
using ChartGen.Templates.Runbook;
using ChartGen.Templates.Secrets;
using ChartGen.Templates.Storage;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates;

/// <summary>The components of the ML platform and their templates.</summary>
public static class PlatformComponents
{
    /// <summary>The components of the platform chart; those that serve the others (observability, storage, secrets, identity, availability, network) stand after them.</summary>
    public static ImmutableArray<IComponent> All { get; } =
    [
        new AirflowComponent(),
        new MlflowComponent(),
        new PostgresqlComponent(),
        new MinioComponent(),
        new IngressComponent(),
        new InferenceComponent(),
        new BackupsComponent(),
        new ObservabilityComponent(),
        new StorageComponent(),
        new SecretsComponent(),
        new IdentityComponent(),
        new AvailabilityComponent(),
        new NetworkComponent(),
        new UmbrellaComponent(),
    ];

    /// <summary>The components of the prerequisites chart.</summary>
    public static ImmutableArray<IComponent> Prerequisites { get; } =
    [
        new StorageClassesComponent(),
        new EbsDriverComponent(),
        new EfsDriverComponent(),
        new LoadBalancerControllerComponent(),
        new IngressComponent(IngressController.Prerequisites),
        new ExternalSecretsComponent(),
        new SparkOperatorComponent(),
        new PrometheusStackComponent(),
        new CloudWatchAgentComponent(),
        new FluentBitComponent(),
        new AvailabilityComponent(),
        new PrerequisitesPages(),
    ];

    /// <summary>What stands beside the charts.</summary>
    public static ImmutableArray<IDocument> Documents { get; } = [new IdentityDocument(), new GitopsDocument(), new RunbookDocument()];

    /// <summary>The templates of all of them.</summary>
    public static TemplateSet Templates { get; } = TemplateSet.Embedded(typeof(PlatformComponents).Assembly);
}
