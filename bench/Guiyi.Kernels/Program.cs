using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

// In this process and with short rounds: the whole table within two minutes. --filter *Jaro* measures some; see BenchmarkDotNet for more.
IConfig config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(150)).WithWarmupCount(2).WithIterationCount(5))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Job, Column.Arguments)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddLogger(args.Contains("--verbose") ? ConsoleLogger.Default : NullLogger.Instance)
    .AddExporter(MarkdownExporter.Console)
    .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "guiyi-bench", "kernels"));
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. args.Where(a => a != "--verbose") is var rest && rest.Contains("--filter") ? rest : ["--filter", "*", .. rest]], config);
foreach (var summary in summaries)
{
    MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
    foreach (var fault in summary.ValidationErrors)
        Console.Error.WriteLine(fault.Message);
}
return summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0;
