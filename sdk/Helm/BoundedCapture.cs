using System.Text;
using CliWrap;

namespace ChartGen.Sdk.Helm;

/// <summary>Keeps the start of a stream and reads the rest without keeping it, so that a flood neither fills memory nor blocks the writer.</summary>
internal sealed class BoundedCapture : IDisposable
{
    private readonly int _limit;
    private readonly MemoryStream _kept = new();

    public BoundedCapture(int limit)
    {
        _limit = limit;
        Target = PipeTarget.Create(CopyAsync);
    }

    /// <summary>Where the process writes to.</summary>
    public PipeTarget Target { get; }

    /// <summary>Whether something was not kept.</summary>
    public bool Truncated { get; private set; }

    /// <summary>What was kept, as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(_kept.GetBuffer(), 0, (int)_kept.Length);

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    private async Task CopyAsync(Stream source, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; )
        {
            var kept = Math.Min(read, _limit - (int)_kept.Length);
            _kept.Write(buffer, 0, kept);
            Truncated |= kept < read;
        }
    }
}
