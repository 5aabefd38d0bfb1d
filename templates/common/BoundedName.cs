using System.Security.Cryptography;
using System.Text;

namespace ChartGen.Templates.Common;

/// <summary>Names that something outside limits in their length.</summary>
internal static class BoundedName
{
    private const int HashLength = 10;

    /// <summary>The name as it is where it is short enough, else its beginning and a hash of all of it.</summary>
    public static string Of(string name, int longest)
    {
        if (name.Length <= longest)
            return name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        return $"{name[..(longest - HashLength - 1)].TrimEnd('.', '-')}-{hash}";
    }
}
