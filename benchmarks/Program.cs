using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ChartGen.Benchmarks.Parts;
using ChartGen.Benchmarks.Processes;
using Perfolizer.Horology;

if (args is ["processes", .. var rest])
    return await new ProcessesCommand().RunAsync(rest);

// In this process: the project that BenchmarkDotNet generates otherwise would fall under this repository's build rules.
var job = Job
    .Default.WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(3)
    .WithIterationCount(10)
    .WithIterationTime(TimeInterval.FromMilliseconds(250));
BenchmarkRunner.Run<GenerateParts>(DefaultConfig.Instance.AddJob(job), args);
return 0;
