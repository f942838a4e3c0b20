using System.Data.Common;

namespace Guiyi.Hub.Storage.Databases;

/// <summary>Statements that read, each on a connection of its own out of the pool: they see the last commit and never wait for the writer.</summary>
sealed class Reading(Database database, ISealer sealer)
{
    /// <summary>Keys in a statement.</summary>
    const int MostKeys = 512;

    public ISealer Sealer { get; } = sealer;

    /// <summary>All rows.</summary>
    public List<T> List<T>(string sql, Func<Row, T> read, params object?[] arguments) => [.. Each(sql, read, arguments)];

    /// <summary>The first row.</summary>
    public T? First<T>(string sql, Func<Row, T> read, params object?[] arguments)
        where T : class => Each(sql, read, arguments).FirstOrDefault();

    /// <summary>The first row, as a value.</summary>
    public T? Value<T>(string sql, Func<Row, T> read, params object?[] arguments)
        where T : struct
    {
        foreach (T value in Each(sql, read, arguments))
            return value;
        return null;
    }

    /// <summary>Rows one by one as the database gives them.</summary>
    public IEnumerable<T> Each<T>(string sql, Func<Row, T> read, params object?[] arguments)
    {
        using DbConnection connection = Explained(database.OpenReader);
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < arguments.Length; i++)
            Bind(command, i, arguments[i]);
        using DbDataReader reader = Explained(command.ExecuteReader);
        var row = new Row(reader, Sealer);
        Func<bool> next = reader.Read;
        while (Explained(next))
            yield return read(row);
    }

    /// <summary>Rows of any of some keys: the statement ends with the column that is one of them, and is asked for a few hundred at a time.</summary>
    public List<T> In<T>(string sql, IEnumerable<object> keys, Func<Row, T> read, params object?[] arguments)
    {
        var found = new List<T>();
        foreach (object[] chunk in keys.Chunk(MostKeys))
        {
            // Few different statements, each prepared once: the last key stands in for those that are missing.
            int places = Math.Min(MostKeys, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)chunk.Length));
            string list = string.Join(", ", Enumerable.Range(arguments.Length + 1, places).Select(i => "$" + i));
            found.AddRange(Each($"{sql} in ({list})", read, [.. arguments, .. Enumerable.Range(0, places).Select(i => chunk[Math.Min(i, chunk.Length - 1)])]));
        }
        return found;
    }

    /// <summary>A page: the statement ends with a limit of $1, after the key $2; more arguments follow.</summary>
    public Page<T> Page<T>(string sql, Func<Row, T> read, Func<T, long> key, int limit, params object?[] arguments)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Storage.Page<T>.Of(List(sql, read, [limit + 1L, .. arguments]), limit, key);
    }

    /// <summary>Records as a stream.</summary>
    public Records.RecordCursor Records(string sql, params ReadOnlySpan<long> arguments)
    {
        try
        {
            return database.OpenRecords(sql, arguments, Sealer);
        }
        catch (Exception fault) when (database.Explain(fault) is { } explained)
        {
            throw explained;
        }
    }

    static void Bind(DbCommand command, int position, object? argument)
    {
        DbParameter parameter = command.CreateParameter();
        // PostgreSQL counts arguments; SQLite knows them by name.
        if (command is Microsoft.Data.Sqlite.SqliteCommand)
            parameter.ParameterName = "$" + (position + 1);
        parameter.Value = argument ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    T Explained<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (database.Explain(fault) is { } explained)
        {
            throw explained;
        }
    }
}
