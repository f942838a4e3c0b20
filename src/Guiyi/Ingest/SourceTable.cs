using System.Buffers;
using Guiyi.Internals;

namespace Guiyi.Ingest;

/// <summary>The accepted rows of one source as received: raw text, dictionary-encoded by column.</summary>
public sealed class SourceTable
{
    /// <summary>After so many different texts a column that nobody compares is taken for one of numbers of their own.</summary>
    const int SurelyDistinct = 1 << 16;

    readonly TextDictionary[] values;
    readonly CodeBlocks[] codes;
    readonly ulong[] columnKeys;
    readonly ContentKeys contents;
    readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    readonly RowPlaces places;
    readonly Column<ulong> keys;
    readonly ulong sourceKey;

    // By column: whether nobody compares its texts, and whether they are no longer looked for among those that came before.
    readonly bool[] uncompared, appended;

    /// <param name="source">The source's name.</param>
    /// <param name="columns">Names of its columns.</param>
    /// <param name="store">Where the rows lie; in memory where none is given.</param>
    public SourceTable(string source, IReadOnlyList<string> columns, ColumnStore? store = null)
    {
        (Source, Store) = (source, store ?? ColumnStore.Memory);
        Columns = columns;
        for (int i = 0; i < columns.Count; i++)
            positions[columns[i]] = i;
        sourceKey = Hash64.Of(source);
        columnKeys = [.. columns.Select(c => Hash64.Of(c))];
        contents = new ContentKeys(source, columns);
        values = [.. columns.Select(_ => new TextDictionary(Store))];
        codes = [.. columns.Select(_ => new CodeBlocks(Store))];
        (places, keys) = (new RowPlaces(Store), Store.New<ulong>(0));
        (uncompared, appended) = (new bool[columns.Count], new bool[columns.Count]);
    }

    /// <summary>Columns of which only the raw texts are asked for, in any case of letters: a text that comes again may have another code.</summary>
    internal IReadOnlyCollection<string> Uncompared
    {
        init
        {
            for (int i = 0; i < uncompared.Length; i++)
                uncompared[i] = value.Contains(Columns[i], StringComparer.OrdinalIgnoreCase);
        }
    }

    public string Source { get; }

    /// <summary>Where the rows lie; what is made of them lies there, too.</summary>
    internal ColumnStore Store { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of accepted rows.</summary>
    public int Count { get; private set; }

    /// <summary>Position of a column by its name.</summary>
    /// <exception cref="ArgumentException">The source has no such column.</exception>
    public int ColumnIndex(string column) => positions.TryGetValue(column, out int position)
        ? position
        : throw new ArgumentException($"Source '{Source}' has no column '{column}'; it has: {string.Join(", ", Columns)}.", nameof(column));

    /// <summary>The row's ordinal in its file, from 1, rejected rows counted.</summary>
    public int Row(int record) => places.Row(record);

    /// <summary>The physical line where the row starts.</summary>
    public long Line(int record) => places.Line(record);

    /// <summary>Distinct raw texts of a column.</summary>
    public TextDictionary Values(int column) => values[column];

    /// <summary>Code of the row's raw text in a column.</summary>
    public int Code(int column, int record) => codes[column][record];

    /// <summary>The row's raw text in a column, exactly as received. Valid as long as the text that its <see cref="Values"/> give.</summary>
    public ReadOnlySpan<char> Raw(int column, int record) => values[column][codes[column][record]];

    /// <summary>Where to find the row's raw text in a column.</summary>
    public TextPlace Place(int column, int record) => new(values[column], codes[column][record]);

    /// <summary>Says that the place of a row's raw text will be asked for soon.</summary>
    public void Prefetch(int column, int record) => codes[column].Prefetch(record);

    /// <summary>Hash of the source and the row's raw fields: the same row delivered again has the same key.</summary>
    public ulong ContentKey(int record) => Hash64.Mix(sourceKey, keys[record]);

    /// <summary>The same hash of a row that is not in the table: of the column's positions and texts.</summary>
    internal ulong ContentKeyOf(ReadOnlySpan<string> fields) => contents.Of(fields);

    /// <summary>Codes of a column's texts, by record.</summary>
    internal CodeBlocks Codes(int column) => codes[column];

    /// <summary>Gives the rows of a batch their places, before any of its columns is encoded.</summary>
    internal void Begin(RowBatch batch)
    {
        batch.First = places.Count;
        for (int row = 0; row < batch.Count; row++)
            places.Add(batch.Row(row), batch.Line(row));
    }

    /// <summary>Takes over a column of a batch. The batches of a column come in order; other columns may be taken over meanwhile.</summary>
    internal void Encode(RowBatch batch, int column)
    {
        int[] rented = ArrayPool<int>.Shared.Rent(batch.Count);
        Span<int> added = rented.AsSpan(0, batch.Count);
        Span<ulong> hashes = batch.Hashes(column);
        if (appended[column])
            values[column].Append(batch.Texts, column, added, hashes);
        else
            values[column].Add(batch.Texts, column, added, hashes);
        codes[column].Add(added);
        ArrayPool<int>.Shared.Return(rented);
        appended[column] |= uncompared[column] && codes[column].Count >= SurelyDistinct && values[column].Count == codes[column].Count;
        ReadOnlySpan<int> ends = batch.Texts.Ends(column);
        // An empty field adds nothing: a column that others filled must not matter.
        for (int row = 0, start = 0; row < hashes.Length; row++)
        {
            hashes[row] = ends[row] == start ? 0 : Hash64.Mix(columnKeys[column], hashes[row]);
            start = ends[row];
        }
    }

    /// <summary>Ends a batch of which all columns are encoded. A row's key is a sum: the order in which JSON lines bring up their columns must not matter.</summary>
    internal void End(RowBatch batch)
    {
        if (batch.First + batch.Count > keys.Length)
            keys.Resize(Math.Max(keys.Length + (keys.Length >> 1), batch.First + batch.Count));
        Span<ulong> sums = keys.Slice(batch.First, batch.Count);
        sums.Clear();
        for (int column = 0; column < codes.Length; column++)
        {
            ReadOnlySpan<ulong> hashes = batch.Hashes(column);
            for (int row = 0; row < sums.Length; row++)
                sums[row] += hashes[row];
        }
        Count = batch.First + batch.Count;
    }

    /// <summary>Gives back the memory that only adding needs.</summary>
    internal void Trim()
    {
        keys.Resize(Count);
        places.Trim();
        foreach (TextDictionary texts in values)
            texts.Trim();
        foreach (CodeBlocks column in codes)
            column.Trim();
    }
}
