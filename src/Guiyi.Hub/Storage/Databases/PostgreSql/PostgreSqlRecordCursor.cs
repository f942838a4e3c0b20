using Guiyi.Hub.Storage.Records;
using Npgsql;

namespace Guiyi.Hub.Storage.Databases.PostgreSql;

/// <summary>Reads records as the server sends them, into memory that is used again for each.</summary>
sealed class PostgreSqlRecordCursor : RecordCursor
{
    readonly PostgreSqlDatabase database;
    readonly NpgsqlConnection connection;
    readonly NpgsqlCommand command;
    readonly NpgsqlDataReader reader;
    // A key is never longer.
    readonly char[] key = new char[RecordKey.Longest];
    byte[] bytes = new byte[1024];

    public PostgreSqlRecordCursor(NpgsqlConnection connection, string sql, ReadOnlySpan<long> arguments, ISealer sealer, PostgreSqlDatabase database)
        : base(sealer)
    {
        (this.database, this.connection) = (database, connection);
        command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (long argument in arguments)
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = argument });
        reader = command.ExecuteReader();
    }

    public override bool Read()
    {
        try
        {
            if (!reader.Read())
                return false;
        }
        catch (Exception fault) when (database.Explain(fault) is { } explained)
        {
            throw explained;
        }
        Id = new RecordId(reader.GetInt64(0));
        TakeKey(key, (int)reader.GetChars(1, 0, key, 0, key.Length));
        Content = (ulong)reader.GetInt64(2);
        Row = reader.GetInt64(3);
        Line = reader.GetInt64(4);
        ReceivedRun = reader.GetInt64(5);
        Since = reader.GetInt64(6);
        int size = (int)reader.GetBytes(7, 0, null, 0, 0);
        if (size > bytes.Length)
            bytes = new byte[size * 2];
        reader.GetBytes(7, 0, bytes, 0, size);
        TakeFields(bytes.AsSpan(0, size));
        return true;
    }

    /// <summary>Left before the end, the server is asked to stop sending.</summary>
    public override void Dispose()
    {
        command.Cancel();
        reader.Dispose();
        command.Dispose();
        connection.Dispose();
    }
}
