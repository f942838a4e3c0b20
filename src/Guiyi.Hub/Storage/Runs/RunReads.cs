using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Runs;

/// <summary>Reads runs.</summary>
public sealed class RunReads
{
    const string Select = "select run_id, kind, state, source_id, name, input_hash, position, rows_total, rows_read, rows_added, rows_replaced, rows_unchanged, rows_removed, rows_rejected, started_at, ended_at, made_by, message from run ";

    readonly Reading reading;

    internal RunReads(Reading reading) => this.reading = reading;

    public StoredRun? Find(long id) => reading.First(Select + "where run_id = $1", Read, id);

    /// <summary>Runs that have not ended, the first one first: what is to be taken up after a start.</summary>
    public IReadOnlyList<StoredRun> Unfinished() => reading.List(Select + "where ended_at is null order by run_id", Read);

    /// <summary>Runs whose input has a hash, the last one first: the same file came before.</summary>
    public IReadOnlyList<StoredRun> OfInput(long inputHash) => reading.List(Select + "where input_hash = $1 order by run_id desc", Read, inputHash);

    /// <summary>A page of runs, the last one first.</summary>
    /// <param name="before">The last page's <see cref="Page{T}.Next"/>; left out for the first page.</param>
    /// <param name="limit">How many.</param>
    /// <param name="kind">Only those that do this.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="source">Only those that feed this source.</param>
    public Page<StoredRun> Page(long before = long.MaxValue, int limit = 100, RunKind? kind = null, RunState? state = null, int? source = null)
    {
        string where = "where run_id < $2";
        List<object?> arguments = [before];
        Only("kind", kind is { } one ? Word<RunKind>.Of(one) : null);
        Only("state", state is { } only ? Word<RunState>.Of(only) : null);
        Only("source_id", (long?)source);
        return reading.Page($"{Select}{where} order by run_id desc limit $1", Read, r => r.Id, limit, [.. arguments]);

        void Only(string column, object? value)
        {
            if (value is null)
                return;
            arguments.Add(value);
            where += $" and {column} = ${arguments.Count + 1}";
        }
    }

    static StoredRun Read(Row row) => new()
    {
        Id = row.Long(0),
        Kind = row.Choice<RunKind>(1),
        State = row.Choice<RunState>(2),
        Source = (int?)row.Number(3),
        Name = row.Text(4),
        InputHash = row.Number(5),
        Position = row.Text(6),
        Counts = new RunCounts { Total = row.Number(7), Read = row.Long(8), Added = row.Long(9), Replaced = row.Long(10), Unchanged = row.Long(11), Removed = row.Long(12), Rejected = row.Long(13) },
        Started = row.Time(14),
        Ended = row.OptionalTime(15),
        By = row.Text(16),
        Message = row.Text(17),
    };
}
