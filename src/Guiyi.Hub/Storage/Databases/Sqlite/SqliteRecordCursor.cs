using Guiyi.Hub.Storage.Records;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Guiyi.Hub.Storage.Databases.Sqlite;

/// <summary>Reads records out of SQLite's own memory.</summary>
sealed class SqliteRecordCursor : RecordCursor
{
    readonly SqliteConnection connection;
    readonly sqlite3_stmt statement;

    public SqliteRecordCursor(SqliteConnection connection, string sql, ReadOnlySpan<long> arguments, ISealer sealer)
        : base(sealer)
    {
        this.connection = connection;
        SqliteWriter.Check(connection.Handle!, sqlite3_prepare_v2(connection.Handle, SqliteWriter.Numbered(sql), out statement));
        for (int i = 0; i < arguments.Length; i++)
            sqlite3_bind_int64(statement, i + 1, arguments[i]);
    }

    public override bool Read()
    {
        int code = sqlite3_step(statement);
        if (code != SQLITE_ROW)
        {
            if (code != SQLITE_DONE)
                throw SqliteFaults.Explain(connection.DataSource, new SqliteException(sqlite3_errmsg(connection.Handle).utf8_to_string(), code & 0xFF, code));
            return false;
        }
        Id = new RecordId(sqlite3_column_int64(statement, 0));
        // As a blob, for its length: the text is UTF-8 already.
        TakeKey(sqlite3_column_blob(statement, 1));
        Content = (ulong)sqlite3_column_int64(statement, 2);
        Row = sqlite3_column_int64(statement, 3);
        Line = sqlite3_column_int64(statement, 4);
        ReceivedRun = sqlite3_column_int64(statement, 5);
        Since = sqlite3_column_int64(statement, 6);
        TakeFields(sqlite3_column_blob(statement, 7));
        return true;
    }

    public override void Dispose()
    {
        statement.Dispose();
        connection.Dispose();
    }
}
