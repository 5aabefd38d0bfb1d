using ChartGen.Samples;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Output;
using ChartGen.Sdk.Profiles;
using Microsoft.Extensions.Configuration;

if (args is not [var output])
{
    Console.Error.WriteLine("Name the folder to write to: dotnet run --project samples -- <folder>");
    return 64;
}

var diagnostics = new DiagnosticBag();

// AddSiteFile, AddEnvironmentVariables and AddSettings lay a site's own settings over the profile here.
var read = ProfileReader.Read(Staging.Profile, new ConfigurationBuilder().Build());
diagnostics.AddRange(read.Diagnostics);

if (new ChartGenerator(AcmePlatform.Definition).Generate(read, diagnostics) is { } generated)
{
    var written = await new ChartWriter().WriteAsync(
        new()
        {
            Folder = Path.GetFullPath(Path.Combine(output, Staging.Profile.Name)),
            Files = generated.Files,
            ToolVersion = AcmePlatform.Definition.Version,
            ProfileHash = generated.Hash,
        }
    );
    diagnostics.AddRange(written.Diagnostics);
    Console.WriteLine($"{Staging.Profile.Name}: {generated.Files.Length} files, {written.Changed.Length} changed");
}

foreach (var diagnostic in diagnostics)
    Console.Error.WriteLine(diagnostic);
return diagnostics.HasErrors ? 1 : 0;
