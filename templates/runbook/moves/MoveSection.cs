using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Moves;

/// <summary>The way from the profile before to this one.</summary>
internal static class MoveSection
{
    public static RunbookSection Of(Move move)
    {
        var section = new SectionBuilder($"Move from {move.Before.Profile.Name}");
        if (move.IsInPlace)
            MoveInPlace.Write(section, move);
        else
            MoveAcross.Write(section, move);
        return section.Build();
    }

    /// <summary>What is compared at the end, by people.</summary>
    public static IEnumerable<string> Proofs(Move move)
    {
        yield return "Log in to Airflow as before: the accounts came with the database.";
        yield return "Open **Admin, Connections** and test one that has a password: it is readable only with the same Fernet key.";
        yield return "Run one DAG to its end; open its log.";
        yield return "In MLflow open an old run and download an artifact; log a new one."
            + (
                move.MovesObjects
                    ? " Artifact addresses in the database are `mlflow-artifacts:/…`, which name no bucket, so nothing had to be rewritten."
                    : ""
            );
        if (move.After.Profile.Inference is InferenceChoice.Running)
            yield return $"See that inference goes on from {(move.After.Claims.Any(c => c.Volume == PlatformNames.Checkpoints) ? "its checkpoints, not from the beginning" : "the model")}.";
    }

    /// <summary>Claims, Secrets and stores that the platform does not use any more.</summary>
    public static string Leftovers(Move move) => Markdown.Codes(move.ClaimsLeft);
}
