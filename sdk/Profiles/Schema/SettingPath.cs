using System.Collections.Immutable;
using System.Text;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>A path of keys, written with dots; a dot inside a key is written <c>\.</c>.</summary>
internal readonly record struct SettingPath(ImmutableArray<string> Keys)
{
    public static SettingPath Root { get; } = new([]);

    public SettingPath Below(string key) => new(Keys.Add(key));

    public static SettingPath Parse(string text)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        var key = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '.' or '\\')
                key.Append(text[++i]);
            else if (text[i] == '.')
            {
                keys.Add(key.ToString());
                key.Clear();
            }
            else
                key.Append(text[i]);
        }

        keys.Add(key.ToString());
        return new(keys.ToImmutable());
    }

    public override string ToString() => string.Join('.', Keys.Select(Escaped));

    private static string Escaped(string key) =>
        key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(".", "\\.", StringComparison.Ordinal);
}
