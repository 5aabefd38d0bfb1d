using ChartGen.Sdk.Components;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>MLflow: variables, copies, resources, by its chart or by its own manifests.</summary>
internal sealed class FoundMlflow(ScannedRepository repository, ScanTarget target, SiteDraft draft)
{
    private readonly FoundEnvironment _environment = new(target, draft);

    /// <summary>Whether a workload is MLflow's server.</summary>
    public static bool Is(Workload workload) =>
        workload.Containers.Any(c =>
            !c.IsInit
            && (
                LastWord(c.Image).Contains("mlflow", StringComparison.Ordinal)
                || c.Map["command"]
                    .Scalars()
                    .Concat(c.Map["args"].Scalars())
                    .Any(s => s.Text.Contains("mlflow server", StringComparison.Ordinal) || s.Text == "mlflow")
            )
        );

    public void Add()
    {
        foreach (var values in repository.Values.Where(v => v.Chart?.Name == "mlflow"))
        {
            foreach (var value in repository.Named.Where(v => v.Tree == values && v.IsVariable && v.Path[0] is "extraEnvVars" or "env"))
                _environment.Add("mlflow.env", "mlflow", value, takesReferences: false);
            Rest("mlflow", values.Root["replicaCount"], values.Root["resources"]);
            if (values.Root.At("image", "repository").Text() is { } image)
                draft.LeaveOut(
                    values.Root.At("image", "repository")!.Where,
                    $"the image '{image}' of MLflow",
                    "The chart's own holds; mlflow.values: {image: …} sets another."
                );
        }

        foreach (var workload in repository.Workloads.Where(w => Is(w) && w.Manifest.Kind is not ("Job" or "CronJob")))
        {
            foreach (var value in repository.Named.Where(v => v.Tree == workload.Manifest && v.IsVariable && v.Path.Contains("containers")))
                _environment.Add("mlflow.env", "mlflow", value, takesReferences: false);
            foreach (var reference in repository.References.Where(r => r.Tree == workload.Manifest))
                draft.LeaveOut(
                    reference.Where,
                    reference.Name.Length == 0
                        ? "variables of MLflow from a Secret or ConfigMap"
                        : $"the variable '{reference.Name}' of MLflow",
                    "The chart takes the store's and the database's credentials from the platform's Secrets, and other variables as texts."
                );
            var container = workload.Containers.First(c => !c.IsInit);
            Rest("mlflow", workload.Spec["replicas"], container.Map["resources"]);
            draft.LeaveOut(
                container.Where,
                $"the image '{container.Image}' of MLflow",
                "The chart's own holds; mlflow.values: {image: …} sets another."
            );
        }
    }

    private void Rest(string path, ValuesNode? replicas, ValuesNode? resources)
    {
        FoundResources.AddReplicas(draft, target, path, replicas);
        FoundResources.Add(draft, $"{path}.resources", resources as ValuesMap);
    }

    private static string LastWord(string? image) => image is null ? "" : ImageReference.Parse(image).Path.Split('/')[^1];
}
