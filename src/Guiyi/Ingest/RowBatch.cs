namespace Guiyi.Ingest;

/// <summary>A bounded number of rows copied out of a reader, so that columns can be encoded side by side while the reader goes on.</summary>
sealed class RowBatch(int columns)
{
    const int MostCells = 1 << 15, MostText = 1 << 20;

    readonly int[] ends = new int[Math.Max(1, MostCells / Math.Max(1, columns)) * columns];
    readonly List<int> rows = [];
    readonly List<long> lines = [];
    char[] text = new char[1 << 12];
    int length;

    /// <summary>Number of rows.</summary>
    public int Count => rows.Count;

    /// <summary>The row's text in a column.</summary>
    public ReadOnlySpan<char> this[int row, int column]
    {
        get
        {
            int cell = (row * columns) + column, start = cell == 0 ? 0 : ends[cell - 1];
            return text.AsSpan(start, ends[cell] - start);
        }
    }

    public int Row(int row) => rows[row];

    public long Line(int row) => lines[row];

    /// <summary>Starts anew with the reader's next rows; rejected ones go to the list. False where the reader is at its end.</summary>
    public bool Fill(IRawRows reader, List<Model.Reject> rejects)
    {
        rows.Clear();
        lines.Clear();
        length = 0;
        while (rows.Count * columns + columns <= ends.Length && length < MostText && rows.Count < MostCells)
        {
            if (!reader.Read())
                return false;
            if (reader.Reject is { } reject)
                rejects.Add(reject);
            else
                Add(reader);
        }
        return true;
    }

    void Add(IRawRows reader)
    {
        int cell = rows.Count * columns;
        for (int column = 0; column < columns; column++)
        {
            ReadOnlySpan<char> value = reader[column];
            if (length + value.Length > text.Length)
                Array.Resize(ref text, Math.Max(text.Length * 2, length + value.Length));
            value.CopyTo(text.AsSpan(length));
            ends[cell + column] = length += value.Length;
        }
        rows.Add(reader.Row);
        lines.Add(reader.Line);
    }
}
