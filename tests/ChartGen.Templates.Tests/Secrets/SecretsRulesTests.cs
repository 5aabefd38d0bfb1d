using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Secrets;
using ChartGen.Templates.Secrets;

namespace ChartGen.Templates.Tests.Secrets;

public sealed class SecretsRulesTests
{
    [Fact]
    public void Two_readers_may_name_different_keys_of_one_secret()
    {
        var readers = Components(
            SecretSpec.Of("shared", "Pod/a", ("one", SecretText.Of("x"))),
            SecretSpec.Of("shared", "Pod/b", ("one", SecretText.Of("x")), ("two", SecretText.Of("y")))
        );

        Assert.Empty(Check(TestProfiles.Local, readers));
        var merged = Assert.Single(WantedSecret.Of(TestProfiles.Local, readers));
        Assert.Equal(["one", "two"], merged.Keys.Keys);
        Assert.Equal(["Pod/a", "Pod/b"], merged.ReadBy);
    }

    [Fact]
    public void CG2060_a_key_is_made_in_one_way()
    {
        var found = Check(
            TestProfiles.Local,
            Components(
                SecretSpec.Of("shared", "Pod/a", ("key", SecretText.Of("x", Password(32)))),
                SecretSpec.Of("shared", "Pod/b", ("key", SecretText.Of(Password(32))))
            )
        );

        Assert.Equal(
            Diagnostic.Error(
                "CG2060",
                null,
                "The key 'key' of the Secret 'shared' is made in two ways: for Pod/a and for Pod/b.",
                "Give each its own Secret with 'secrets.names'."
            ),
            Assert.Single(found)
        );
    }

    [Fact]
    public void CG2060_two_secrets_that_the_site_gives_one_name_must_agree()
    {
        var profile = TestProfiles.Local with
        {
            SecretNames = new Dictionary<string, SubdomainName>
            {
                ["a"] = SubdomainName.Parse("site"),
                ["b"] = SubdomainName.Parse("site"),
            }.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };

        var found = Check(
            profile,
            Components(
                SecretSpec.Of("a", "Pod/a", ("connection", SecretText.Of("x"))),
                SecretSpec.Of("b", "Pod/b", ("connection", SecretText.Of("y")))
            )
        );

        Assert.Equal(
            "The key 'connection' of the Secret 'site' is made in two ways: for Pod/a and for Pod/b.",
            Assert.Single(found).Message
        );
    }

    [Fact]
    public void CG2061_a_property_of_a_credential_has_one_shape()
    {
        var found = Check(
            TestProfiles.Local,
            Components(
                SecretSpec.Of("one", "Pod/a", ("key", SecretText.Of(Password(32)))),
                SecretSpec.Of("two", "Pod/b", ("key", SecretText.Of(Password(16))))
            )
        );

        Assert.Equal(
            Diagnostic.Error(
                "CG2061",
                null,
                "The property 'password' of the credential 'store' is made in two ways.",
                "Give all its readers the same shape."
            ),
            Assert.Single(found)
        );
    }

    [Fact]
    public void CG2062_a_key_that_a_made_secret_lacks_is_reported_with_the_nearest_one()
    {
        var found = Check(TestProfiles.Local, WithForeign("pasword"));

        Assert.Equal(
            Diagnostic.Warning(
                "CG2062",
                null,
                "Deployment/inference reads the key 'pasword' of the Secret 'shared', which is made without it.",
                "Did you mean 'password'?"
            ),
            Assert.Single(found)
        );
    }

    [Fact]
    public void CG2062_a_key_that_resembles_none_is_reported_with_all()
    {
        Assert.Equal("It has password, username.", Assert.Single(Check(TestProfiles.Local, WithForeign("token"))).Suggestion);
    }

    [Fact]
    public void A_key_that_a_made_secret_has_may_be_read_by_anybody()
    {
        Assert.Empty(Check(TestProfiles.Local, WithForeign("username")));
    }

    private static ImmutableArray<ComponentOutput> WithForeign(string key) =>
        [
            .. Components(SecretSpec.Of("shared", "Pod/a", ("username", SecretText.Of("x")), ("password", SecretText.Of("y")))),
            new() { Component = "inference", ForeignSecrets = [new("shared", [key], "Deployment/inference")] },
        ];

    private static SecretPart.Property Password(int length) => new("store", "password", new SecretShape.Password(length));

    private static ImmutableArray<ComponentOutput> Components(params IEnumerable<SecretSpec> secrets) =>
        [.. secrets.Select((s, i) => new ComponentOutput { Component = $"reader{i}", Secrets = [s] })];

    private static DiagnosticBag Check(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components)
    {
        var diagnostics = new DiagnosticBag();
        new SecretsComponent().Build(new(profile, components, new ImageResolver(profile.Images), diagnostics));
        return diagnostics;
    }
}
