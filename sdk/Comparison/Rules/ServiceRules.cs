using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>What may change of a Service: its type, but neither its address nor the class of its load balancer.</summary>
internal static class ServiceRules
{
    /// <summary>What changes of a Service.</summary>
    public static IEnumerable<ApplyReason> Of(ComparedObject compared)
    {
        var (before, after) = compared.Maps("spec");
        var (type, next) = (TypeOf(before.TextAt("type")), TypeOf(after.TextAt("type")));
        var (address, wanted) = (before.TextAt("clusterIP"), after.TextAt("clusterIP"));
        var isInCluster = type != "ExternalName" && next != "ExternalName";
        if (isInCluster && address != wanted && wanted.Length > 0)
        {
            yield return new(Apply.Recreate, "spec.clusterIP", "The address of a Service cannot change.")
            {
                Refusal = $"spec.clusterIPs[0]: Invalid value: [\"{wanted}\"]: may not change once set",
                Remedy = Delete(compared),
            };
        }
        else if (isInCluster && address == "None" && wanted.Length == 0)
        {
            yield return new(Apply.Recreate, "spec.clusterIP", "The Service stays without an address: the API server keeps what was set.")
            {
                Remedy = Delete(compared),
            };
        }

        if (type == "LoadBalancer" && next == type && before.TextAt("loadBalancerClass") != after.TextAt("loadBalancerClass"))
        {
            yield return new(Apply.Recreate, "spec.loadBalancerClass", "The class of a load balancer cannot change.")
            {
                Refusal = "spec.loadBalancerClass: Invalid value: …: may not change once set",
                Remedy = Delete(compared),
            };
        }

        if (type != next)
        {
            yield return new(
                Apply.InPlace,
                "spec.type",
                type == "LoadBalancer" ? "Its load balancer goes, and the address with it."
                    : next == "LoadBalancer" ? "It gets a load balancer with an address of its own."
                    : $"It turns from {type} to {next}."
            );
        }
    }

    private static string TypeOf(string text) => text.Length == 0 ? "ClusterIP" : text;

    private static string Delete(ComparedObject compared) => $"Before the upgrade: kubectl delete {compared.InCommand}";
}
