namespace Guiyi.Hub.Storage.Records;

/// <summary>One version of a source record. Ids of a source stand together, in the order they were received; never given out again.</summary>
public readonly record struct RecordId(long Value) : IComparable<RecordId>
{
    const int SerialBits = 40;

    public RecordId(int source, long serial)
        : this(((long)source << SerialBits) + serial)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source, (1 << 22) - 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(serial, 1L << SerialBits);
    }

    public int Source => (int)(Value >> SerialBits);

    public long Serial => Value & ((1L << SerialBits) - 1);

    public int CompareTo(RecordId other) => Value.CompareTo(other.Value);

    /// <summary>The first id after all of a source's.</summary>
    internal static long End(int source) => (source + 1L) << SerialBits;
}

/// <summary>A source record whatever its version: what people say about it is attached here, and so follows the record through merges and updates.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Key">The record's key within the source; see <see cref="RecordKey"/>.</param>
public readonly record struct RecordAnchor(int Source, string Key);
