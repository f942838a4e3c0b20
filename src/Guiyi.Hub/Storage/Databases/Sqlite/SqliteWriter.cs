using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guiyi.Hub.Storage.Databases.Sqlite;

/// <summary>Writes with statements that are prepared once.</summary>
sealed class SqliteWriter(SqliteConnection connection) : Writer
{
    readonly Dictionary<string, sqlite3_stmt> prepared = new(StringComparer.Ordinal);

    public override bool IsBroken => false;

    sqlite3 Handle => connection.Handle!;

    public override void Begin() => Script("begin immediate");

    public override void Commit() => Script("commit");

    public override void Rollback()
    {
        // Some errors, such as a full disk, have rolled back already.
        if (raw.sqlite3_get_autocommit(Handle) == 0)
            raw.sqlite3_exec(Handle, "rollback");
    }

    public override Rows Insert(string table, params ReadOnlySpan<string> columns)
    {
        string places = string.Join(", ", Enumerable.Range(1, columns.Length).Select(i => "$" + i));
        return ForEach($"insert into {table} ({string.Join(", ", columns!)}) values ({places})");
    }

    public override Rows ForEach(string sql)
    {
        if (!prepared.TryGetValue(sql, out sqlite3_stmt? statement))
        {
            Check(Handle, raw.sqlite3_prepare_v2(Handle, Numbered(sql), out statement));
            prepared.Add(sql, statement);
        }
        return new SqliteRows(Handle, statement);
    }

    public override void Script(string sql) => Check(Handle, raw.sqlite3_exec(Handle, sql));

    public override long? Number(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long?;
    }

    public override void Dispose()
    {
        foreach (sqlite3_stmt statement in prepared.Values)
            statement.Dispose();
        connection.Dispose();
    }

    /// <summary>To SQLite $2 is a name, numbered by where it first stands; ?2 is the second argument.</summary>
    public static string Numbered(string sql) => sql.Replace('$', '?');

    /// <exception cref="SqliteException">The code is an error.</exception>
    public static void Check(sqlite3 database, int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code & 0xFF, code);
    }
}
