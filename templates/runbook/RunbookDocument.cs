using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Runbook.Moves;
using ChartGen.Templates.Runbook.Sections;

namespace ChartGen.Templates.Runbook;

/// <summary>Writes <c>RUNBOOK.md</c>: how a profile is installed, watched, changed and left, by commands, and the manifests of the move to it.</summary>
internal sealed class RunbookDocument : IDocument
{
    /// <inheritdoc/>
    public string Name => "runbook";

    /// <inheritdoc/>
    public ImmutableArray<ManifestTemplate> Build(DocumentContext context)
    {
        var facts = new RunbookFacts(context.Parts);
        var move = context.Before is { } before ? new Move(new RunbookFacts(before), facts) : null;
        var sections = Sections(facts, move);
        var model = ValuesMap.Of(
            ("profile", facts.Profile.Name),
            ("introduction", Introduction.Of(facts, sections)),
            ("sections", ValuesList.Of(sections.Select((s, i) => (ValuesNode)s.Model(i + 1))))
        );
        return [new("runbook/RUNBOOK.md.scriban", "RUNBOOK.md", model), .. move is null ? [] : MoveFiles.Of(move)];
    }

    /// <summary>The sections of a profile in their order.</summary>
    public static ImmutableArray<RunbookSection> Sections(RunbookFacts facts, Move? move) =>
        [
            .. new[]
            {
                PictureSection.Of(facts),
                SurroundingsSection.Of(facts),
                AccessSection.Of(facts),
                ImagesSection.Of(facts, move),
                SecretsSection.Of(facts),
                GitopsSection.Of(facts),
                facts.IsGitops ? null : PrerequisitesSection.Of(facts),
                facts.IsGitops ? null : PlatformSection.Of(facts),
                ChecksSection.Of(facts),
                WatchSection.Of(facts),
                UpgradeSection.Of(facts),
                RollbackSection.Of(facts),
                BackupSection.Of(facts),
                move is null ? null : MoveSection.Of(move),
                UninstallSection.Of(facts),
            }.OfType<RunbookSection>(),
        ];
}
