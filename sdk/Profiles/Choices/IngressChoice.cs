using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Who runs the ingress-nginx controller.</summary>
public enum IngressController
{
    /// <summary>The platform chart brings it; one such platform in a cluster.</summary>
    Platform,

    /// <summary>The prerequisites chart brings it.</summary>
    Prerequisites,

    /// <summary>The cluster has one.</summary>
    Existing,
}

/// <summary>How the nginx controller is reached.</summary>
public enum IngressServiceType
{
    /// <summary>A load balancer: an NLB on EKS, localhost on a laptop's cluster that has one.</summary>
    LoadBalancer,

    /// <summary>A port of every node, for clusters without a load balancer.</summary>
    NodePort,
}

/// <summary>Whether a load balancer has public addresses.</summary>
public enum LoadBalancerScheme
{
    /// <summary>Reached from the VPC and what is connected to it.</summary>
    Internal,

    /// <summary>Reached from everywhere.</summary>
    InternetFacing,
}

/// <summary>How people reach the platform's web pages.</summary>
public abstract record IngressChoice
{
    private IngressChoice() { }

    /// <summary>The word in <c>ingress.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Not at all, but by <c>kubectl port-forward</c>.</summary>
    public sealed record None : IngressChoice
    {
        /// <inheritdoc/>
        public override string Kind => "none";
    }

    /// <summary>Ingress objects of class <c>nginx</c>.</summary>
    public sealed record Nginx : IngressChoice
    {
        /// <summary>Who runs the controller.</summary>
        /// <value>The default is <see cref="IngressController.Platform"/>.</value>
        public IngressController Controller { get; init; } = IngressController.Platform;

        /// <summary>How the controller is reached.</summary>
        /// <value>The default is <see cref="IngressServiceType.LoadBalancer"/>.</value>
        public IngressServiceType ServiceType { get; init; } = IngressServiceType.LoadBalancer;

        /// <summary>Whether the NLB has public addresses; only on AWS.</summary>
        /// <value>The default is <see cref="LoadBalancerScheme.InternetFacing"/>.</value>
        public LoadBalancerScheme Scheme { get; init; } = LoadBalancerScheme.InternetFacing;

        /// <summary>The certificate with which the NLB ends TLS; only on AWS.</summary>
        public Arn? Certificate { get; init; }

        /// <summary>The Secret of type <c>kubernetes.io/tls</c> with which nginx ends TLS.</summary>
        public SubdomainName? TlsSecret { get; init; }

        /// <summary>Annotations of every Ingress.</summary>
        public ImmutableSortedDictionary<string, string> Annotations { get; init; } = Sorted.Strings;

        /// <inheritdoc/>
        public override string Kind => "nginx";
    }

    /// <summary>Ingress objects of class <c>alb</c>, one load balancer for all hosts.</summary>
    public sealed record Alb : IngressChoice
    {
        /// <summary>The ACM certificate for every host.</summary>
        public required Arn Certificate { get; init; }

        /// <summary>Whether the load balancer has public addresses.</summary>
        /// <value>The default is <see cref="LoadBalancerScheme.InternetFacing"/>.</value>
        public LoadBalancerScheme Scheme { get; init; } = LoadBalancerScheme.InternetFacing;

        /// <summary>Annotations of every Ingress.</summary>
        public ImmutableSortedDictionary<string, string> Annotations { get; init; } = Sorted.Strings;

        /// <inheritdoc/>
        public override string Kind => "alb";
    }
}
