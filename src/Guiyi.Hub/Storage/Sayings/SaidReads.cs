using Guiyi.Hub.Storage.Databases;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Storage.Sayings;

/// <summary>Reads what people said, of one kind.</summary>
public sealed class SaidReads<T>
    where T : Said
{
    readonly Reading reading;
    readonly SaidTable<T> table;

    internal SaidReads(Reading reading, SaidTable<T> table) => (this.reading, this.table) = (reading, table);

    /// <summary>One, ended or not.</summary>
    public T? Find(long id) => reading.First($"{table.Select}where {table.Id} = $1", table.Of, id);

    /// <summary>All that holds now, the first one first; read one by one.</summary>
    public IEnumerable<T> Held() => reading.Each($"{table.Select}where until is null order by {table.Id}", table.Of);

    /// <summary>All that held at a version of the base.</summary>
    public IEnumerable<T> Held(long version) => reading.Each($"{table.Select}where since <= $1 and (until is null or until > $1) order by {table.Id}", table.Of, version);

    /// <summary>All that was ever said about a record, the first one first.</summary>
    public IReadOnlyList<T> Of(RecordAnchor record) => reading.List($"{table.Select}where {table.Anchors} order by {table.Id}", table.Of, (long)record.Source, record.Key);

    /// <summary>All that was said in one run.</summary>
    public IReadOnlyList<T> OfRun(long run) => reading.List($"{table.Select}where run_id = $1 order by {table.Id}", table.Of, run);

    /// <summary>A page of all that was ever said, the last one first.</summary>
    /// <param name="before">The last page's <see cref="Page{T}.Next"/>; left out for the first page.</param>
    /// <param name="limit">How many.</param>
    public Page<T> Page(long before = long.MaxValue, int limit = 100) => reading.Page($"{table.Select}where {table.Id} < $2 order by {table.Id} desc limit $1", table.Of, s => s.Id, limit, before);
}
