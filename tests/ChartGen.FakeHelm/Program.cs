using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

// FAKE_HELM says how to behave, FAKE_HELM_VALUE with what. 'version' is answered like a good Helm unless FAKE_HELM says otherwise, so that
// the locator accepts the executable before a run of it misbehaves.
var behaviour = Environment.GetEnvironmentVariable("FAKE_HELM") ?? "echo";
var value = Environment.GetEnvironmentVariable("FAKE_HELM_VALUE") ?? "";
if (args is ["version", ..] && behaviour is not ("version" or "garbage"))
    (behaviour, value) = ("version", "v4.2.3");

switch (behaviour)
{
    case "echo":
        foreach (var argument in args)
            Console.Out.WriteLine($"[{argument}]");
        foreach (var name in value.Split(',', StringSplitOptions.RemoveEmptyEntries))
            Console.Out.WriteLine($"{name}={Environment.GetEnvironmentVariable(name) ?? "unset"}");
        return 0;
    case "version":
        Console.Out.Write(value);
        return 0;
    case "garbage":
        Console.Out.Write("\u001b[31m<html>\u0007 not \u202e helm\n\n</html>");
        return 0;
    case "exit":
        Console.Error.WriteLine("something went wrong");
        return int.Parse(value, CultureInfo.InvariantCulture);
    case "hang":
        // A helper that hangs does not listen to an interrupt either.
        using (PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true))
        {
            Console.Error.WriteLine("waiting for the cluster");
            Thread.Sleep(Timeout.Infinite);
        }

        return 0;
    case "flood":
        using (var output = Console.OpenStandardOutput())
        {
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)'x');
            for (var i = 0; i < int.Parse(value, CultureInfo.InvariantCulture); i++)
                output.Write(block);
        }

        return 0;
    case "die":
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
        return 0;
    case "print":
        Console.Out.Write(File.ReadAllText(value));
        return 0;
    case "templates":
        // What stands in templates/ is the render.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(args[2], "templates")).Order(StringComparer.Ordinal))
            Console.Out.Write($"---\n# Source: {Path.GetFileName(args[2])}/templates/{Path.GetFileName(file)}\n{File.ReadAllText(file)}");
        return 0;
    default:
        Console.Error.WriteLine(
            $"FAKE_HELM is '{behaviour}', which is none of echo, version, garbage, exit, hang, flood, die, print, templates."
        );
        return 64;
}
