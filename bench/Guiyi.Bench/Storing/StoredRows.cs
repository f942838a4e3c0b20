using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage.Records;
using Guiyi.Ingest;

namespace Guiyi.Bench.Storing;

/// <summary>The rows of a file as the store takes them, read beforehand so that reading is not measured.</summary>
sealed class StoredRows
{
    readonly List<byte[]> fields = [];

    public required IReadOnlyList<string> Columns { get; init; }

    public int Count => fields.Count;

    public long Bytes { get; private set; }

    public ReadOnlyMemory<byte> this[int row] => fields[row];

    public static StoredRows Of(string file)
    {
        IRawTable table = SourceFile.Open(file)[0];
        var rows = new StoredRows { Columns = table.Columns };
        var writer = new FieldsWriter();
        using IRawRows reader = table.Open();
        while (reader.Read())
        {
            writer.Clear();
            for (int column = 0; reader.Reject is null && column < table.Columns.Count; column++)
                writer.Add(reader[column]);
            rows.fields.Add(writer.Written.ToArray());
            rows.Bytes += rows.fields[^1].Length;
        }
        return rows;
    }
}
