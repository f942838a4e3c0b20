using Guiyi.Hub.Sinks.Tables;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>The rows of an export as they were at one moment: opened between two commits, written while the base goes on.</summary>
interface IExportRows : IDisposable
{
    IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>How many rows there are; null where that is not known.</summary>
    long? Total { get; }

    /// <summary>Writes all rows.</summary>
    /// <param name="row">Takes the cells.</param>
    /// <param name="written">Called after each row; may throw, to stop.</param>
    void Write(ICells row, Action written);
}

/// <summary>Rows of the store as one statement sees them. The first is read at once: that is the moment they are all of, whatever is committed before the others are asked for.</summary>
sealed class StoredRows<T> : IDisposable
{
    readonly IEnumerator<T> rows;
    bool hasNext;

    public StoredRows(IEnumerable<T> all)
    {
        rows = all.GetEnumerator();
        hasNext = rows.MoveNext();
    }

    /// <summary>The rows, once.</summary>
    public IEnumerable<T> Each()
    {
        for (; hasNext; hasNext = rows.MoveNext())
            yield return rows.Current;
    }

    public void Dispose() => rows.Dispose();
}
