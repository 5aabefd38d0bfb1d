using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Umbrella;

/// <summary>What Helm prints after an install. The namespace is the one that Helm was told.</summary>
internal static class NotesModel
{
    private const string Namespace = "{{ .Release.Namespace }}";

    public static ValuesMap Of(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components)
    {
        var address = Address.Of(profile, Namespace);
        var secrets = WantedSecret.Of(profile, components);
        var expected = Expected(profile, components, secrets).ToArray();
        return ValuesMap.Of(
            ("profile", profile.Name),
            ("pages", ValuesList.Of(Page.Of(profile).Select(PageModel))),
            ("hasAddress", address is not null),
            ("addressIntroduction", address?.Introduction.Replace("`", "", StringComparison.Ordinal) ?? ""),
            ("addressCommand", address?.Command ?? ""),
            ("logins", ValuesList.Of(Login.Of(secrets).Select(LoginModel))),
            ("isSpark", profile.Inference is InferenceChoice.Spark),
            ("isExternal", profile.Secrets is SecretsChoice.ExternalSecrets),
            ("hasPolicies", profile.Network.Policies),
            ("hasExpected", expected.Length > 0),
            ("expected", ValuesList.Of(expected)),
            ("hasPod", profile.Inference is InferenceChoice.Pod),
            ("pod", PlatformNames.InferenceService)
        );
    }

    private static ValuesNode PageModel(Page page) =>
        ValuesMap.Of(
            ("title", page.Title),
            ("isPublished", page.Url is not null),
            ("address", page.Url ?? ""),
            ("forward", page.Forward(Namespace)),
            ("local", Page.Local)
        );

    private static ValuesNode LoginModel(Login login) =>
        ValuesMap.Of(
            ("title", login.Title),
            ("user", login.Show(login.UserKey, Namespace)),
            ("password", login.Show(login.PasswordKey, Namespace))
        );

    private static IEnumerable<ValuesMap> Expected(
        EnvironmentProfile profile,
        ImmutableArray<ComponentOutput> components,
        ImmutableArray<WantedSecret> secrets
    )
    {
        var byCi = profile.Secrets is SecretsChoice.Manifest ? secrets : [];
        return byCi.Select(s => Model(s.Name, s.Keys.Keys, s.ReadBy))
            .Concat(ExpectedSecret.Of(profile, components).Select(s => Model(s.Name, s.Keys, s.ReadBy)));
    }

    private static ValuesMap Model(string name, IEnumerable<string> keys, IEnumerable<string> readBy) =>
        ValuesMap.Of(("name", name), ("keys", string.Join(", ", keys.DefaultIfEmpty("any keys"))), ("readBy", string.Join("; ", readBy)));
}
