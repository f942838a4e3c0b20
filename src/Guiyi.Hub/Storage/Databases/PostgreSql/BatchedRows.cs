using Npgsql;
using NpgsqlTypes;

namespace Guiyi.Hub.Storage.Databases.PostgreSql;

/// <summary>A statement for each row, a thousand to a round trip.</summary>
sealed class BatchedRows(NpgsqlConnection connection, string sql) : Rows
{
    const int Most = 1000;

    NpgsqlBatch batch = new(connection);
    NpgsqlBatchCommand command = new(sql);
    int touched;

    public override Rows Add(long value) => Add(new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint });

    public override Rows Add(string value) => Add(new NpgsqlParameter<string> { TypedValue = Kept(value), NpgsqlDbType = NpgsqlDbType.Text });

    /// <summary>Copied, for the caller goes on with the memory.</summary>
    public override Rows Add(ReadOnlyMemory<byte> value) => Add(new NpgsqlParameter<byte[]> { TypedValue = value.ToArray(), NpgsqlDbType = NpgsqlDbType.Bytea });

    /// <summary>Without a type: the server knows what stands in that place.</summary>
    public override Rows AddNull() => Add(new NpgsqlParameter { Value = DBNull.Value });

    public override void End()
    {
        batch.BatchCommands.Add(command);
        command = new NpgsqlBatchCommand(sql);
        if (batch.BatchCommands.Count == Most)
            Send();
    }

    public override int Finish()
    {
        if (batch.BatchCommands.Count > 0)
            Send();
        return touched;
    }

    public override void Dispose() => batch.Dispose();

    void Send()
    {
        touched += Math.Max(0, batch.ExecuteNonQuery());
        batch.Dispose();
        batch = new NpgsqlBatch(connection);
    }

    BatchedRows Add(NpgsqlParameter parameter)
    {
        command.Parameters.Add(parameter);
        return this;
    }
}
