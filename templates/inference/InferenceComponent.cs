using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Inference;

/// <summary>Puts models to work: a bare pod, a Deployment that serves or streams, or a SparkApplication.</summary>
internal sealed class InferenceComponent : IComponent
{
    public string Name => "inference";

    public ComponentOutput? Build(ComponentContext context) =>
        context.Profile.Inference switch
        {
            InferenceChoice.Pod pod => Common(context, pod, "Pod") with
            {
                Files = [File("pod", PodModel.Of(context, pod))],
                Knobs = PodKnobs.Values(pod),
                KnobSchema = PodKnobs.Schema(),
            },
            InferenceChoice.Deployment { Mode: InferenceMode.Serving } serving => Serving(context, serving),
            InferenceChoice.Deployment streaming => Common(context, streaming, "Deployment") with
            {
                Files = [File("deployment", DeploymentModel(context, streaming))],
                Knobs = PodKnobs.Values(streaming),
                KnobSchema = PodKnobs.Schema(),
            },
            InferenceChoice.Spark spark => Spark(context, spark),
            _ => null,
        };

    private ComponentOutput Serving(ComponentContext context, InferenceChoice.Deployment serving)
    {
        var profile = context.Profile;
        var page = WebPage.Of(profile, Name, serving.HealthPath);
        var files = ImmutableArray.CreateBuilder<ManifestTemplate>();
        files.Add(File("deployment", DeploymentModel(context, serving)));
        files.Add(File("service", ValuesMap.Empty));
        if (page is not null)
            files.Add(File("ingress", PageModel(page)));
        if (Scales(serving))
            files.Add(File("autoscaler", ValuesMap.Of(("most", serving.MaxReplicas))));
        return Common(context, serving, "Deployment") with
        {
            Files = files.ToImmutable(),
            Knobs = PodKnobs.Values(serving, serving.Replicas),
            KnobSchema = PodKnobs.Schema(Scales(serving) ? serving.MaxReplicas : null),
            Workloads =
            [
                new(
                    PlatformNames.InferenceService,
                    serving.Replicas,
                    ImmutableSortedDictionary
                        .Create<string, string>(StringComparer.Ordinal)
                        .Add("app.kubernetes.io/name", PlatformNames.InferenceService)
                ),
            ],
        };
    }

    private ComponentOutput Spark(ComponentContext context, InferenceChoice.Spark spark)
    {
        var memory = SparkMemory.Of(spark);
        if (memory.IsTooSmall)
            context.Diagnostics.Add(InferenceDiagnostics.TooLittleMemory(spark.Resources.MemoryLimit.Text));
        if (SparkProgram.Needs(spark) is { } problem)
            context.Diagnostics.Add(problem);
        return Common(context, spark, "SparkApplication") with
        {
            Files =
            [
                File("spark-application", SparkModel.Of(context, spark, memory)),
                File("spark-rights", ValuesMap.Of(("account", PlatformNames.InferenceAccount))),
            ],
            Knobs = PodKnobs.Values(spark, spark.Replicas),
            KnobSchema = PodKnobs.Schema(null, hasReplicas: true),
        };
    }

    // What all kinds ask of the components behind this one.
    private ComponentOutput Common(ComponentContext context, InferenceChoice.Running running, string kind)
    {
        var profile = context.Profile;
        var reader = $"{kind}/{PlatformNames.InferenceService}";
        var account = new AccountSpec(
            PlatformNames.InferenceAccount,
            AccountMaker.Platform,
            profile.ObjectStore is ObjectStoreChoice.S3 s3 ? [PlatformRights.Bucket(profile, s3.Bucket, "", BucketAccess.All)] : [],
            MountsToken: running is InferenceChoice.Spark
        );
        return new()
        {
            Component = Name,
            Claims =
            [
                .. PodVolumes
                    .Of(profile, running)
                    .Select(v => new ClaimSpec(v.Name, profile.Storage.Shared, profile.Volumes[v.Name].Size, "inference")),
            ],
            Accounts = [account],
            PodGroups = InferenceNetwork.Groups(running),
            Connections = InferenceNetwork.Connections(profile, running, account),
            ForeignSecrets = [.. ForeignSecrets(running, reader)],
            Metrics = InferenceMetrics.Of(profile, running),
            Exceptions = InferenceMetrics.Exceptions(running),
            Images = [PodModel.Upstream(running), .. running.Git is null ? [] : new[] { PodModel.GitSyncImage }],
        };
    }

    private static IEnumerable<ForeignSecret> ForeignSecrets(InferenceChoice.Running running, string reader)
    {
        foreach (var secret in running.EnvFromSecrets)
            yield return new(secret.Text, [], reader);
        foreach (
            var secret in running
                .Env.Values.OfType<EnvironmentValue.FromSecret>()
                .GroupBy(v => v.Secret.Text, StringComparer.Ordinal)
                .OrderBy(s => s.Key, StringComparer.Ordinal)
        )
        {
            yield return new(
                secret.Key,
                [.. secret.Select(v => v.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                reader
            );
        }

        if (running.Git?.CredentialsSecret is { } credentials)
            yield return new(credentials.Text, ["GITSYNC_PASSWORD", "GITSYNC_USERNAME"], reader);
    }

    private static ValuesMap DeploymentModel(ComponentContext context, InferenceChoice.Deployment deployment)
    {
        var isServing = deployment.Mode == InferenceMode.Serving;
        return PodModel
            .Of(context, deployment)
            .With("isServing", isServing)
            .With("hasPort", isServing || !InferenceMetrics.Of(context.Profile, deployment).IsEmpty)
            .With("isScaled", isServing && Scales(deployment))
            .With("port", deployment.Port)
            .With("healthPath", deployment.HealthPath);
    }

    private static bool Scales(InferenceChoice.Deployment serving) => serving.MaxReplicas > serving.Replicas;

    private static ValuesMap PageModel(WebPage page) =>
        ValuesMap.Of(
            ("host", page.Host),
            ("className", page.ClassName),
            ("annotations", Models.Of(page.Annotations)),
            ("hasAnnotations", !page.Annotations.IsEmpty),
            ("tlsSecret", page.TlsSecret ?? ""),
            ("hasTls", page.TlsSecret is not null)
        );

    private static ManifestTemplate File(string name, ValuesMap model) =>
        new($"inference/{name}.yaml.scriban", $"templates/inference/{name}.yaml", model);
}
