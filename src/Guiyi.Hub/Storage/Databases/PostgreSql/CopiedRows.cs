using Npgsql;
using NpgsqlTypes;

namespace Guiyi.Hub.Storage.Databases.PostgreSql;

/// <summary>Rows sent by binary COPY.</summary>
sealed class CopiedRows(NpgsqlConnection connection, string copy) : Rows
{
    // Opened at the first row: no rows, no round trip.
    NpgsqlBinaryImporter? importer;
    bool inRow;

    NpgsqlBinaryImporter Row
    {
        get
        {
            importer ??= connection.BeginBinaryImport(copy);
            if (!inRow)
                importer.StartRow();
            inRow = true;
            return importer;
        }
    }

    public override Rows Add(long value)
    {
        Row.Write(value, NpgsqlDbType.Bigint);
        return this;
    }

    public override Rows Add(string value)
    {
        Row.Write(Kept(value), NpgsqlDbType.Text);
        return this;
    }

    public override Rows Add(ReadOnlyMemory<byte> value)
    {
        Row.Write(value, NpgsqlDbType.Bytea);
        return this;
    }

    public override Rows AddNull()
    {
        Row.WriteNull();
        return this;
    }

    public override void End() => inRow = false;

    public override int Finish() => (int)(importer?.Complete() ?? 0);

    /// <summary>Unfinished, the rows are taken back.</summary>
    public override void Dispose() => importer?.Dispose();
}
