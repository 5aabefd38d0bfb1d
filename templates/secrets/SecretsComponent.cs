using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;

namespace ChartGen.Templates.Secrets;

/// <summary>Brings the Secrets that pods read into the cluster, in the profile's way; CI brings them where that way is a manifest.</summary>
internal sealed class SecretsComponent : IComponent
{
    /// <inheritdoc/>
    public string Name => "secrets";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        SecretsRules.Check(context.Profile, context.Earlier, context.Diagnostics);
        var wanted = WantedSecret.Of(context.Profile, context.Earlier);
        if (wanted.IsEmpty)
            return null;
        return context.Profile.Secrets switch
        {
            SecretsChoice.InCluster => InClusterSecrets.Build(Name, context, wanted),
            SecretsChoice.ExternalSecrets external => ExternalSecrets.Build(Name, context, external, wanted),
            _ => null,
        };
    }
}
