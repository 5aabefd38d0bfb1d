namespace ChartGen.Rendering;

/// <summary>Says what is being done: one line that changes when a person watches, lines one below the other otherwise.</summary>
internal sealed class ProgressDisplay(Terminal terminal, bool quiet) : IProgress<string>, IDisposable
{
    private static readonly string[] Frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

    private readonly Lock _gate = new();
    private Timer? _timer;
    private string _step = "";
    private int _frame;
    private bool _drawn;

    public void Report(string value)
    {
        if (quiet)
            return;
        lock (_gate)
        {
            _step = value;
            if (!terminal.IsWatched)
                terminal.Error.WriteLine(value);
            else if (_timer is null)
                _timer = new(_ => Draw(), null, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(100));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
            if (_drawn)
                terminal.Error.Write("\r\e[K");
            _drawn = false;
        }
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (_timer is null)
                return;
            _frame = (_frame + 1) % Frames.Length;
            terminal.Error.Write($"\r\e[K{terminal.Paint(Frames[_frame], Ink.Cyan)} {_step}");
            _drawn = true;
        }
    }
}
