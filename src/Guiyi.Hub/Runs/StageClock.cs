using System.Diagnostics;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Hub.Runs;

/// <summary>Seconds and peak memory per stage.</summary>
public sealed class StageClock
{
    readonly List<StageTime> stages = [];
    readonly Stopwatch watch = Stopwatch.StartNew();
    string? current;
    TimeSpan begun, processorBegun;

    /// <summary>Ends the stage before, if there is one.</summary>
    public void Begin(string stage)
    {
        End();
        (current, begun, processorBegun) = (stage, watch.Elapsed, Environment.CpuUsage.TotalTime);
    }

    /// <summary>Stages that have ended.</summary>
    public IReadOnlyList<StageTime> Stages => stages;

    /// <summary>Seconds since the run began.</summary>
    public double Total => watch.Elapsed.TotalSeconds;

    /// <summary>Largest resident memory of the process so far, in bytes.</summary>
    public static long PeakBytes
    {
        get
        {
            using Process process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Ends the current stage.</summary>
    public void End()
    {
        if (current is not null)
            stages.Add(new StageTime(current, (watch.Elapsed - begun).TotalSeconds, PeakBytes) { ProcessorSeconds = (Environment.CpuUsage.TotalTime - processorBegun).TotalSeconds });
        current = null;
    }
}
