using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>One value's code for each record, and the field it came from: usually one for all of a source, so kept once per block of records.</summary>
sealed class AttributeSlot
{
    readonly CodeBlocks codes;
    readonly byte[] blockOrigins;
    readonly Column<byte>?[] origins;
    readonly ColumnStore store;
    readonly int records;

    public AttributeSlot(ColumnStore store, int records)
    {
        (codes, this.store, this.records) = (new CodeBlocks(store, records), store, records);
        int blocks = (records + CodeBlocks.BlockLength - 1) >> CodeBlocks.BlockBits;
        (blockOrigins, origins) = (new byte[blocks], new Column<byte>?[blocks]);
        Array.Fill(blockOrigins, byte.MaxValue);
    }

    public int this[int record] => codes[record];

    public void Prefetch(int record) => codes.Prefetch(record);

    public int Origin(int record) =>
        origins[record >> CodeBlocks.BlockBits] is { } each ? each[record & (CodeBlocks.BlockLength - 1)] : blockOrigins[record >> CodeBlocks.BlockBits];

    public void Set(int record, int code, byte field)
    {
        codes[record] = code;
        int block = record >> CodeBlocks.BlockBits;
        if (blockOrigins[block] == field && origins[block] is null)
            return;
        if (blockOrigins[block] == byte.MaxValue)
            blockOrigins[block] = field;
        else
            Each(block)[record & (CodeBlocks.BlockLength - 1)] = field;
    }

    /// <summary>Sets side by side records of one block of which none has a value yet; false where that is not so.</summary>
    public bool TrySet(int first, ReadOnlySpan<int> own, byte field)
    {
        int block = first >> CodeBlocks.BlockBits;
        if (blockOrigins[block] != byte.MaxValue)
            return false;
        if (!own.ContainsAnyExcept(-1))
            return true;
        blockOrigins[block] = field;
        codes.Set(first, own);
        return true;
    }

    Column<byte> Each(int block)
    {
        if (origins[block] is { } known)
            return known;
        Column<byte> each = store.NewUnset<byte>(Math.Min(CodeBlocks.BlockLength, records - (block << CodeBlocks.BlockBits)));
        each.Span.Fill(blockOrigins[block]);
        return origins[block] = each;
    }
}
