using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>What a Deployment of inference does.</summary>
public enum InferenceMode
{
    /// <summary>Answers requests: a Service, an Ingress, any number of replicas.</summary>
    Serving,

    /// <summary>Reads a stream and writes checkpoints: one replica that never meets its successor.</summary>
    Streaming,
}

/// <summary>How models are put to work.</summary>
public abstract record InferenceChoice
{
    private InferenceChoice() { }

    /// <summary>The word in <c>inference.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Not at all.</summary>
    public sealed record None : InferenceChoice
    {
        /// <inheritdoc/>
        public override string Kind => "none";
    }

    /// <summary>What the kinds that run have in common.</summary>
    public abstract record Running : InferenceChoice
    {
        private protected Running() { }

        /// <summary>The image.</summary>
        public required ImageChoice Image { get; init; }

        /// <summary>The container's entry point; empty leaves the image's own.</summary>
        public ImmutableArray<string> Command { get; init; } = [];

        /// <summary>The container's arguments.</summary>
        public ImmutableArray<string> Args { get; init; } = [];

        /// <summary>The container's variables.</summary>
        public ImmutableSortedDictionary<string, EnvironmentValue> Env { get; init; } = Sorted.Environment;

        /// <summary>Secrets of the user's whose keys become variables.</summary>
        public ImmutableArray<SubdomainName> EnvFromSecrets { get; init; } = [];

        /// <summary>Code to clone before the start, into <c>/git/code</c>.</summary>
        public GitSource? Git { get; init; }

        /// <summary>A file that must exist before the start.</summary>
        public MountPath? WaitFor { get; init; }

        /// <summary>Requests and limits.</summary>
        public required ContainerResources Resources { get; init; }
    }

    /// <summary>One bare pod, for a laptop.</summary>
    public sealed record Pod : Running
    {
        /// <inheritdoc/>
        public override string Kind => "pod";
    }

    /// <summary>A Deployment.</summary>
    public sealed record Deployment : Running
    {
        /// <summary>What it does.</summary>
        public required InferenceMode Mode { get; init; }

        /// <summary>Copies; 1 when streaming.</summary>
        public required int Replicas { get; init; }

        /// <summary>The most copies that load may ask for when serving; equal to <see cref="Replicas"/> for none.</summary>
        public required int MaxReplicas { get; init; }

        /// <summary>The port that answers when serving.</summary>
        public int Port { get; init; } = 8080;

        /// <summary>The path that answers 200 when the server is ready.</summary>
        public string HealthPath { get; init; } = "/health";

        /// <summary>The path that answers with metrics for Prometheus, or <see langword="null"/> where there is none.</summary>
        public string? MetricsPath { get; init; }

        /// <inheritdoc/>
        public override string Kind => "deployment";
    }

    /// <summary>A SparkApplication for the Spark Operator 2.5.2.</summary>
    public sealed record Spark : Running
    {
        /// <summary>The program: a URL such as <c>local:///…</c>, an absolute path in the image, or a path in the cloned code.</summary>
        public required string Application { get; init; }

        /// <summary>The class that a jar starts with; none for Python and R.</summary>
        public string? MainClass { get; init; }

        /// <summary>The version of Spark in the image.</summary>
        public required PlainVersion SparkVersion { get; init; }

        /// <summary>Executors beside the driver.</summary>
        public required int Replicas { get; init; }

        /// <inheritdoc/>
        public override string Kind => "spark";
    }
}
