using System.Data.Common;
using Guiyi.Hub.Storage.Records;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guiyi.Hub.Storage.Databases.Sqlite;

/// <summary>A file in the workspace's folder. Its write-ahead log lets readers read while the writer writes.</summary>
sealed class SqliteDatabase(string path) : Database
{
    readonly string readers = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString();

    public override string Name => "sqlite";

    public override string TableExists => "select count(*) from sqlite_schema where name = 'schema_version'";

    public override Writer OpenWriter()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            // Told now, not at the first change.
            if (raw.sqlite3_db_readonly(connection.Handle!, "main") == 1)
                throw new SqliteException("opened for reading only", raw.SQLITE_READONLY);
            var writer = new SqliteWriter(connection);
            // Full: a commit returns when the log is on the disk. The cache, 32 MB, keeps the index of keys in memory while a million records come in.
            // The log is folded into the file when it has grown by 32 MB: a page that changes often is written there once.
            writer.Script("""
                pragma busy_timeout = 5000;
                pragma journal_mode = wal;
                pragma synchronous = full;
                pragma cache_size = -32768;
                pragma wal_autocheckpoint = 8192;
                pragma journal_size_limit = 67108864;
                pragma temp_store = memory;
                """);
            return writer;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbConnection OpenReader()
    {
        var connection = new SqliteConnection(readers);
        connection.Open();
        return connection;
    }

    public override RecordCursor OpenRecords(string sql, ReadOnlySpan<long> arguments, ISealer sealer)
    {
        var connection = (SqliteConnection)OpenReader();
        try
        {
            return new SqliteRecordCursor(connection, sql, arguments, sealer);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override StoreException? Explain(Exception fault) => fault is SqliteException sqlite ? SqliteFaults.Explain(path, sqlite) : null;

    public override void Dispose()
    {
        using var connection = new SqliteConnection(readers);
        SqliteConnection.ClearPool(connection);
    }
}
