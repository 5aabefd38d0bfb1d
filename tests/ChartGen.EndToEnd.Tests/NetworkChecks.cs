using ChartGen.Sdk;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>What must hold between the rendered pods, the rendered NetworkPolicies and what components declare.</summary>
internal sealed class NetworkChecks
{
    private readonly GeneratedProfile _generated;

    private NetworkChecks(GeneratedProfile generated, RenderedObject[] objects)
    {
        _generated = generated;
        Objects = objects;
        Sides = new(generated, objects);
        Rules = new(objects);
        Addresses = new(generated, objects, Sides, Rules);
    }

    public RenderedObject[] Objects { get; }

    public NetworkSides Sides { get; }

    public NetworkRules Rules { get; }

    public NetworkAddresses Addresses { get; }

    /// <summary>The checks of a judged profile.</summary>
    public static NetworkChecks Of(GeneratedProfile generated, ProfileJudgement judgement) =>
        Of(generated, judgement.Charts.Single(c => c.Name == ChartGenerator.ChartFolder).Objects);

    /// <summary>The checks of a platform chart's objects.</summary>
    public static NetworkChecks Of(GeneratedProfile generated, IEnumerable<RenderedObject> objects) => new(generated, [.. objects]);

    public IEnumerable<string> All() =>
        Membership().Concat(Agreement()).Concat(Services()).Concat(Pages()).Concat(Everybody()).Concat(Addresses.Missing());

    /// <summary>Every pod belongs to one group, and one policy beside those for all pods chooses it.</summary>
    public IEnumerable<string> Membership()
    {
        foreach (var (_, side) in Sides.Pods)
        {
            var groups = Sides.GroupsOf(side).ToArray();
            if (groups.Length != 1)
                yield return $"{side} belongs to [{string.Join(", ", groups)}].";
            var policies = Rules
                .Of(side)
                .Where(p => p.Tree.At("spec", "podSelector", "matchLabels") is not null)
                .Select(p => p.Name)
                .Order(StringComparer.Ordinal)
                .ToArray();
            if (!policies.SequenceEqual(groups))
                yield return $"{side} of [{string.Join(", ", groups)}] is chosen by [{string.Join(", ", policies)}].";
        }
    }

    /// <summary>Between any two sides, of which at least one is the platform's, and on every port in use, policies allow what is declared and no more.</summary>
    public IEnumerable<string> Agreement()
    {
        var pods = Sides.Pods.Select(p => p.Side).Append(Sides.Stranger).ToArray();
        var others = Sides.Others().ToArray();
        var ports = Ports().ToArray();
        var pairs = pods.SelectMany(pod => pods.Select(other => (pod, other)).Concat(others.SelectMany(o => new[] { (pod, o), (o, pod) })));
        return from pair in pairs
            from port in ports
            let isAllowed = Rules.Allow(pair.Item1, pair.Item2, port.Number, port.Protocol.ToString().ToUpperInvariant())
            where isAllowed != Sides.Declare(pair.Item1, pair.Item2, port.Number, port.Protocol)
            select $"{pair.Item1} to {pair.Item2}, {port.Protocol} {port.Number}: {(isAllowed ? "allowed, but nobody declares it" : "declared, but denied")}.";
    }

    /// <summary>
    /// The VPC CNI lets a pod reach the address of a Service only where the labels by which a policy chooses the receivers are part of the
    /// Service's own selector.
    /// </summary>
    public IEnumerable<string> Services() =>
        from service in Objects
        where service.Kind == "Service" && PodSpecs.Text(service.Tree.At("spec", "clusterIP")) != "None"
        let selector = (ValuesMap)service.Tree.At("spec", "selector")!
        let behind = Sides.Pods.Where(p => selector.Entries.All(s => p.Side.Labels.GetValueOrDefault(s.Key) == PodSpecs.Text(s.Value)))
        from name in behind.SelectMany(p => Sides.GroupsOf(p.Side)).Distinct()
        let missing = Sides.Groups.Single(g => g.Name == name).Labels.Where(l => PodSpecs.Text(selector[l.Key]) != l.Value).ToArray()
        where missing.Length > 0
        select $"{service} selects pods of {name} without {string.Join(", ", missing.Select(l => l.Key))}.";

    /// <summary>Who is meant to reach a page's pods does.</summary>
    public IEnumerable<string> Pages()
    {
        var controllers = Sides
            .Pods.Select(p => p.Side)
            .Where(s => s.Labels.GetValueOrDefault("app.kubernetes.io/name") == "ingress-nginx")
            .DefaultIfEmpty(NetworkSides.NginxIn(_generated.Profile.Prerequisites.Namespace.Text))
            .ToArray();
        foreach (var ingress in Objects.Where(o => o.Kind == "Ingress"))
        {
            var callers = PodSpecs.Text(ingress.Tree.At("spec", "ingressClassName")) == "alb" ? [NetworkSides.Vpc] : controllers;
            foreach (var path in PodSpec.Items(ingress.Tree.At("spec", "rules")).SelectMany(r => PodSpec.Items(r.At("http", "paths"))))
            {
                var service = PodSpecs.Text(path.At("backend", "service", "name"));
                var port = path.At("backend", "service", "port", "name") ?? path.At("backend", "service", "port", "number");
                foreach (var (side, number) in new NetworkServices(Objects, Sides).Behind(service, PodSpecs.Text(port)))
                {
                    foreach (var caller in callers.Where(c => !Rules.Allow(c, side, number, "TCP")))
                        yield return $"{ingress}: {caller} cannot reach {side} on {number}.";
                    if (Rules.Allow(NetworkSides.Internet, side, number, "TCP"))
                        yield return $"{ingress}: the internet reaches {side} past the controller.";
                }
            }
        }
    }

    /// <summary>What holds for every pod alike.</summary>
    public IEnumerable<string> Everybody()
    {
        foreach (var side in Sides.Pods.Select(p => p.Side).Append(Sides.Stranger))
        {
            foreach (var protocol in new[] { "UDP", "TCP" })
            {
                if (!Rules.Allow(side, NetworkSides.Dns, 53, protocol))
                    yield return $"{side} cannot resolve names by {protocol}.";
            }

            if (Rules.Allow(side, NetworkSides.Metadata, 80, "TCP"))
                yield return $"{side} reaches the instance's metadata, and with it the node's role.";
        }
    }

    private IEnumerable<NetworkPort> Ports() =>
        Sides
            .Pods.SelectMany(p => p.Spec.Containers)
            .SelectMany(c => PodSpec.Items(c.Container["ports"]))
            .Select(p => new NetworkPort(
                int.Parse(PodSpecs.Text(p["containerPort"]), null),
                PodSpecs.Text(p["protocol"]) == "UDP" ? NetworkProtocol.Udp : NetworkProtocol.Tcp
            ))
            .Concat(Sides.Ports)
            .Concat([new(22), new(80), new(443), new(3306), new(9096), new(123, NetworkProtocol.Udp)])
            .Distinct();
}
