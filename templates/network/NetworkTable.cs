using System.Globalization;
using ChartGen.Sdk.Components;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Network;

/// <summary>Who may talk to whom, as rows of Markdown: who listens, on which ports, who calls.</summary>
internal static class NetworkTable
{
    public static IEnumerable<string[]> Of(IReadOnlyCollection<ComponentOutput> components) =>
        DeclaredPath
            .Of(components)
            .Select(p => p.Connection)
            .GroupBy(c => (c.To, Ports: Ports(c)))
            .OrderBy(r => r.Key.To is not Peer.Pods)
            .ThenBy(r => r.Key.To.Text, StringComparer.Ordinal)
            .ThenBy(r => r.First().Ports.Select(p => p.Number).DefaultIfEmpty().First())
            .Select(r =>
                new[]
                {
                    Name(r.Key.To),
                    r.Key.Ports,
                    string.Join(
                        ", ",
                        r.Select(c => c.From)
                            .Distinct()
                            .OrderBy(p => p is not Peer.Pods)
                            .ThenBy(p => p.Text, StringComparer.Ordinal)
                            .Select(Name)
                    ),
                }
            );

    private static string Ports(Connection connection) =>
        connection.Ports.IsEmpty
            ? "every port"
            : string.Join(
                ", ",
                connection
                    .Ports.OrderBy(p => p.Number)
                    .Select(p => p.Number.ToString(CultureInfo.InvariantCulture) + (p.Protocol == NetworkProtocol.Udp ? " (UDP)" : ""))
            );

    private static string Name(Peer peer) => peer is Peer.Pods or Peer.Range ? Markdown.Code(peer.Text) : peer.Text;
}
