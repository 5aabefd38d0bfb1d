namespace ChartGen.Rendering;

/// <summary>The two streams: results go to standard output, progress and problems to standard error.</summary>
internal sealed class Terminal
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>What a person types, or <see langword="null"/> where none sits there to be asked.</summary>
    public TextReader? Answers { get; init; }

    /// <summary>Whether a person watches standard error.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether a person watches standard output.</summary>
    public bool IsOutWatched { get; init; }

    /// <summary>Whether standard error takes colours.</summary>
    public bool HasColor { get; init; }

    /// <summary>The process's own streams.</summary>
    public static Terminal OfProcess()
    {
        var watched = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
        return new()
        {
            Out = Console.Out,
            Error = Console.Error,
            Answers = watched && !Console.IsInputRedirected ? Console.In : null,
            IsWatched = watched,
            IsOutWatched = !Console.IsOutputRedirected,
            HasColor = watched && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
    }

    public string Paint(string text, Ink ink) => HasColor ? $"\e[{(int)ink}m{text}\e[0m" : text;
}

/// <summary>Colours by their ANSI number.</summary>
internal enum Ink
{
    Bold = 1,
    Dim = 2,
    Red = 31,
    Yellow = 33,
    Cyan = 36,
}
