using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>Sizes of a recipe's blocks that hold a pair, bucket by bucket, in room that is used again for the next recipe.</summary>
/// <param name="store">Where they lie.</param>
sealed class BlockSizes(ColumnStore store) : IDisposable
{
    readonly int[] starts = new int[KeyGroups.Buckets], counts = new int[KeyGroups.Buckets];
    Column<BlockSize> room = store.New<BlockSize>(0);

    /// <summary>Makes room for the blocks of other keys.</summary>
    public void Reset(KeyGroups groups)
    {
        int keys = 0;
        for (int bucket = 0; bucket < KeyGroups.Buckets; bucket++)
        {
            // A block of one holds no pair.
            (starts[bucket], counts[bucket]) = (keys / 2, 0);
            keys += groups.Keys(bucket).Length;
        }
        if (room.Length >= (keys + 1) / 2)
            return;
        room.Dispose();
        room = store.NewUnset<BlockSize>((keys + 1) / 2);
    }

    /// <summary>Adds a block to a bucket. Buckets may be filled by different threads, each by one.</summary>
    public void Add(int bucket, BlockSize size) => room[starts[bucket] + counts[bucket]++] = size;

    /// <summary>The blocks of a bucket, in the order of their keys.</summary>
    public ReadOnlySpan<BlockSize> Of(int bucket) => room.Slice(starts[bucket], counts[bucket]);

    public void Dispose() => room.Dispose();
}
