using System.Text;
using Guiyi.Hub.Storage.Databases;
using Guiyi.Model;

namespace Guiyi.Hub.Storage.Runs;

/// <summary>Writes rejects.</summary>
public sealed class RejectWrites
{
    readonly Writing writing;

    internal RejectWrites(Writing writing) => this.writing = writing;

    /// <summary>Keeps what a run rejected.</summary>
    public void Add(long run, IEnumerable<Reject> rejects) => writing.Insert(
        "reject", ["reject_id", "run_id", "row", "line", "column_name", "reason", "raw"], rejects,
        (row, r) => row.Add(writing.NextId("reject")).Add(run).Add(r.Row).Add(r.Line).Add(r.Column).Add(r.Reason).Add(writing.Sealer.Seal(SealedColumn.RejectRaw, Encoding.UTF8.GetBytes(r.Raw))));

    /// <summary>Notes the run that brought rejects again, mended.</summary>
    /// <exception cref="StoreException">One was sent again already.</exception>
    public void MarkResent(IEnumerable<long> rejects, long run) =>
        writing.ForEach("update reject set resent_run = $2 where reject_id = $1 and resent_run is null", rejects, (row, id) => row.Add(id).Add(run), "a reject was sent again already");
}
