using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class NamesFitTests
{
    [Fact]
    public void Names_and_labels_that_are_too_long_are_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Service
            metadata: {name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d, labels: {release: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}
            spec: {template: {metadata: {labels: {app: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}, spec: {containers: []}}}
            """;

        Assert.Equal(
            [
                "CronJob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa has a name of 53 characters, and 52 is the most of a CronJob. Shorten platform.name, or set the chart's fullnameOverride.",
                "Service/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa has a name of 64 characters, and 63 is the most of a Service. Shorten platform.name, or set the chart's fullnameOverride.",
                "Deployment/d has the label 'release' with 64 characters, and 63 is the most. Shorten platform.name, or set the chart's fullnameOverride.",
                "Deployment/d gives its pods the label 'app' with 65 characters, and 63 is the most. Shorten platform.name, or set the chart's fullnameOverride.",
            ],
            Judged.By<NamesFit>(Yaml)
        );
    }

    [Fact]
    public void Names_at_the_limit_are_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Service
            metadata: {name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, labels: {release: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
            """;

        Assert.Empty(Judged.By<NamesFit>(Yaml));
    }
}
