using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Profiles.Terraform;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Profiles;

/// <summary>What a new site is asked; what is left out is a sample fact, which CG1299 names until it is replaced.</summary>
public sealed record SiteAnswers
{
    /// <summary>The Helm release.</summary>
    public ReleaseName? Name { get; init; }

    /// <summary>The domain below which hosts are named.</summary>
    public HostName? Domain { get; init; }

    /// <summary>The region of every AWS resource.</summary>
    public AwsRegion? Region { get; init; }

    /// <summary>The file with the JSON Schema, as the first line shall name it to editors.</summary>
    public required string SchemaFile { get; init; }
}

/// <summary>Writes a <c>chartgen.yaml</c> to start from: every fact that the chosen profiles ask of their site, each with its summary.</summary>
public static class StartingSite
{
    private const string FileName = "chartgen.yaml";

    /// <summary>The text of the file.</summary>
    public static string Write(IReadOnlyCollection<EnvironmentProfile> profiles, SiteAnswers answers)
    {
        var sites = profiles.Select(p => new Chosen(p.Name, ProfileReader.Settings(p), UnusedBy(p, profiles, answers))).ToList();
        var facts = Facts(answers).Where(f => f.IsAnswer || sites.Exists(s => s.Needs(f.Path))).ToList();
        var tree = facts.Aggregate(ValuesMap.Empty, (tree, fact) => ValuesMerge.Merge(tree, At(fact.Path, fact.Value, Comment(fact.Path))));
        var own = sites.Select(s => new ValuesEntry(s.Name, OwnTree(s, facts, sites))).Where(e => e.Value is ValuesMap { Count: > 0 });
        if (own.ToImmutableArray() is { IsEmpty: false } trees)
            tree = tree.With("profiles", new ValuesMap(trees), "What single profiles choose; wins over what stands above.");
        return $"""
            # yaml-language-server: $schema={answers.SchemaFile}
            # The site of {string.Join(
                ", ",
                profiles.Select(p => p.Name)
            )}. Facts stand here; what a profile chooses (each kind, sizes, replicas) stands below profiles.<name>:
            # `chartgen show <profile>` says what there is. Sample facts are warned of until they are replaced.

            {(tree.Count == 0 ? "" : ValuesWriter.Write(tree))}
            """;
    }

    private static ImmutableHashSet<string> UnusedBy(
        EnvironmentProfile profile,
        IEnumerable<EnvironmentProfile> profiles,
        SiteAnswers answers
    )
    {
        var all = Facts(answers).Aggregate(ValuesMap.Empty, (tree, fact) => ValuesMerge.Merge(tree, At(fact.Path, fact.Value, null)));
        var configuration = new ConfigurationBuilder()
            .AddSiteFile(ValuesWriter.Write(all), FileName, profile.Name, profiles.Select(p => p.Name))
            .Build();
        return [.. ProfileReader.Read(profile, configuration).Unused.Select(u => u.Path)];
    }

    // A fact that another profile needs is not this one's, where this one has its own or is not on AWS.
    private static ValuesMap OwnTree(Chosen site, IEnumerable<Fact> facts, List<Chosen> sites)
    {
        var tree = facts
            .Where(f => site.HasAnother(f.Path) && sites.Exists(s => s.Needs(f.Path)))
            .Aggregate(
                ValuesMap.Empty,
                (tree, f) => ValuesMerge.MergeKeepingNull(tree, At(f.Path, site.Own(f.Path) ?? ValuesScalar.Null, null))
            );
        if (site.Own("inference.kind")?.ToString() != "deployment" || site.Own("inference.command") is not null)
            return tree;
        var program = At("inference.command", ValuesList.OfStrings(["sleep", "infinity"]), "Your program; this one waits.");
        return ValuesMerge.MergeKeepingNull(tree, program);
    }

    private static IEnumerable<Fact> Facts(SiteAnswers answers)
    {
        const string account = "111122223333";
        var region = answers.Region ?? AwsRegion.Parse("eu-west-1");
        var amazon = region.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        if (answers.Name is { } name)
            yield return new("platform.name", name.Text, IsAnswer: true);
        yield return new("platform.domain", answers.Domain?.Text ?? "ml.example.com", answers.Domain is not null);
        yield return new("aws.region", region.Text);
        yield return new("aws.accountId", account);
        yield return new("aws.clusterName", "ml-prod");
        yield return new("aws.oidcProvider", $"oidc.eks.{region}.{amazon}/id/0123456789ABCDEF0123456789ABCDEF");
        yield return new("images.registry", $"{account}.dkr.ecr.{region}.{amazon}");
        yield return new("storage.shared.fileSystemId", "fs-0123456789abcdef0");
        yield return new("database.host", $"ml-prod.cluster-abcdefghijkl.{region}.rds.example.com");
        yield return new("objectStore.bucket", "ml-prod-artifacts");
        yield return new("broker.host", "ml-prod.abcdef.cache.example.com");
        yield return new(
            "ingress.certificateArn",
            $"arn:{region.Partition}:acm:{region}:{account}:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
        );
        yield return new("secrets.prefix", "ml/prod");
        yield return new("backups.bucket", "ml-prod-backups");
        yield return new("inference.application", "local:///opt/spark/examples/src/main/python/pi.py");
    }

    private static string Comment(string path)
    {
        SettingShape? shape = SettingsSchema.Root;
        var summary = "";
        foreach (var key in path.Split('.'))
        {
            var setting = (shape as SettingShape.Section)?[key];
            (shape, summary) = (setting?.Shape, setting?.Summary ?? "");
        }

        var output = WellKnownOutputs.Settings.FirstOrDefault(s => s.Path == path).Names;
        return output.IsDefaultOrEmpty ? summary : $"{summary} Terraform's output {output[0]} is this.";
    }

    private static ValuesMap At(string path, ValuesNode value, string? comment)
    {
        var keys = path.Split('.');
        var map = new ValuesMap([new(keys[^1], value, comment)]);
        return keys[..^1].Reverse().Aggregate(map, (below, key) => new ValuesMap([new(key, below)]));
    }

    private sealed record Fact(string Path, string Value, bool IsAnswer = false);

    private sealed record Chosen(string Name, ValuesMap Tree, ImmutableHashSet<string> Unused)
    {
        public bool HasAnother(string path) => Counts(path) && !Needs(path) && (Own(path) is not null || Tree["aws"] is null);

        public ValuesNode? Own(string path) => Tree.At(path.Split('.'));

        // The roles of IRSA trust an issuer, which no profile can know and the schema does not ask for.
        public bool Needs(string path) =>
            Counts(path) && (Own(path) is ValuesScalar { Text: "" } || path == "aws.oidcProvider" && Own(path) is null);

        private bool Counts(string path) => !Unused.Contains(path);
    }
}
