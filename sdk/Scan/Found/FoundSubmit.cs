using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Rules;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>A program that <c>spark-submit</c> starts.</summary>
internal sealed class FoundSubmit(ScanTarget target, SiteDraft draft)
{
    public void Add(SparkSubmit submit, CodePlace? git, SourceSpan where)
    {
        var program = git?.InPlatform(submit.Application) ?? submit.Application;
        var arguments = submit.Arguments.Select(a => git?.InPlatform(a) ?? a).ToArray();
        if (target.Inference == "spark")
        {
            draft.SetOwn("inference.application", program.StartsWith('/') ? "local://" + program : program, where);
            draft.SetOwn("inference.mainClass", submit.MainClass, where);
            if (arguments.Length > 0)
                draft.SetOwn("inference.args", ValuesList.OfStrings(arguments), where);
            foreach (var (name, value) in submit.Options.Where(o => o.Name is not ("--master" or "--deploy-mode" or "--class" or "--name")))
                draft.LeaveOut(
                    where,
                    $"spark-submit's {name}{(name == "--conf" ? " " + value.Split('=')[0] : "")}",
                    Instead(name, value.Split('=')[0])
                );
            return;
        }

        ImmutableArray<(string Name, string Value)> options = [.. submit.Options.Where(o => Keeps(o, where))];
        draft.SetOwn("inference.command", ValuesList.OfStrings(["/opt/spark/bin/spark-submit"]), where);
        draft.SetOwn(
            "inference.args",
            ValuesList.OfStrings([
                .. options.SelectMany(o => o.Value.Length == 0 ? new[] { o.Name } : [o.Name, o.Value]),
                program,
                .. arguments,
            ]),
            where
        );
        if (target.Inference == "deployment")
            draft.SetOwn("inference.mode", "streaming");
    }

    private bool Keeps((string Name, string Value) option, SourceSpan where)
    {
        var key = option.Value.Split('=')[0];
        var isSecret = SecretNames.IsAwsKey(key) || SecretNames.IsSecret(key) || SecretNames.IsSecretText(option.Value);
        if (option.Name != "--conf" || !(isSecret || (target.ObjectStore == "s3" && EndpointUrl.IsEndpoint(key))))
            return true;
        draft.LeaveOut(
            where,
            $"spark-submit's --conf {key}",
            isSecret ? "It is secret; pods have roles, and other credentials come from a Secret." : "S3 needs no endpoint."
        );
        return false;
    }

    private string Instead(string option, string key) =>
        option switch
        {
            "--conf" when target.ObjectStore == "s3" && EndpointUrl.IsEndpoint(key) => "S3 needs no endpoint.",
            "--conf" when SecretNames.IsAwsKey(key) => "Pods have roles and need no keys.",
            "--packages" or "--jars" or "--repositories" or "--py-files" => "Build it into the image: executors have no time to fetch it.",
            "--conf" => "Set it in the program: the SparkApplication's own settings come from the profile.",
            _ => "inference.replicas and inference.resources size driver and executors.",
        };
}
