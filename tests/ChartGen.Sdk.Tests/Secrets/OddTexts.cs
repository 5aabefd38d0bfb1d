using CsCheck;

namespace ChartGen.Sdk.Tests.Secrets;

/// <summary>Texts of every odd kind that a password, a key or a certificate may be.</summary>
internal static class OddTexts
{
    private const string Characters = "aA0 '\"\\$`#=:;{}[]()<>&|!%@?*~,.-_+/\t\n\ré\u0001\u007F\u0085\u00A0\u2028\uFEFF\uE000";

    private static readonly string[] Whole =
    [
        "",
        "true",
        "null",
        "123",
        "1e3",
        "~",
        "{{ .Values.x }}",
        "<% x %>",
        "😀",
        "a\r\nb\n",
        "\n",
        "-----BEGIN KEY-----\nabc==\n-----END KEY-----\n",
    ];

    public static Gen<string> All { get; } =
        Gen.Frequency(
            (4, Gen.Int[0, Characters.Length - 1].Select(i => Characters[i]).Array[0, 16].Select(c => new string(c))),
            (1, Gen.Int[0, Whole.Length - 1].Select(i => Whole[i]))
        );
}
