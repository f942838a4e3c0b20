using Guiyi.Internals;

namespace Guiyi.Ingest;

/// <summary>A bounded number of rows copied out of a reader, so that columns can be encoded side by side while the reader goes on.</summary>
sealed class RowBatch
{
    const int MostCells = 1 << 16, MostText = 1 << 20;

    // They grow with the rows: most sources are small.
    readonly int most;
    int[] rows = [];
    long[] lines = [];
    ulong[] hashes = [];

    public RowBatch(int columns)
    {
        most = Math.Max(1, MostCells / Math.Max(1, columns));
        Texts = new TextGrid(columns);
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The rows' texts.</summary>
    public TextGrid Texts { get; }

    /// <summary>The first row's record in its table.</summary>
    public int First { get; set; }

    /// <summary>Hashes of a column's texts, by row.</summary>
    public Span<ulong> Hashes(int column) => hashes.AsSpan(column * Count, Count);

    public int Row(int row) => rows[row];

    public long Line(int row) => lines[row];

    /// <summary>Starts anew with the reader's next rows; rejected ones go to the list. False where the reader is at its end.</summary>
    public bool Fill(IRawRows reader, List<Model.Reject> rejects)
    {
        bool more = Read(reader, rejects);
        if (hashes.Length < Count * Texts.Columns)
            hashes = new ulong[Count * Texts.Columns];
        return more;
    }

    bool Read(IRawRows reader, List<Model.Reject> rejects)
    {
        Count = 0;
        Texts.Clear();
        while (Count < most && Texts.Length < MostText)
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
        for (int column = 0; column < Texts.Columns; column++)
            Texts.Add(reader[column]);
        if (Count == rows.Length)
        {
            Array.Resize(ref rows, Math.Max(16, Count * 2));
            Array.Resize(ref lines, rows.Length);
        }
        (rows[Count], lines[Count]) = (reader.Row, reader.Line);
        Count++;
    }
}
