using System.Runtime.Versioning;

// The fake Helm is a script.
[assembly: SupportedOSPlatform("linux")]
[assembly: SupportedOSPlatform("macos")]
