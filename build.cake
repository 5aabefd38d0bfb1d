// The tasks people type: dotnet cake --target=<task>. What a change must pass before it is merged is .ci/run.

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");
var solution = "ChartGen.sln";

void Tool(string arguments)
{
    if (StartProcess("dotnet", arguments) is var code and not 0)
        throw new CakeException(code, $"dotnet {arguments} ended with {code}.");
}

void ChartGen(string arguments) => Tool($"run --project generator -c {configuration} --no-build -- {arguments}");

void Test(IDictionary<string, string> environment) =>
    DotNetTest(
        solution,
        new DotNetTestSettings
        {
            Configuration = configuration,
            NoBuild = true,
            EnvironmentVariables = environment,
        }
    );

Task("Restore").Description("Restores packages exactly as locked.").Does(() => Tool($"restore {solution} --locked-mode"));

Task("Format").Description("Formats every source file.").Does(() => Tool("csharpier format ."));

Task("Build").Description("Builds the solution.").IsDependentOn("Restore").Does(() => Tool($"build {solution} -c {configuration} --no-restore"));

Task("Test")
    .Description("Runs every test.")
    .IsDependentOn("Build")
    .Does(() => Test(new Dictionary<string, string> { ["SNAPSHOOTER_STRICT_MODE"] = "true" }));

Task("AcceptSnapshots")
    .Description("Runs every test and takes what is generated now as the new snapshots; read the diff before you commit it.")
    .IsDependentOn("Build")
    .Does(() => Test(new Dictionary<string, string> { ["CHARTGEN_ACCEPT_SNAPSHOTS"] = "1" }));

Task("Generate").Description("Writes out/ for every profile.").IsDependentOn("Build").Does(() => ChartGen("generate --all"));

Task("Verify")
    .Description("Judges the charts in out/ and fails where they are not what would be generated.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        ChartGen("generate --all --check");
        foreach (var folder in GetSubDirectories("out"))
            ChartGen($"validate {folder.GetDirectoryName()}");
    });

Task("Publish")
    .Description("Publishes chartgen as a native binary into artifacts/native; needs clang and zlib's headers.")
    .Does(() =>
        // The compiler's packages stay out of the committed lock files: who only builds does not need them.
        Tool("publish generator -c Release -r linux-x64 -p:PublishAot=true -p:NuGetLockFilePath=obj/native.lock.json -o artifacts/native")
    );

Task("Bench")
    .Description("Measures the parts of a run, and where --chart-source names the subcharts' archives, whole runs against Helm's.")
    .IsDependentOn("Restore")
    .Does(() =>
    {
        Tool("run --project benchmarks -c Release --no-restore");
        if (Argument("chart-source", "") is { Length: > 0 } charts)
            Tool($"run --project benchmarks -c Release --no-restore -- processes --chart-source \"{charts}\"");
    });

Task("Default").Description("Tests and verifies.").IsDependentOn("Test").IsDependentOn("Verify");

RunTarget(target);
