namespace ChartGen.Sdk.Output;

/// <summary>A profile's folder and the names beside it that belong to the writer.</summary>
internal sealed class OutputFolder
{
    private readonly string _shownRoot;

    private OutputFolder(string target, string shown)
    {
        Target = Path.TrimEndingDirectorySeparator(target);
        Root = Path.GetDirectoryName(Target) ?? throw new ArgumentException($"'{target}' is a root; a profile needs a folder below one.");
        var name = Path.GetFileName(Target);
        Staging = Path.Combine(Root, $".{name}.staging");
        Previous = Path.Combine(Root, $".{name}.previous");
        Lock = Path.Combine(Root, $".{name}.lock");
        Holder = Path.Combine(Root, $".{name}.holder");
        _shownRoot = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(shown)) ?? "";
    }

    /// <summary>The folder that people look at.</summary>
    public string Target { get; }

    /// <summary>The folder around it.</summary>
    public string Root { get; }

    /// <summary>Where the new chart is put together.</summary>
    public string Staging { get; }

    /// <summary>Where the old chart waits while the new one takes its place.</summary>
    public string Previous { get; }

    /// <summary>The file that a run holds open.</summary>
    public string Lock { get; }

    /// <summary>The file that says who holds the lock; the lock itself cannot be read while it is held.</summary>
    public string Holder { get; }

    /// <summary>Whether a run left its work undone. True also for a run that is at work, unless its lock is held by the asker.</summary>
    public bool IsUnfinished => Directory.Exists(Staging) || Directory.Exists(Previous);

    /// <summary>Whether a run is at work, or was killed.</summary>
    public bool IsBusy => IsUnfinished || File.Exists(Lock);

    /// <summary>The folder of a plan.</summary>
    /// <exception cref="ArgumentException">The plan's folder is not a full path below another folder.</exception>
    public static OutputFolder Of(OutputPlan plan) =>
        Path.IsPathFullyQualified(plan.Folder)
            ? new(plan.Folder, plan.ShownAs ?? plan.Folder)
            : throw new ArgumentException($"'{plan.Folder}' is not a full path.", nameof(plan));

    /// <summary>The full path of a file in the target.</summary>
    public string Full(string path) => Path.Combine(Target, path);

    /// <summary>A full path as the user would name it, on one line: a foreign name may hold anything.</summary>
    public string Shown(string full)
    {
        var inside = full == Root || full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        var text = inside ? Path.Join(_shownRoot, full[Root.Length..].TrimStart(Path.DirectorySeparatorChar)) : full;
        return string.Create(text.Length, text, Printable).Replace('\\', '/');
    }

    private static void Printable(Span<char> to, string from)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = char.IsControl(from[i]) ? '?' : from[i];
    }
}
