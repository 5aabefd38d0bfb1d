using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>A container of a workload.</summary>
internal sealed partial record WorkloadContainer(ValuesMap Map, bool IsInit)
{
    public string Name => Map["name"].Text() ?? "";

    public SourceSpan Where => Map["name"]?.Where ?? Map.Where ?? default;

    public string? Image => Map["image"].Text();

    /// <summary>What it runs: the words of its command and its arguments.</summary>
    public IEnumerable<(string Text, bool IsCommand)> Words =>
        Map["command"].Scalars().Select(s => (s.Text, true)).Concat(Map["args"].Scalars().Select(s => (s.Text, false)));

    /// <summary>The files that it waits for.</summary>
    public IEnumerable<string> AwaitedFiles =>
        Words.Select(w => Wait.Match(w.Text)).Where(m => m.Success).Select(m => m.Groups["path"].Value);

    /// <summary>Its variables whose values stand in the manifest.</summary>
    public IEnumerable<NamedValue> Variables(Manifest manifest) =>
        from variable in Map["env"].Maps()
        where variable["name"].Text() is not null && variable["value"] is ValuesScalar { Kind: not ScalarKind.Null, Where: not null }
        let value = (ValuesScalar)variable["value"]!
        select new NamedValue(variable["name"].Text()!, value.Text, value.Where!.Value, ["env", "value"])
        {
            Tree = manifest,
            IsVariable = true,
        };

    /// <summary>Its variables that come from elsewhere.</summary>
    public NamedReference[] References(Manifest manifest) =>
        [
            .. from variable in Map["env"].Maps()
            where variable["valueFrom"] is ValuesMap
            let secret = variable.At("valueFrom", "secretKeyRef") as ValuesMap
            select new NamedReference(
                variable["name"].Text() ?? "",
                variable["name"]?.Where ?? manifest.KindWhere,
                secret?["name"].Text(),
                secret?["key"].Text() ?? "",
                manifest,
                []
            ),
            .. from source in Map["envFrom"].Maps()
            let secret = source.At("secretRef", "name")
            select new NamedReference(
                "",
                (secret ?? source.At("configMapRef", "name"))?.Where ?? manifest.KindWhere,
                secret.Text(),
                "",
                manifest,
                []
            ),
        ];

    [GeneratedRegex(@"(?:until|while)\b[^;\n]*?(?:-[fes]|ls)\s+[""']?(?<path>/[^\s""'\];]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Wait { get; }
}
