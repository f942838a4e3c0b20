using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Guiyi.Bench.Speed;

/// <summary>What a whole run took: the command line as a process of its own, from files to files.</summary>
/// <param name="WallSeconds">From start to exit.</param>
/// <param name="CpuSeconds">Of all threads.</param>
/// <param name="PeakBytes">Largest resident memory.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Pairs">Pairs compared, of both kinds.</param>
/// <param name="Stages">Seconds of each stage, by the run's own clock.</param>
sealed record WholeProcess(double WallSeconds, double CpuSeconds, long PeakBytes, long Rows, long Pairs, IReadOnlyList<(string Stage, double Seconds)> Stages)
{
    /// <summary>A process that has ended tells nothing any more on some systems, so it is asked this often while it runs.</summary>
    static readonly TimeSpan Often = TimeSpan.FromMilliseconds(10);

    /// <summary>What people start: the script finds that all is built, and becomes the program.</summary>
    static string Program => Path.Combine(Repository.Root, OperatingSystem.IsWindows() ? "guiyi.cmd" : "guiyi");

    /// <summary>Builds what is measured, so that no run has to.</summary>
    public static void Build() => Process.Start(Program, "--version").WaitForExit();

    /// <exception cref="BenchException">The run failed.</exception>
    public static WholeProcess Run(SpeedJob job)
    {
        string output = Directory.CreateTempSubdirectory("guiyi-bench-").FullName;
        try
        {
            string[] ignored = job.Ignored.Length > 0 ? ["--ignore", string.Join(',', job.Ignored)] : [];
            var start = new ProcessStartInfo(Program, ["unify", .. job.Files, "--out", output, .. ignored])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            var watch = Stopwatch.StartNew();
            using Process process = Process.Start(start)!;
            Task<string> printed = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            (TimeSpan cpu, long peak) = Follow(process);
            double wall = watch.Elapsed.TotalSeconds;
            Task.WaitAll(printed, errors);
            if (process.ExitCode != 0)
                throw new BenchException($"{job.Name}: guiyi unify ended with code {process.ExitCode}: {errors.Result.Trim()}");
            using JsonDocument run = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "run.json")));
            return Of(run.RootElement, wall, cpu.TotalSeconds, peak);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    static (TimeSpan Cpu, long PeakBytes) Follow(Process process)
    {
        (TimeSpan cpu, long peak) = (TimeSpan.Zero, 0);
        while (!process.WaitForExit(Often))
            try
            {
                process.Refresh();
                (cpu, peak) = (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
            }
            catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
            {
                // It ended between the two questions; the last answers stand.
            }
        return (cpu, peak);
    }

    static WholeProcess Of(JsonElement run, double wall, double cpu, long peak) => new(
        wall,
        cpu,
        Math.Max(peak, run.GetProperty("peak_bytes").GetInt64()),
        run.GetProperty("totals").GetProperty("rows").GetInt64(),
        run.GetProperty("persons").GetProperty("pairs_compared").GetInt64() + run.GetProperty("organizations").GetProperty("pairs_compared").GetInt64(),
        [.. run.GetProperty("stages").EnumerateArray().Select(s => (s.GetProperty("stage").GetString()!, s.GetProperty("seconds").GetDouble()))]);
}
