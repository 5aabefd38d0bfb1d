using ChartGen.Sdk.Diagnostics;

namespace ChartGen.EndToEnd.Tests;

/// <summary>What the real charts make at random when nobody names a Secret: found by rendering twice, and named with the key that sets it.</summary>
public sealed class RandomValueTests
{
    [FactWithCharts]
    public async Task A_Secret_that_is_not_named_is_found_with_the_key_that_names_it()
    {
        var generated = MlPlatform.Generate(
            "local-hostpath",
            MlPlatform.SampleSite,
            "airflow.values.apiSecretKeySecretName=",
            "airflow.values.fernetKeySecretName=",
            "airflow.values.jwtSecretName=",
            "objectStore.values.existingSecret="
        );

        var judgement = await MlPlatform.JudgeAsync(generated);

        var random = judgement.Diagnostics.Where(d => d is { Code: "CG6023", Severity: Severity.Error });
        Assert.Equal(
            [
                "It is a checksum of another object: what differs there has to be set.",
                "The chart 'airflow' makes it at random: set 'airflow.apiSecretKeySecretName' to the name of a Secret that exists.",
                "The chart 'airflow' makes it at random: set 'airflow.fernetKeySecretName' to the name of a Secret that exists.",
                "The chart 'airflow' makes it at random: set 'airflow.jwtSecretName' to the name of a Secret that exists.",
                "The chart 'minio' makes it at random: set 'minio.existingSecret' to the name of a Secret that exists.",
            ],
            random.Select(d => d.Suggestion!.Split(" The file belongs")[0]).Distinct().Order(StringComparer.Ordinal)
        );
    }
}
