namespace Guiyi.Hub.Storage.Databases;

/// <summary>The one connection that writes, and what it writes with. In statements $1, $2 … stand for arguments, in both databases.</summary>
abstract class Writer : IDisposable
{
    /// <summary>The connection is gone; a new writer is needed.</summary>
    public abstract bool IsBroken { get; }

    public abstract void Begin();

    /// <summary>Returns once everything lies on the disk.</summary>
    public abstract void Commit();

    /// <summary>Never throws: what a lost connection left open, the database itself rolls back.</summary>
    public abstract void Rollback();

    /// <summary>Rows to be added to a table, in bulk.</summary>
    public abstract Rows Insert(string table, params ReadOnlySpan<string> columns);

    /// <summary>One statement for each row of arguments.</summary>
    public abstract Rows ForEach(string sql);

    /// <summary>Several statements without arguments.</summary>
    public abstract void Script(string sql);

    /// <summary>The first number that a statement gives; null where it gives none.</summary>
    public abstract long? Number(string sql);

    /// <summary>One statement.</summary>
    /// <returns>The number of rows it touched.</returns>
    public int Execute(string sql, Action<Rows> arguments)
    {
        using Rows rows = ForEach(sql);
        arguments(rows);
        rows.End();
        return rows.Finish();
    }

    public abstract void Dispose();
}
