using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Identity;

/// <summary>What AWS must know of the accounts: for each its policy and its trust policy, and two ways to make the roles from them.</summary>
internal sealed class IdentityDocument : IDocument
{
    /// <summary>The folder of the files.</summary>
    public const string Folder = "iam";

    /// <inheritdoc/>
    public string Name => "identity";

    /// <inheritdoc/>
    public ImmutableArray<ManifestTemplate> Build(DocumentContext context)
    {
        var profile = context.Parts.Profile;
        var holders = RoleHolder.Of(context.Parts);
        if (holders.IsEmpty || profile.Aws is not { } aws)
            return [];
        var model = Model(profile, aws, holders);
        return
        [
            .. holders.Select(h => Json($"policies/{h.Name}.json", PolicyDocument.Of(h.Rights))),
            .. holders.Select(h => Json($"trust/{h.Name}.json", TrustPolicy.Of(profile, h.Namespace, h.Name))),
            File("roles.tf", model),
            File("create-roles.sh", model),
            File("README.md", IdentityReadme.Of(profile, aws, holders)),
        ];
    }

    private static ManifestTemplate Json(string path, ValuesMap document) =>
        new("identity/document.json.scriban", $"{Folder}/{path}", ValuesMap.Of(("text", ValuesJson.Write(document))));

    private static ManifestTemplate File(string name, ValuesMap model) => new($"identity/{name}.scriban", $"{Folder}/{name}", model);

    private static ValuesMap Model(EnvironmentProfile profile, AwsSettings aws, ImmutableArray<RoleHolder> holders) =>
        ValuesMap.Of(
            ("profile", profile.Name),
            ("account", aws.AccountId.Text),
            ("region", aws.Region.Text),
            ("cluster", aws.ClusterName.Text),
            ("isPodIdentity", profile.Identity is IdentityChoice.PodIdentity),
            (
                "holders",
                ValuesList.Of(
                    holders.Select(h =>
                        (ValuesNode)
                            ValuesMap.Of(
                                ("name", h.Name),
                                ("namespace", h.Namespace),
                                ("role", h.Role.Name),
                                ("path", h.Role.Path),
                                ("arn", h.Role.Arn),
                                ("isAssociated", !h.IsOutside)
                            )
                    )
                )
            )
        );
}
