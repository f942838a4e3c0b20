using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Api.Runs;

/// <summary>Something that changes the base and takes its time.</summary>
/// <param name="Name">The file's name, or what it is for.</param>
/// <param name="Read">Rows read so far, and what became of them:</param>
/// <param name="Added">new records,</param>
/// <param name="Replaced">known records with other contents,</param>
/// <param name="Unchanged">known records that came again,</param>
/// <param name="Removed">records that went,</param>
/// <param name="Rejected">rows that could not be read.</param>
/// <param name="Total">Rows there are; left out while that is not known.</param>
/// <param name="PerCent">How much is done.</param>
/// <param name="SecondsLeft">At the pace so far.</param>
/// <param name="Source">The source that it feeds; left out where there is none, or several.</param>
/// <param name="Message">What went wrong, or what there is to know.</param>
sealed record RunView(
    long Id, RunKind Kind, RunState State, string Name, string By, DateTimeOffset Started,
    long Read, long Added, long Replaced, long Unchanged, long Removed, long Rejected,
    long? Total = null, double? PerCent = null, double? SecondsLeft = null, string? Source = null, DateTimeOffset? Ended = null, string? Message = null)
{
    public static RunView Of(StoredRun run, CustomerHub hub)
    {
        RunCounts counts = run.Counts;
        return new RunView(
            run.Id, run.Kind, run.State, run.Name, run.By, run.Started, counts.Read, counts.Added, counts.Replaced, counts.Unchanged, counts.Removed, counts.Rejected,
            counts.Total, PartDone(run), run.Ended is null && hub.Files.TimeLeft(run) is { } left ? Math.Round(left.TotalSeconds, 1) : null,
            SourceOf(run, hub), run.Ended, run.Message.Length > 0 ? run.Message : null);
    }

    /// <summary>The source that a run feeds: known when it began to read, and meant before.</summary>
    public static string? SourceOf(StoredRun run, CustomerHub hub) =>
        run.Source is { } source ? hub.Store.Sources.Find(source)?.Name : HubFiles.RequestOf(run)?.Source;

    static double? PartDone(StoredRun run) => run switch
    {
        { State: RunState.Finished } => 100,
        { Counts: { Total: > 0 and long total, Read: var read } } => Math.Round(Math.Min(100, 100.0 * read / total), 1),
        _ => null,
    };
}

/// <summary>A row that a run could not take in.</summary>
/// <param name="Row">Its ordinal in the file, from 1.</param>
/// <param name="Line">The physical line where it starts.</param>
/// <param name="Column">The column's header; left out where the whole row is meant.</param>
/// <param name="Reason">What was found and what was expected.</param>
/// <param name="Raw">The row as it came.</param>
/// <param name="ResentRun">The run that brought it again, mended.</param>
sealed record RejectView(long Id, long Row, long Line, string Reason, string Raw, string? Column = null, long? ResentRun = null)
{
    public static RejectView Of(StoredReject reject) =>
        new(reject.Id, reject.Row, reject.Line, reject.Reason, reject.Raw, reject.Column.Length > 0 ? reject.Column : null, reject.ResentRun);
}
