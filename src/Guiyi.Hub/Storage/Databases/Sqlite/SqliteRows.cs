using System.Text;
using SQLitePCL;

namespace Guiyi.Hub.Storage.Databases.Sqlite;

/// <summary>A prepared statement that is run for each row, without an object for a value.</summary>
sealed class SqliteRows(sqlite3 database, sqlite3_stmt statement) : Rows
{
    byte[] utf8 = new byte[256];
    int column;
    int touched;

    public override Rows Add(long value)
    {
        SqliteWriter.Check(database, raw.sqlite3_bind_int64(statement, ++column, value));
        return this;
    }

    public override Rows Add(string value)
    {
        value = Kept(value);
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > utf8.Length)
            utf8 = new byte[most];
        int length = Encoding.UTF8.GetBytes(value, utf8);
        // An empty span would be bound as null.
        SqliteWriter.Check(database, length == 0 ? raw.sqlite3_bind_text(statement, ++column, "") : raw.sqlite3_bind_text(statement, ++column, utf8.AsSpan(0, length)));
        return this;
    }

    public override Rows Add(ReadOnlyMemory<byte> value)
    {
        SqliteWriter.Check(database, value.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, ++column, 0) : raw.sqlite3_bind_blob(statement, ++column, value.Span));
        return this;
    }

    public override Rows AddNull()
    {
        SqliteWriter.Check(database, raw.sqlite3_bind_null(statement, ++column));
        return this;
    }

    public override void End()
    {
        int code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_DONE)
            touched += raw.sqlite3_changes(database);
        raw.sqlite3_reset(statement);
        SqliteWriter.Check(database, code);
        column = 0;
    }

    public override int Finish() => touched;

    /// <summary>The statement stays prepared for the next time.</summary>
    public override void Dispose()
    {
        raw.sqlite3_reset(statement);
        raw.sqlite3_clear_bindings(statement);
    }
}
