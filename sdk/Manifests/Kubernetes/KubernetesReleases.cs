using System.Collections.Immutable;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>A set of Kubernetes releases, one bit for each in the order of <see cref="Names"/>.</summary>
internal readonly record struct KubernetesReleases(byte Bits)
{
    /// <summary>The releases whose descriptions the tables hold, oldest first.</summary>
    public static ImmutableArray<string> Names { get; } = ["1.33", "1.34", "1.35", "1.36"];

    public static KubernetesReleases All { get; } = new((byte)((1 << Names.Length) - 1));

    public bool IsEmpty => Bits == 0;

    public static KubernetesReleases operator &(KubernetesReleases a, KubernetesReleases b) => new((byte)(a.Bits & b.Bits));

    public static KubernetesReleases operator |(KubernetesReleases a, KubernetesReleases b) => new((byte)(a.Bits | b.Bits));

    /// <summary>The releases of this set that the other lacks.</summary>
    public KubernetesReleases Without(KubernetesReleases other) => new((byte)(Bits & ~other.Bits));

    /// <summary>The release of a version, <c>1.34</c>, <c>v1.34.2</c> or <c>1.34.2-eks-1</c>; the nearest one where the tables know none.</summary>
    public static (KubernetesReleases Release, bool IsExact) Of(string version)
    {
        var parts = version.TrimStart('v').Split('.', '-', '+');
        if (parts.Length < 2 || parts[0] != "1" || !int.TryParse(parts[1], out var minor))
            return (new((byte)(1 << (Names.Length - 1))), false);
        var index = minor - int.Parse(Names[0].AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
        var nearest = Math.Clamp(index, 0, Names.Length - 1);
        return (new((byte)(1 << nearest)), nearest == index);
    }

    /// <summary>Reads <c>1.33</c>, <c>1.34-1.36</c> or several of them joined by commas.</summary>
    public static KubernetesReleases Parse(ReadOnlySpan<char> text)
    {
        var bits = 0;
        foreach (var range in text.Split(','))
        {
            var part = text[range];
            var dash = part.IndexOf('-');
            var first = IndexOf(dash < 0 ? part : part[..dash]);
            var last = dash < 0 ? first : IndexOf(part[(dash + 1)..]);
            for (var i = first; i <= last; i++)
                bits |= 1 << i;
        }

        return new((byte)bits);
    }

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public string ToTableText()
    {
        var ranges = new List<string>();
        for (var i = 0; i < Names.Length; i++)
        {
            if (!Has(i))
                continue;
            var first = i;
            while (i + 1 < Names.Length && Has(i + 1))
                i++;
            ranges.Add(first == i ? Names[i] : $"{Names[first]}-{Names[i]}");
        }

        return string.Join(',', ranges);
    }

    /// <summary>The releases as a sentence names them: <c>1.33, 1.34 and 1.36</c>.</summary>
    public override string ToString()
    {
        var bits = Bits;
        var names = Names.Where((_, i) => (bits & (1 << i)) != 0).ToArray();
        return names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private bool Has(int index) => (Bits & (1 << index)) != 0;

    private static int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (name.SequenceEqual(Names[i]))
                return i;
        }

        throw new FormatException($"'{name}' is none of {string.Join(", ", Names)}.");
    }
}
