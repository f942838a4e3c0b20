using System.Data;
using Npgsql;

namespace Guiyi.Hub.Storage.Databases.PostgreSql;

/// <summary>Writes rows in bulk by binary COPY, and other statements many to a round trip.</summary>
sealed class PostgreSqlWriter(NpgsqlConnection connection) : Writer
{
    NpgsqlTransaction? transaction;

    public override bool IsBroken => (connection.State & ConnectionState.Open) == 0 || connection.FullState.HasFlag(ConnectionState.Broken);

    public override void Begin() => transaction = connection.BeginTransaction();

    public override void Commit()
    {
        transaction!.Commit();
        End();
    }

    public override void Rollback()
    {
        try
        {
            if (!IsBroken)
                transaction?.Rollback();
        }
        catch (Exception fault) when (PostgreSqlFaults.Explain("", fault) is not null)
        {
            // The connection went away meanwhile, so the server rolls back by itself; the next transaction connects anew.
            connection.Close();
        }
        finally
        {
            End();
        }
    }

    public override Rows Insert(string table, params ReadOnlySpan<string> columns) => new CopiedRows(connection, $"copy {table} ({string.Join(", ", columns!)}) from stdin (format binary)");

    public override Rows ForEach(string sql) => new BatchedRows(connection, sql);

    public override void Script(string sql)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public override long? Number(string sql)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long?;
    }

    public override void Dispose() => connection.Dispose();

    void End()
    {
        transaction?.Dispose();
        transaction = null;
    }
}
