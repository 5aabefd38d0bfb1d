using System.Diagnostics;

namespace ChartGen.Sdk.Output;

/// <summary>The right to write one profile's folder: a file held open, which the system lets go of however the process ends.</summary>
internal sealed class OutputLock : IDisposable
{
    // What the system says when another holds the file: Linux, macOS, Windows.
    private static readonly int[] HeldResults = [11, 35, unchecked((int)0x80070020)];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;
    private readonly string _holder;

    private OutputLock(FileStream file, string holder) => (_file, _holder) = (file, holder);

    /// <summary>Waits for the lock; <paramref name="waiting"/> is told once who holds it.</summary>
    /// <exception cref="OutputException">It was held for longer than <paramref name="patience"/>, or the folder cannot be written.</exception>
    public static async Task<OutputLock> TakeAsync(
        OutputFolder folder,
        Disk disk,
        TimeSpan patience,
        Action<string>? waiting,
        CancellationToken cancellationToken
    )
    {
        var clock = Stopwatch.StartNew();
        for (var first = true; ; first = false)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Directory.Exists(folder.Root))
                disk.MakeFolder(folder.Root);
            if (disk.Try(folder.Root, () => TryOpen(folder.Lock)) is { } file)
                return Signed(file, folder.Holder);
            if (clock.Elapsed > patience)
                throw new OutputException(OutputDiagnostics.Held(folder.Shown(folder.Target), HolderOf(folder)));
            if (first)
                waiting?.Invoke($"{folder.Shown(folder.Target)}: waiting for {HolderOf(folder)}");
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets go; the file disappears with the handle, before the system gives the lock to the next.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_holder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }

        _file.Dispose();
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (HeldResults.Contains(e.HResult))
        {
            return null;
        }
    }

    // Who holds the lock is a courtesy: a disk too full for it fails at the next step with its own message.
    private static OutputLock Signed(FileStream file, string holder)
    {
        try
        {
            File.WriteAllText(holder, $"process {Environment.ProcessId} on {Environment.MachineName}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }

        return new(file, holder);
    }

    private static string HolderOf(OutputFolder folder)
    {
        try
        {
            var text = File.ReadAllText(folder.Holder);
            return text.Length is > 0 and < 200 && !text.Any(char.IsControl) ? text : "another run";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "another run";
        }
    }
}
