using System.Data.Common;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Storage.Databases;

/// <summary>A database that keeps a store: one writer, any number of readers. The SQL of reads and writes is the same for all; what differs is here.</summary>
abstract class Database : IDisposable
{
    /// <summary>As workspace.json and the folder of the schema name it.</summary>
    public abstract string Name { get; }

    /// <summary>Connects the one writer and keeps every other process out.</summary>
    public abstract Writer OpenWriter();

    /// <summary>A connection for reading, out of a pool; disposing gives it back.</summary>
    public abstract DbConnection OpenReader();

    /// <summary>Streams records without an object for each. The statement selects <see cref="RecordCursor.Columns"/>.</summary>
    public abstract RecordCursor OpenRecords(string sql, ReadOnlySpan<long> arguments, ISealer sealer);

    /// <summary>Whether a table is there.</summary>
    public abstract string TableExists { get; }

    /// <summary>What an exception of the driver means; null where it is none of the driver's.</summary>
    public abstract StoreException? Explain(Exception fault);

    public abstract void Dispose();
}
