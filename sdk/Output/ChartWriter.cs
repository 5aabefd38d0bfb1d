using System.Text;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Output;

/// <summary>Writes a profile's folder so that at any moment the old chart stands or the new one does.</summary>
/// <remarks>
/// <code>
/// var result = await new ChartWriter().WriteAsync(plan, (staged, token) => HelmAcceptsAsync(staged, token), cancellationToken);
/// </code>
/// </remarks>
public sealed class ChartWriter
{
    /// <summary>How long to wait for another run on the same folder.</summary>
    /// <value>The default is two minutes.</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Told once, in a sentence, when another run has to be waited for.</summary>
    public Action<string>? Waiting { get; init; }

    /// <summary>Called before each step that changes the disk, with its description; a test lets it throw.</summary>
    internal Action<string>? BeforeStep { get; init; }

    /// <summary>Stages the files beside the folder, has them verified, and swaps them in.</summary>
    /// <param name="plan">What the folder shall hold.</param>
    /// <param name="verify">
    /// Judges the staged folder, whose full path it gets; what it leaves there is removed. <see langword="null"/> accepts. Not called when nothing changed.
    /// </param>
    /// <param name="cancellationToken">Ends the run; the old chart stands.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<WriteResult> WriteAsync(
        OutputPlan plan,
        Func<string, CancellationToken, Task<bool>>? verify = null,
        CancellationToken cancellationToken = default
    )
    {
        var folder = OutputFolder.Of(plan);
        var disk = new Disk(folder, BeforeStep);
        var files = Contents(plan);
        try
        {
            Guard.Names(folder);
            if (StandsAlready(disk, folder, files) is { } survey)
                return Result(WriteOutcome.Unchanged, folder, survey, repaired: false);
            using var roots = new NewFolders(folder.Root);
            using var held = await OutputLock.TakeAsync(folder, disk, Patience, Waiting, cancellationToken).ConfigureAwait(false);
            return await WriteHeldAsync(disk, folder, files, plan.Force, verify, cancellationToken).ConfigureAwait(false);
        }
        catch (OutputException e)
        {
            return Refused([e.Diagnostic]);
        }
    }

    /// <summary>Compares the folder with the plan and writes nothing.</summary>
    public CheckResult Check(OutputPlan plan)
    {
        var folder = OutputFolder.Of(plan);
        try
        {
            Guard.Names(folder);
            var survey = Survey.Take(new(folder, BeforeStep), folder, Contents(plan));
            return new(survey.HasChart ? [.. survey.Differences()] : [OutputDiagnostics.NotGenerated(folder.Shown(folder.Target))], []);
        }
        catch (OutputException e)
        {
            return new([], [e.Diagnostic]);
        }
    }

    private static async Task<WriteResult> WriteHeldAsync(
        Disk disk,
        OutputFolder folder,
        SortedDictionary<string, byte[]> files,
        bool force,
        Func<string, CancellationToken, Task<bool>>? verify,
        CancellationToken cancellationToken
    )
    {
        var interrupted = folder.IsUnfinished;
        Swap.Repair(disk, folder);
        var survey = Survey.Take(disk, folder, files);
        if (survey.Obstacles(force).ToArray() is [_, ..] obstacles)
            return Refused(obstacles);
        if (survey.IsAsPlanned())
            return Result(WriteOutcome.Unchanged, folder, survey, interrupted);

        try
        {
            foreach (var (path, content) in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Place(disk, Path.Combine(folder.Staging, path), content);
            }

            if (verify is not null && !await verify(folder.Staging, cancellationToken).ConfigureAwait(false))
                return Result(WriteOutcome.Rejected, folder, survey, interrupted);

            // The verification may take long: what people did meanwhile counts too.
            survey = Survey.Take(disk, folder, files);
            if (survey.Obstacles(force).ToArray() is [_, ..] sinceThen)
                return Refused(sinceThen);
            Settle(disk, folder, files);
            foreach (var path in survey.Foreign.Concat(survey.Subcharts))
                CarryOver(disk, folder, path);
            cancellationToken.ThrowIfCancellationRequested();
            var leftover = Swap.Run(disk, folder);
            var result = Result(WriteOutcome.Written, folder, survey, interrupted);
            return leftover is null ? result : result with { Diagnostics = result.Diagnostics.Add(leftover) };
        }
        finally
        {
            disk.TryDeleteTree(folder.Staging);
        }
    }

    // Without the lock, so that a run that changes nothing waits for nobody; anything but a clear yes is looked at again under the lock.
    private static Survey? StandsAlready(Disk disk, OutputFolder folder, SortedDictionary<string, byte[]> files)
    {
        if (folder.IsBusy)
            return null;
        try
        {
            var survey = Survey.Take(disk, folder, files);
            return survey.IsAsPlanned() ? survey : null;
        }
        catch (OutputException)
        {
            return null;
        }
    }

    // Helm may have unpacked subcharts or rewritten a lock: exactly the planned files are swapped in.
    private static void Settle(Disk disk, OutputFolder folder, SortedDictionary<string, byte[]> files)
    {
        foreach (var entry in Enumerable.Reverse(disk.Entries(folder.Staging)))
        {
            var path = Path.GetRelativePath(folder.Staging, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (entry is DirectoryInfo && entry.LinkTarget is null)
            {
                if (!files.Keys.Any(f => f.StartsWith(path + "/", StringComparison.Ordinal)))
                    disk.Delete(entry);
                continue;
            }

            if (
                entry.LinkTarget is not null
                || !files.TryGetValue(path, out var content)
                || !disk.Read(entry.FullName).SequenceEqual(content)
            )
                disk.Delete(entry);
        }

        foreach (var (path, content) in files.Where(f => !File.Exists(Path.Combine(folder.Staging, f.Key))))
            Place(disk, Path.Combine(folder.Staging, path), content);
    }

    private static void Place(Disk disk, string full, byte[] content)
    {
        MakeParent(disk, full);
        disk.WriteNew(full, content);
    }

    private static void CarryOver(Disk disk, OutputFolder folder, string path)
    {
        var to = Path.Combine(folder.Staging, path);
        MakeParent(disk, to);
        disk.Copy(folder.Full(path), to);
    }

    private static void MakeParent(Disk disk, string full)
    {
        var parent = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(parent))
            disk.MakeFolder(parent);
    }

    private static SortedDictionary<string, byte[]> Contents(OutputPlan plan)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in plan.Files)
        {
            if (file.Path.Text == OutputManifest.FileName || !files.TryAdd(file.Path.Text, Encoding.UTF8.GetBytes(file.Text)))
                throw new ArgumentException($"The plan holds '{file.Path}' twice, or names the list of files itself.", nameof(plan));
        }

        files.Add(OutputManifest.FileName, OutputManifest.Of(plan.ToolVersion, plan.ProfileHash, files).ToBytes());
        return files;
    }

    private static WriteResult Refused(IEnumerable<Diagnostic> diagnostics) => new(WriteOutcome.Refused, [], [], [.. diagnostics]);

    private static WriteResult Result(WriteOutcome outcome, OutputFolder folder, Survey survey, bool repaired)
    {
        var notes = survey.Foreign.Select(p => OutputDiagnostics.Foreign(Severity.Note, folder.Shown(folder.Full(p))));
        if (repaired)
            notes = notes.Prepend(OutputDiagnostics.Repaired(folder.Shown(folder.Target)));
        return new(outcome, outcome == WriteOutcome.Written ? survey.Changes() : [], survey.Foreign, [.. notes]);
    }
}
