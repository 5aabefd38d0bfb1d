using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Audit;

/// <summary>Helm could not be run to its end, so nothing can be said.</summary>
/// <param name="diagnostics">Why.</param>
internal sealed class HelmStoppedException(ImmutableArray<Diagnostic> diagnostics) : Exception("Helm was stopped.")
{
    /// <summary>Why.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics;
}

/// <summary>Renders folders, as many at a time as there are processors. Owns the place they lie in.</summary>
/// <param name="helm">The Helm to ask.</param>
internal sealed class HelmRenders(HelmCli helm) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(Environment.ProcessorCount);
    private readonly ScratchDirectory _scratch = new();
    private int _count;
    private int _folders;

    /// <summary>How often Helm was asked.</summary>
    public int Count => _count;

    /// <summary>A new, empty folder.</summary>
    public string CreateFolder() => _scratch.CreateFolder(Interlocked.Increment(ref _folders).ToString(CultureInfo.InvariantCulture));

    /// <summary>What a folder renders to, or why it does not. The folder is removed.</summary>
    /// <exception cref="HelmStoppedException">Helm took too long, was killed, or printed too much.</exception>
    public async Task<(RenderedDocuments? Documents, HelmRun Run)> RenderAsync(
        string release,
        string @namespace,
        string folder,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        HelmRun run;
        try
        {
            Interlocked.Increment(ref _count);
            run = await helm.TemplateAsync(release, @namespace, folder, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
            Directory.Delete(folder, recursive: true);
        }

        if (run.End != HelmEnd.Exited || run.Truncated)
            throw new HelmStoppedException(HelmOutputParser.Read(run, ChartFiles.None));
        return (run.Succeeded ? new([.. RenderedObjects.Documents(run.StandardOutput)], @namespace) : null, run);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        _scratch.Dispose();
    }
}
