using System.Collections.Immutable;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>What may stand at a place of the settings tree.</summary>
internal abstract record SettingShape
{
    private SettingShape() { }

    /// <summary>Keys that are known; where one of them is <c>kind</c>, it selects which of the others count.</summary>
    public sealed record Section(ImmutableArray<Setting> Settings) : SettingShape
    {
        /// <summary>The setting of a key, or <see langword="null"/>.</summary>
        public Setting? this[string key] => Settings.FirstOrDefault(s => s.Key == key);

        /// <summary>Whether a <c>kind</c> selects which keys count.</summary>
        public bool IsChoice => this["kind"] is not null;
    }

    /// <summary>One section for each name that the profile knows.</summary>
    public sealed record Named(Section Item) : SettingShape;

    /// <summary>Keys that the user chooses, with texts (or what <paramref name="Value"/> says).</summary>
    public sealed record FreeMap(SettingShape Value, TextRule? Key = null) : SettingShape;

    /// <summary>The value of an environment variable: a text, or a Secret and its key.</summary>
    public sealed record Variable : SettingShape
    {
        /// <summary>The two keys that name a Secret's key.</summary>
        public static Section FromSecret { get; } =
            new([
                new("secret", new Text(TextRule.Of<Facts.SubdomainName>()), "The Secret.") { Needed = true },
                new("key", new Text(TextRules.SecretKey), "The key in it.") { Needed = true },
            ]);
    }

    /// <summary>Values of a subchart, as they are.</summary>
    public sealed record RawValues : SettingShape;

    /// <summary>A list, replaced whole by a later layer.</summary>
    public sealed record Items(SettingShape Item) : SettingShape;

    /// <summary>A text, with its rule where it has one.</summary>
    public sealed record Text(TextRule? Rule = null) : SettingShape;

    /// <summary>A whole number.</summary>
    public sealed record Count(int Least, int Most) : SettingShape;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Switch : SettingShape;

    /// <summary>One of a few words.</summary>
    public sealed record Word(ImmutableArray<string> Words) : SettingShape;
}
