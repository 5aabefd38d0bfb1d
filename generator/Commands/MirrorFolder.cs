using System.Collections.Immutable;
using ChartGen.Rendering;
using ChartGen.Sdk.Images;

namespace ChartGen.Commands;

/// <summary>The folder that <c>images --mirror</c> writes. It replaces its own files only.</summary>
internal sealed class MirrorFolder
{
    private const string Mark = "# Made by: chartgen images ";
    private const string MappingMark = "\"repositories\": [";

    private readonly string _folder;
    private readonly bool _hasRepositories;

    public MirrorFolder(string folder, MirrorPlan plan, MirrorTool tool)
    {
        _folder = folder;
        _hasRepositories = !plan.Repositories.IsEmpty;
        Files =
        [
            new(PathOf("mirror.sh"), MirrorScript.Copies(plan, tool), $"copies {Words.Count(plan.Copies.Length, "image")} with {tool}"),
            .. _hasRepositories
                ? new[]
                {
                    new MirrorFile(
                        PathOf("repositories.sh"),
                        MirrorScript.Repositories(plan),
                        plan.Repositories.Length == 1
                            ? "makes 1 repository in ECR"
                            : $"makes {plan.Repositories.Length} repositories in ECR"
                    ),
                }
                : [],
            new(PathOf("mapping.json"), plan.Mapping(), "the same for Terraform and other programs"),
        ];
    }

    public ImmutableArray<MirrorFile> Files { get; }

    /// <summary>Files and links that stand where one is to be written, and that this command did not make.</summary>
    public IEnumerable<string> Foreign() => Files.Select(f => f.Path).Where(path => Path.Exists(path) && !IsOurs(path));

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        foreach (var file in Files)
        {
            await File.WriteAllTextAsync(file.Path, file.Text, cancellationToken).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows() && file.Path.EndsWith(".sh", StringComparison.Ordinal))
                File.SetUnixFileMode(file.Path, File.GetUnixFileMode(file.Path) | UnixFileMode.UserExecute);
        }

        // Of a registry that is no longer the profile's.
        var stale = PathOf("repositories.sh");
        if (!_hasRepositories && IsOurs(stale))
            File.Delete(stale);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static bool IsOurs(string path)
    {
        if (!File.Exists(path) || File.ResolveLinkTarget(path, returnFinalTarget: false) is not null)
            return false;
        var text = File.ReadAllText(path);
        return text.Contains(path.EndsWith(".json", StringComparison.Ordinal) ? MappingMark : Mark, StringComparison.Ordinal);
    }
}

/// <summary>A file of a mirror.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Text">Its text.</param>
/// <param name="Purpose">What it does, for people.</param>
internal sealed record MirrorFile(string Path, string Text, string Purpose);
