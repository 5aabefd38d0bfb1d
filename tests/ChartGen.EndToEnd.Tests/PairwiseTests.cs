using ChartGen.Sdk;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Every two choices that may stand together do stand together in some chart, and that chart is good.</summary>
public sealed class PairwiseTests
{
    /// <summary>Facts for every kind; the shared and block classes of the cluster are named where the kind is <c>existing</c>.</summary>
    private const string Site = """
        platform: {domain: ml.pairs.test}
        aws: {region: eu-central-1, accountId: "444455556666", clusterName: pairs, oidcProvider: oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF}
        images: {registry: registry.pairs.test/mirror}
        storage: {block: {className: fast}, shared: {fileSystemId: fs-0a1b2c3d4e5f60718, className: files}}
        database: {host: db.pairs.test}
        objectStore: {bucket: pairs-ml}
        backups: {bucket: pairs-backups}
        broker: {host: queue.pairs.test}
        ingress: {certificateArn: "arn:aws:acm:eu-central-1:444455556666:certificate/1"}
        secrets: {prefix: pairs/ml}
        airflow: {scheduler: {replicas: 2}, workers: {replicas: 2}}
        inference: {application: local:///app/stream.py}

        """;

    private static readonly (string Name, string[] Settings)[][] Choices =
    [
        [
            ("block hostpath", ["storage.block.kind=hostpath"]),
            ("block ebs", ["storage.block.kind=ebs"]),
            ("block efs", ["storage.block.kind=efs", "storage.block.fileSystemId=fs-0a1b2c3d4e5f60718"]),
            ("block existing", ["storage.block.kind=existing"]),
        ],
        [
            ("shared hostpath", ["storage.shared.kind=hostpath"]),
            ("shared ebs", ["storage.shared.kind=ebs"]),
            ("shared efs", ["storage.shared.kind=efs"]),
            ("shared existing RWO", ["storage.shared.kind=existing"]),
            ("shared existing RWX", ["storage.shared.kind=existing", "storage.shared.accessMode=ReadWriteMany"]),
        ],
        [("1 node", ["availability.nodes=1", "availability.zones=1"]), ("3 nodes", ["availability.nodes=3", "availability.zones=3"])],
        [("database in-cluster", ["database.kind=in-cluster"]), ("database rds", ["database.kind=rds"])],
        [("minio", ["objectStore.kind=minio"]), ("s3", ["objectStore.kind=s3"])],
        [
            ("broker none", ["broker.kind=none"]),
            ("broker in-cluster", ["broker.kind=in-cluster"]),
            ("broker elasticache", ["broker.kind=elasticache"]),
        ],
        [
            ("ingress none", ["ingress.kind=none"]),
            ("nginx of the platform", ["ingress.kind=nginx", "ingress.controller=platform"]),
            ("nginx of the prerequisites", ["ingress.kind=nginx", "ingress.controller=prerequisites"]),
            ("nginx of the cluster", ["ingress.kind=nginx", "ingress.controller=existing", "ingress.tlsSecret=pairs-tls"]),
            ("alb", ["ingress.kind=alb"]),
        ],
        [
            ("secrets in-cluster", ["secrets.kind=in-cluster"]),
            ("secrets manifest", ["secrets.kind=manifest"]),
            ("secrets external", ["secrets.kind=external-secrets"]),
        ],
        [("identity none", ["identity.kind=none"]), ("irsa", ["identity.kind=irsa"]), ("pod-identity", ["identity.kind=pod-identity"])],
        [
            ("inference none", ["inference.kind=none"]),
            ("inference pod", ["inference.kind=pod"]),
            ("inference serving", ["inference.kind=deployment", "inference.mode=serving", "inference.replicas=2"]),
            ("inference streaming", ["inference.kind=deployment", "inference.mode=streaming", "inference.replicas=1"]),
            ("inference spark", ["inference.kind=spark", "inference.replicas=2"]),
        ],
        [
            ("LocalExecutor", ["airflow.executor=LocalExecutor"]),
            ("CeleryExecutor", ["airflow.executor=CeleryExecutor"]),
            ("KubernetesExecutor", ["airflow.executor=KubernetesExecutor"]),
            ("both executors", ["airflow.executor=CeleryExecutor,KubernetesExecutor"]),
        ],
        [("direct", ["airflow.pgbouncer=false"]), ("pgbouncer", ["airflow.pgbouncer=true"])],
        [
            ("unwatched", ["observability.kind=none"]),
            ("prometheus", ["observability.kind=prometheus"]),
            ("cloudwatch", ["observability.kind=cloudwatch"]),
        ],
        [("no backups", ["backups.kind=none"]), ("backups s3", ["backups.kind=s3"])],
        [("no pull secret", []), ("pull secrets", ["images.pullSecrets=[registry-login, other-login]"])],
        [
            ("DAGs of the image", []),
            ("private git", ["airflow.dags.git.repo=https://git.pairs.test/dags.git", "airflow.dags.git.credentialsSecret=git-login"]),
        ],
    ];

    /// <summary>What the rules refuse: the first with each of the others.</summary>
    private static readonly Dictionary<string, string[]> Refused = new(StringComparer.Ordinal)
    {
        ["3 nodes"] = ["block hostpath", "shared hostpath", "shared ebs", "shared existing RWO"],
        ["block efs"] = ["database in-cluster", "minio", "broker in-cluster", "prometheus"],
        ["secrets in-cluster"] = ["database rds", "broker elasticache"],
        ["identity none"] = ["s3", "secrets external", "backups s3"],
        ["broker none"] = ["CeleryExecutor", "both executors"],
    };

    /// <summary>What follows: EFS for block storage needs RDS and S3, hence a role and Secrets from elsewhere.</summary>
    private static readonly (string, string)[] Implied = [("block efs", "secrets in-cluster"), ("block efs", "identity none")];

