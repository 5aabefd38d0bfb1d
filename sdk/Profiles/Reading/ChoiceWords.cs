using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>The words that configuration has for enumerations, both ways; the schema has let no other word through.</summary>
internal static class ChoiceWords
{
    public static AirflowExecutor Executor(string word) =>
        Enum.GetValues<AirflowExecutor>().FirstOrDefault(e => e.Text() == word, AirflowExecutor.Local);

    public static string Of(PrerequisiteSource source) =>
        source switch
        {
            PrerequisiteSource.Addon => "addon",
            PrerequisiteSource.Existing => "existing",
            _ => "chart",
        };

    public static PrerequisiteSource Source(string word) => Enum.GetValues<PrerequisiteSource>().FirstOrDefault(s => Of(s) == word);

    public static string Of(IngressController controller) =>
        controller switch
        {
            IngressController.Prerequisites => "prerequisites",
            IngressController.Existing => "existing",
            _ => "platform",
        };

    public static IngressController Controller(string word) => Enum.GetValues<IngressController>().FirstOrDefault(c => Of(c) == word);

    public static string Of(IngressServiceType type) => type == IngressServiceType.NodePort ? "NodePort" : "LoadBalancer";

    public static IngressServiceType ServiceType(string word) =>
        word == "NodePort" ? IngressServiceType.NodePort : IngressServiceType.LoadBalancer;

    public static string Of(LoadBalancerScheme scheme) => scheme == LoadBalancerScheme.Internal ? "internal" : "internet-facing";

    public static LoadBalancerScheme Scheme(string word) =>
        word == "internal" ? LoadBalancerScheme.Internal : LoadBalancerScheme.InternetFacing;

    public static string Of(AccessMode mode) => mode == AccessMode.ReadWriteMany ? "ReadWriteMany" : "ReadWriteOnce";

    public static AccessMode Access(string word) => word == "ReadWriteMany" ? AccessMode.ReadWriteMany : AccessMode.ReadWriteOnce;

    public static string Of(InferenceMode mode) => mode == InferenceMode.Streaming ? "streaming" : "serving";

    public static InferenceMode Mode(string word) => word == "streaming" ? InferenceMode.Streaming : InferenceMode.Serving;
}
