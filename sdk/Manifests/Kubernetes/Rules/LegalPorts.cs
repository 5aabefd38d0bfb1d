using System.Text.RegularExpressions;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6040: names of ports have the form of a service name, differ, and are there where a Service has several.</summary>
internal static partial class LegalPorts
{
    private const string Rule = "at most 15 characters, a-z, 0-9 and single '-', with a letter, neither beginning nor ending with '-'";

    public static void Check(CheckedDocument document, FindingSink sink)
    {
        foreach (var (path, pod) in document.Pods())
        {
            foreach (var (at, container) in PodParts.Containers(path, pod))
                Container(at, container, sink);
        }

        if (document is { ApiVersion: "v1", Kind: "Service" })
            Service(document.Tree, sink);
        else if (document is { ApiVersion: "networking.k8s.io/v1", Kind: "NetworkPolicy" })
            Policy(document.Tree, sink);
    }

    private static void Container(string at, ValuesMap container, FindingSink sink)
    {
        var ports = PodParts.Items($"{at}.ports", container["ports"]).ToArray();
        foreach (var (path, port) in ports)
            Named($"{path}.name", port["name"], sink);
        Differ($"{at}.ports", ports, sink);
        foreach (var probe in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
        {
            foreach (var how in (string[])["httpGet", "tcpSocket"])
                Named($"{at}.{probe}.{how}.port", container.At(probe, how, "port"), sink);
        }
    }

    private static void Service(ValuesMap service, FindingSink sink)
    {
        var ports = PodParts.Items("spec.ports", service.At("spec", "ports")).ToArray();
        foreach (var (path, port) in ports)
        {
            Named($"{path}.targetPort", port["targetPort"], sink);
            if (PodParts.Text(port["name"]) is not { Length: > 0 } name)
            {
                if (ports.Length > 1)
                    sink.Add("CG6040", path, "has no name, which a Service with several ports must give each.", "Set 'name'.");
            }
            else if (!DnsLabel.TryParse(name, out _))
            {
                sink.Add("CG6040", $"{path}.name", $"is '{name}', which is not {DnsLabel.Rule}.", null);
            }
        }

        Differ("spec.ports", ports, sink);
    }

    private static void Policy(ValuesMap policy, FindingSink sink)
    {
        foreach (var way in (string[])["ingress", "egress"])
        {
            foreach (var (path, rule) in PodParts.Items($"spec.{way}", policy.At("spec", way)))
            {
                foreach (var (at, port) in PodParts.Items($"{path}.ports", rule["ports"]))
                    Named($"{at}.port", port["port"], sink);
            }
        }
    }

    private static void Differ(string path, (string Path, ValuesMap Item)[] ports, FindingSink sink)
    {
        foreach (
            var name in ports
                .Select(p => PodParts.Text(p.Item["name"]))
                .Where(n => n is { Length: > 0 })
                .GroupBy(n => n)
                .Where(g => g.Count() > 1)
                .Select(g => g.Key)
        )
            sink.Add("CG6040", path, $"has two ports with the name '{name}'.", "Rename one of them.");
    }

    private static void Named(string path, ValuesNode? port, FindingSink sink)
    {
        if (PodParts.Text(port) is { Length: > 0 } name && !PortName.IsMatch(name))
            sink.Add("CG6040", path, $"is '{name}', which is no name of a port.", $"It has {Rule}.");
    }

    [GeneratedRegex(@"\A(?=.{1,15}\z)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PortName { get; }
}
