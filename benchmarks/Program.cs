using BenchmarkDotNet.Running;
using ChartGen.Benchmarks.Parts;
using ChartGen.Benchmarks.Processes;

if (args is ["processes", .. var rest])
    return await new ProcessesCommand().RunAsync(rest);

BenchmarkRunner.Run<GenerateParts>(args: args);
return 0;
