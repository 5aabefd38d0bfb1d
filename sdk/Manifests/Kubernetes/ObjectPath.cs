using System.Globalization;
using System.Text;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>Where a walk through an object stands; written out only when somebody asks.</summary>
internal sealed class ObjectPath
{
    private readonly List<(string? Key, int Index)> _steps = [];

    public void Enter(string key) => _steps.Add((key, 0));

    public void Enter(int index) => _steps.Add((null, index));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    /// <summary>Whether the walk is in a field of the whole object.</summary>
    public bool IsBelow(string key) => _steps.Count > 0 && _steps[0].Key == key;

    /// <summary>The path of a field below.</summary>
    public string To(string key)
    {
        Enter(key);
        var path = ToString();
        Leave();
        return path;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var path = new StringBuilder();
        foreach (var (key, index) in _steps)
        {
            if (key is null)
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else if (key.Contains('.', StringComparison.Ordinal))
                path.Append(CultureInfo.InvariantCulture, $"[\"{key}\"]");
            else
                path.Append(path.Length == 0 ? "" : ".").Append(key);
        }

        return path.ToString();
    }
}
