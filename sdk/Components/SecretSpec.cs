using System.Collections.Immutable;

namespace ChartGen.Sdk.Components;

/// <summary>A Secret that pods read. Its keys are made from properties of credentials, which are kept in one place each.</summary>
/// <param name="Name">ChartGen's name for it; the profile may map it to another.</param>
/// <param name="Keys">Its keys, with what each is made of.</param>
/// <param name="ReadBy">Who reads it, for people: <c>Deployment/mlflow</c>.</param>
public sealed record SecretSpec(string Name, ImmutableSortedDictionary<string, SecretText> Keys, string ReadBy)
{
    /// <summary>Makes a spec from its keys.</summary>
    public static SecretSpec Of(string name, string readBy, params IEnumerable<(string Key, SecretText Text)> keys) =>
        new(name, keys.ToImmutableSortedDictionary(k => k.Key, k => k.Text, StringComparer.Ordinal), readBy);
}

/// <summary>The text of a Secret's key: fixed pieces and properties of credentials, one after another.</summary>
/// <param name="Parts">The pieces in their order.</param>
public sealed record SecretText(ImmutableArray<SecretPart> Parts)
{
    /// <summary>A text made of pieces.</summary>
    public static SecretText Of(params IEnumerable<SecretPart> parts) => new([.. parts]);
}

/// <summary>One piece of a Secret's text.</summary>
public abstract record SecretPart
{
    private SecretPart() { }

    /// <summary>A text that is no secret.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Fixed(string Value) : SecretPart;

    /// <summary>A property of a credential.</summary>
    /// <param name="Credential">The credential; in AWS Secrets Manager the entry <c>&lt;prefix&gt;/&lt;credential&gt;</c>.</param>
    /// <param name="Name">The property of that entry's JSON object.</param>
    /// <param name="Shape">How a value is made where the cluster makes it.</param>
    /// <param name="UrlEncoded">Whether it stands in a URL.</param>
    public sealed record Property(string Credential, string Name, SecretShape Shape, bool UrlEncoded = false) : SecretPart;

    /// <summary>A fixed piece.</summary>
    public static implicit operator SecretPart(string text) => new Fixed(text);

    /// <summary>A fixed piece.</summary>
    public static SecretPart FromString(string text) => text;
}

/// <summary>How a value is made where the cluster makes it.</summary>
public abstract record SecretShape
{
    private SecretShape() { }

    /// <summary>Letters and digits.</summary>
    /// <param name="Length">How many.</param>
    public sealed record Password(int Length = 32) : SecretShape;

    /// <summary>32 random bytes in URL-safe base64, as Fernet wants them.</summary>
    public sealed record FernetKey : SecretShape;

    /// <summary>A name that is the same everywhere; the entry in AWS Secrets Manager may hold another.</summary>
    /// <param name="Value">The name.</param>
    public sealed record Known(string Value) : SecretShape;
}

/// <summary>A Secret of the user's that pods read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Keys that are read by name; empty when all become variables.</param>
/// <param name="ReadBy">Who reads it, for people.</param>
public sealed record ForeignSecret(string Name, ImmutableArray<string> Keys, string ReadBy);