    private static readonly Lazy<Combination[]> All = new(() => [.. Build()]);

    [Fact]
    public void Every_two_choices_that_may_stand_together_do()
    {
        var covered = All.Value.SelectMany(c => c.Pairs).ToHashSet();
        var missing = AllPairs().Where(p => !covered.Contains(p)).ToList();

        Assert.Equal(
            Refused
                .SelectMany(r => r.Value.Select(other => Pair(r.Key, other)))
                .Concat(Implied.Select(i => Pair(i.Item1, i.Item2)))
                .Order(),
            missing.Order()
        );
        Assert.InRange(All.Value.Length, 25, 60);
    }

    [Fact]
    public void What_is_left_out_the_rules_refuse()
    {
        var accepted =
            from refused in Refused
            from other in refused.Value
            let settings = Settings(refused.Key).Concat(Settings(other))
            where MlPlatform.Read("eks-multi", Site, [.. Harmless(refused.Key, other), .. settings]).Profile is not null
            select $"{refused.Key} with {other}";

        Expect.None(accepted);
    }

    [Theory]
    [InlineData("local-hostpath")]
    [InlineData("eks-single")]
    [InlineData("eks-multi")]
    public void Every_combination_generates_from_every_profile(string profile)
    {
        Expect.None(All.Value.AsParallel().WithDegreeOfParallelism(2).SelectMany(c => c.Problems(profile)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_sample_of_the_combinations_is_accepted_by_Helm()
    {
        await JudgeAsync(All.Value.Where((_, i) => i % 5 == 0));
    }

    [FactWithCharts]
    public async Task Every_combination_is_accepted_by_Helm_with_the_real_charts()
    {
        await JudgeAsync(All.Value);
    }

    private static async Task JudgeAsync(IEnumerable<Combination> combinations)
    {
        var problems = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            combinations,
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (combination, _) =>
            {
                var generated = MlPlatform.Generate(combination.Read());
                var judgement = await MlPlatform.JudgeAsync(generated);
                var found = judgement.Diagnostics.Where(d => d.Severity > Sdk.Diagnostics.Severity.Note).Select(d => d.ToString());
                // Addresses lead to Services and pods, which stand-ins do not have.
                var network = judgement.StandIns.IsEmpty ? NetworkChecks.Of(generated, judgement).All() : [];
                foreach (var problem in found.Concat(PodChecks.All(judgement.Objects)).Concat(network))
                    problems.Add($"{problem}\n    of {combination}");
                if (judgement.Objects.IsEmpty)
                    problems.Add($"No objects\n    of {combination}");
            }
        );
        Expect.None(problems.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string, string)> AllPairs() =>
        from i in Enumerable.Range(0, Choices.Length)
        from j in Enumerable.Range(i + 1, Choices.Length - i - 1)
        from one in Choices[i]
        from other in Choices[j]
        select Pair(one.Name, other.Name);

    private static (string, string) Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    // The greedy way: start from a pair that is missing, and take for each further choice what covers most.
    private static IEnumerable<Combination> Build()
    {
        var refused = Refused.SelectMany(r => r.Value.Select(other => Pair(r.Key, other))).ToHashSet();
        var missing = AllPairs().Where(p => !refused.Contains(p)).ToList();
        while (missing.Count > 0)
        {
            var (one, other) = missing[0];
            if (Complete([one, other], refused, [.. missing]) is not { } names)
            {
                missing.RemoveAt(0);
                continue;
            }

            var combination = new Combination([.. names.Order(StringComparer.Ordinal)]);
            missing.RemoveAll(combination.Pairs.ToHashSet().Contains);
            yield return combination;
        }
    }

    private static string[]? Complete(string[] chosen, HashSet<(string, string)> refused, HashSet<(string, string)> missing)
    {
        var open = Choices.FirstOrDefault(d => !d.Any(c => chosen.Contains(c.Name)));
        if (open is null)
            return chosen;
        return open.Select(c => c.Name)
            .Where(name => !chosen.Any(c => refused.Contains(Pair(c, name))))
            .OrderByDescending(name => chosen.Count(c => missing.Contains(Pair(c, name))))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Select(name => Complete([.. chosen, name], refused, missing))
            .FirstOrDefault(names => names is not null);
    }

    private static string[] Settings(string name) => Choices.SelectMany(d => d).Single(c => c.Name == name).Settings;

    // A combination that the rules accept but for the two choices themselves.
    private static IEnumerable<string> Harmless(string one, string other)
    {
        var refused = Refused.SelectMany(r => r.Value.Select(o => Pair(r.Key, o))).Where(p => p != Pair(one, other)).ToHashSet();
        return Complete([one, other], refused, [])!.SelectMany(Settings);
    }

    private sealed record Combination(string[] Names)
    {
        public IEnumerable<(string, string)> Pairs =>
            from i in Enumerable.Range(0, Names.Length)
            from j in Enumerable.Range(i + 1, Names.Length - i - 1)
            select Pair(Names[i], Names[j]);

        public Sdk.Profiles.ProfileReadResult Read(string profile = "eks-multi") =>
            MlPlatform.Read(profile, Site, Names.SelectMany(Settings));

        public IEnumerable<string> Problems(string profile)
        {
            var diagnostics = new Sdk.Diagnostics.DiagnosticBag();
            var read = Read(profile);
            diagnostics.AddRange(read.Diagnostics);
            _ = new ChartGenerator(MlPlatform.Definition).Generate(read, diagnostics);
            return MlPlatform.Errors(diagnostics).Select(e => $"{e}\n    of {profile} with {this}");
        }

        public override string ToString() => string.Join(", ", Names);
    }
}
