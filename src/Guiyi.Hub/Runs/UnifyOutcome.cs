using Guiyi.Hub.Scratch;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Hub.Runs;

/// <summary>What a run came to.</summary>
/// <param name="Result">The customer base.</param>
/// <param name="Truth">The comparison with the truth, where it was given.</param>
/// <param name="Report">What the report shows.</param>
/// <param name="Run">Ordinal of the run, from 1; one more than that of the result it followed.</param>
/// <param name="Stages">Seconds and peak memory per stage.</param>
/// <param name="Seconds">Of the whole run.</param>
/// <param name="PeakBytes">Largest resident memory of the process.</param>
public sealed record UnifyOutcome(
    UnifyResult Result, TruthComparison? Truth, ReportModel Report, int Run, IReadOnlyList<StageTime> Stages, double Seconds, long PeakBytes)
{
    /// <summary>The files that the run read.</summary>
    public required RunInputs Inputs { get; init; }

    /// <summary>Budget and estimate, and what was kept on disk: then only what does not lie in columns can still be asked of <see cref="Result"/>.</summary>
    public required MemoryUse Memory { get; init; }

    /// <summary>Content of <c>run.json</c>.</summary>
    public string Json { get; internal set; } = "";
}
