using System.Runtime.Versioning;
using ChartGen.Sdk.Helm;

namespace ChartGen.Testing;

/// <summary>An executable <c>helm</c> in a folder of its own that behaves as asked; see tests/ChartGen.FakeHelm.</summary>
[SupportedOSPlatform("linux")]
[SupportedOSPlatform("macos")]
internal sealed class FakeHelm : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeHelm(string behaviour, string value = "", string name = "helm")
    {
        Executable = Path.Combine(_folder.Path, name);
        var program = Path.Combine(AppContext.BaseDirectory, "ChartGen.FakeHelm");
        File.WriteAllText(Executable, $"#!/bin/sh\nFAKE_HELM='{behaviour}' FAKE_HELM_VALUE='{value}' exec '{program}' \"$@\"\n");
        File.SetUnixFileMode(Executable, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public string Executable { get; }

    public string Folder => _folder.Path;

    public HelmCli Cli => new() { Executable = Executable, TimeLimit = TimeSpan.FromSeconds(60) };

    public void Dispose() => _folder.Dispose();
}
