using System.Text.RegularExpressions;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>The code of inference, where a container clones it.</summary>
internal sealed partial class FoundCode(SiteDraft draft)
{
    /// <summary>Takes the repository over, and says where its files lie in the found container.</summary>
    public CodePlace? Add(Workload workload, WorkloadContainer main)
    {
        foreach (var container in workload.Containers)
        {
            var clone =
                string.Join(' ', container.Words.Select(w => w.Text)) is var line && Clone.Match(line) is { Success: true } match
                    ? match
                    : null;
            var repo = Variable(container, "REPO") ?? clone?.Groups["repo"].Value ?? Flag(container, "repo");
            if (
                repo is null
                || (
                    clone is null
                    && ImageReference.Parse(container.Image ?? "").Path.EndsWith("git-sync", StringComparison.Ordinal) is false
                )
            )
                continue;
            if (!draft.Set("inference.git.repo", repo, container.Where))
                return null;
            draft.Set(
                "inference.git.branch",
                Variable(container, "REF", "BRANCH", "REV") ?? Flag(container, "ref") ?? Flag(container, "branch"),
                container.Where
            );
            var secret = container
                .Map["env"]
                .Maps()
                .Select(v => v.At("valueFrom", "secretKeyRef", "name").Text())
                .FirstOrDefault(s => s is not null);
            draft.Set("inference.git.credentialsSecret", secret, container.Where);
            var mount = container.Map["volumeMounts"].Maps().FirstOrDefault();
            var mounted = main.Map["volumeMounts"].Maps().FirstOrDefault(m => m["name"].Text() == mount?["name"].Text());
            if (mounted is null)
                draft.LeaveOut(
                    container.Where,
                    "where the code of inference lies",
                    "The platform clones to /git/code; correct the program's path."
                );
            return mounted?["mountPath"].Text() is { } at
                ? new(at, Variable(container, "LINK", "DEST") ?? Flag(container, "link") ?? LinkOf(repo))
                : null;
        }

        return null;
    }

    /// <summary>Whether a container clones code.</summary>
    public static bool IsCloning(WorkloadContainer container) => Clone.IsMatch(string.Join(' ', container.Words.Select(w => w.Text)));

    private static string? Variable(WorkloadContainer container, params string[] names) =>
        names
            .SelectMany(n => new[] { "GITSYNC_" + n, "GIT_SYNC_" + n })
            .Select(n => container.Map["env"].Maps().FirstOrDefault(v => v["name"].Text() == n)?["value"].Text())
            .FirstOrDefault(v => v is not null);

    private static string? Flag(WorkloadContainer container, string name) =>
        container.Words.Select(w => w.Text).FirstOrDefault(w => w.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];

    private static string LinkOf(string repo) =>
        repo.TrimEnd('/').Split('/')[^1] is var last && last.EndsWith(".git", StringComparison.Ordinal) ? last[..^4] : last;

    [GeneratedRegex(
        @"\bgit\s+clone\s+(?:-\S+\s+(?:[^\s:-][^\s:]*\s+)?)*(?<repo>(?:https://|git@)[^\s""']+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Clone { get; }
}
