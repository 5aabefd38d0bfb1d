using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Secrets;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The Secrets of every profile, with the published charts and the real Helm.</summary>
public sealed class SecretTests
{
    // Every shape in which a site names Secrets of its own, over each profile.
    private static readonly string[][] Sites =
    [
        [],
        ["images.pullSecrets=[ecr]", "airflow.env.A.secret=own", "airflow.env.A.key=a.b", "secrets.names.airflow-metadata=metadata"],
        ["observability.kind=prometheus", "airflow.pgbouncer=true"],
    ];

    [FactWithCharts]
    public async Task Every_Secret_and_key_that_a_pod_refers_to_is_listed_and_its_maker_known()
    {
        var faults = new List<string>();
        foreach (var profile in MlPlatform.Profiles)
        {
            foreach (var pairs in Sites)
            {
                var generated = MlPlatform.Generate(profile, MlPlatform.SampleSite, pairs);
                var render = await MlPlatform.RenderAsync(generated);
                var found = ProfileSecrets.Of(generated, render);
                var declared = ProfileSecrets.Declared(generated).Select(s => (s.Namespace, s.Name)).ToHashSet();
                var listed = found.Secrets.ToDictionary(s => (s.Namespace, s.Name));

                Assert.Empty(found.Diagnostics);
                var count = 0;
                foreach (var owner in render.Objects)
                {
                    foreach (var (name, key) in PodSpecs.Of([owner]).SelectMany(p => References(p.Spec)))
                    {
                        count++;
                        var where = $"{profile} {string.Join(' ', pairs)}: {owner} reads {name}/{key}";
                        if (!listed.TryGetValue((owner.Namespace, name), out var secret))
                            faults.Add($"{where}, which is not listed");
                        else if (key is not null && secret.Keys.All(k => k.Name != key))
                            faults.Add($"{where}, whose key is not listed");
                        else if (!secret.ReadBy.Contains(owner.ToString()))
                            faults.Add($"{where}, and is no reader of it");
                    }
                }

                Assert.True(count > 30, $"{profile}: only {count} references are seen");
                // Whatever is the user's to bring was declared, not found by chance.
                faults.AddRange(
                    found
                        .Secrets.Where(s => s.Source == SecretSource.Yours && !declared.Contains((s.Namespace, s.Name)))
                        .Select(s => $"{profile}: {s.Name} is nobody's")
                );
            }
        }

        Expect.None(faults);
    }

    [Fact]
    public void An_env_file_with_every_variable_makes_every_Secret_that_CI_has_to_make()
    {
        foreach (var profile in MlPlatform.Profiles)
        {
            var secrets = ProfileSecrets.Declared(
                MlPlatform.Generate(profile, MlPlatform.SampleSite, "secrets.kind=manifest", "images.pullSecrets=[ecr]")
            );
            var variables = secrets
                .SelectMany(s =>
                    s.Source == SecretSource.Yours
                        ? s
                            .Keys.Select(k => SecretsManifest.VariableOf(s, k))
                            .Append(SecretVariable.PrefixOf(s.Name) + "X")
                            .Where(v => s.TakesAnyKey || !v.EndsWith("__X", StringComparison.Ordinal))
                        : s.Properties.Select(SecretVariable.Of)
                )
                .Distinct()
                .Select((name, i) => new EnvVariable(name, name == "AIRFLOW_FERNET_KEY" ? new string('A', 43) + "=" : $"value-{i}", i + 1))
                .ToArray();
            var diagnostics = new DiagnosticBag();

            var manifest = SecretsManifest.Write(secrets, variables, "prod.env", diagnostics);

            Assert.Empty(diagnostics);
            var made = ValuesReader.Read(manifest!, "manifest").Documents.Cast<ValuesMap>().ToArray();
            Assert.Equal(
                secrets.Select(s =>
                    $"{s.Namespace}/{s.Name}: {string.Join(',', s.Keys.Select(k => k.Name).Concat(s.TakesAnyKey ? ["X"] : []))}"
                ),
                made.Select(m =>
                    $"{m.At("metadata", "namespace")}/{m.At("metadata", "name")}: {string.Join(',', ((ValuesMap)m["data"]!).Entries.Select(e => e.Key))}"
                )
            );
        }
    }

    [Fact]
    public void The_runbooks_file_has_the_variables_that_the_manifest_wants()
    {
        var generated = MlPlatform.GenerateAfter("eks-single", MlPlatform.SampleSite);
        var runbook = generated.Files.Single(f => f.Path.Text == "RUNBOOK.md").Text;

        var variables = ProfileSecrets.Declared(generated).SelectMany(s => s.Properties).Select(SecretVariable.Of).Distinct();

        Assert.All(variables, v => Assert.Contains($"\n{v}='", runbook, StringComparison.Ordinal));
    }

    // Written anew from the core API, so that it does not share a mistake with the list.
    private static IEnumerable<(string Name, string? Key)> References(ValuesMap pod)
    {
        foreach (var secret in PodSpec.Items(pod["imagePullSecrets"]))
            yield return (PodSpecs.Text(secret["name"]), null);
        foreach (var volume in PodSpec.Items(pod["volumes"]))
        {
            if (volume["secret"] is ValuesMap secret)
                yield return (PodSpecs.Text(secret["secretName"]), null);
            foreach (var source in PodSpec.Items(volume.At("projected", "sources")))
            {
                if (source["secret"] is not ValuesMap projected)
                    continue;
                foreach (var item in PodSpec.Items(projected["items"]))
                    yield return (PodSpecs.Text(projected["name"]), PodSpecs.Text(item["key"]));
            }
        }

        foreach (var container in PodSpec.Items(pod["initContainers"]).Concat(PodSpec.Items(pod["containers"])))
        {
            foreach (var variable in PodSpec.Items(container["env"]))
            {
                if (variable.At("valueFrom", "secretKeyRef") is ValuesMap reference)
                    yield return (PodSpecs.Text(reference["name"]), PodSpecs.Text(reference["key"]));
            }

            foreach (var source in PodSpec.Items(container["envFrom"]))
            {
                if (source["secretRef"] is ValuesMap whole)
                    yield return (PodSpecs.Text(whole["name"]), null);
            }
        }
    }
}
