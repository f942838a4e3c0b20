using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Sayings;

/// <summary>Writes what people said, of one kind: adds, and ends. To change something is to end it and add another.</summary>
public sealed class SaidWrites<T>
    where T : Said
{
    readonly Writing writing;
    readonly SaidTable<T> table;

    internal SaidWrites(Writing writing, SaidTable<T> table) => (this.writing, this.table) = (writing, table);

    /// <summary>Keeps what was said.</summary>
    /// <returns>The same with ids, and holding from this version on.</returns>
    public IReadOnlyList<T> Add(params IReadOnlyList<T> said)
    {
        T[] added = [.. said.Select(s => s with { Id = writing.NextId(table.Name), Held = new Holding(writing.Version, null) })];
        writing.Insert(table.Name, table.Added, added, (row, s) =>
        {
            table.Write(row.Add(s.Id), s, writing.Sealer);
            row.Add(s.Run).Add(s.Made).Add(writing.Version);
        });
        return added;
    }

    /// <summary>Undoes what was said: from this version on it holds no more.</summary>
    /// <exception cref="StoreException">One was undone before, or was never said: <see cref="StoreFault.Conflict"/>.</exception>
    public void End(IEnumerable<long> ids, Saying said) => writing.ForEach(
        $"update {table.Name} set until = $2, ended_by = $3, ended_at = $4, ended_why = $5 where {table.Id} = $1 and until is null",
        ids, (row, id) => row.Add(id).Add(writing.Version).Add(said), $"a {table.Name} was undone before, or is not known");
}
