using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Runs;

/// <summary>Writes runs.</summary>
public sealed class RunWrites
{
    readonly Writing writing;

    internal RunWrites(Writing writing) => this.writing = writing;

    /// <summary>Begins a run.</summary>
    /// <returns>The run with its id.</returns>
    public StoredRun Add(StoredRun run)
    {
        run = run with { Id = writing.NextId("run") };
        writing.Insert("run",
            ["run_id", "kind", "source_id", "name", "input_hash", "started_at", "made_by", "state", "position", "rows_total", "rows_read", "rows_added", "rows_replaced", "rows_unchanged", "rows_removed", "rows_rejected", "ended_at", "message"],
            [run], (row, r) => Progress(row.Add(r.Id).Add(r.Kind).Add(r.Source).Add(r.Name).Add(r.InputHash).Add(r.Started).Add(r.By), r));
        return run;
    }

    /// <summary>Notes how far a run is: state, position, counts, end and message.</summary>
    /// <exception cref="StoreException">There is no such run.</exception>
    public void Update(StoredRun run) => writing.ForEach(
        "update run set state = $2, position = $3, rows_total = $4, rows_read = $5, rows_added = $6, rows_replaced = $7, rows_unchanged = $8, rows_removed = $9, rows_rejected = $10, ended_at = $11, message = $12, source_id = $13 where run_id = $1",
        [run], (row, r) => Progress(row.Add(r.Id), r).Add(r.Source), "there is no such run");

    static Rows Progress(Rows row, StoredRun run) => row.Add(run.State).Add(run.Position)
        .Add(run.Counts.Total).Add(run.Counts.Read).Add(run.Counts.Added).Add(run.Counts.Replaced).Add(run.Counts.Unchanged).Add(run.Counts.Removed).Add(run.Counts.Rejected)
        .Add(run.Ended).Add(run.Message);
}
