using ChartGen.Sdk.Components;

namespace ChartGen.Sdk.Tests.Components;

public sealed class SecretSpecTests
{
    [Fact]
    public void Keys_are_kept_in_ordinal_order()
    {
        var spec = SecretSpec.Of("db", "Deployment/web", ("user", SecretText.Of("web")), ("URL", SecretText.Of("x")));

        Assert.Equal(["URL", "user"], spec.Keys.Keys);
        Assert.Equal(("db", "Deployment/web"), (spec.Name, spec.ReadBy));
    }

    [Fact]
    public void A_text_is_made_of_fixed_pieces_and_properties_in_their_order()
    {
        var password = new SecretPart.Property("database", "password", new SecretShape.Password(), UrlEncoded: true);

        var text = SecretText.Of("postgresql://web:", password, "@db:5432");

        Assert.Equal<SecretPart>([new SecretPart.Fixed("postgresql://web:"), password, new SecretPart.Fixed("@db:5432")], text.Parts);
    }

    [Fact]
    public void A_key_that_is_given_twice_is_a_mistake_of_the_component() =>
        Assert.Throws<ArgumentException>(() => SecretSpec.Of("db", "Deployment/web", ("a", SecretText.Of("1")), ("a", SecretText.Of("2"))));
}
