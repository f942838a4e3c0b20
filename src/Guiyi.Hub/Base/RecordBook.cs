using Guiyi.Hub.Storage.Records;
using Guiyi.Internals;

namespace Guiyi.Hub.Base;

/// <summary>Which version of which stored record each number of the <see cref="LiveBase"/> is now, and back. Any thread may ask while the writer changes it.</summary>
/// <param name="fit">The fit's records by number; they rise, for that is the order they were read in.</param>
sealed class RecordBook(RecordId[] fit)
{
    readonly Lock gate = new();
    const int PieceBits = 8;

    readonly Pieces<RecordId> later = new();
    readonly Dictionary<int, RecordId> replaced = [];
    // Numbers of later versions. Ids stand together: one piece holds those that differ in their last bits alone.
    readonly Dictionary<long, int[]> numbers = [];
    readonly Dictionary<RecordAnchor, int> gone = [];
    int laterCount;

    /// <summary>Records that there were ever numbers for.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return fit.Length + laterCount;
        }
    }

    /// <summary>The version that a number stands for; of a record that is gone, its last.</summary>
    public RecordId Id(int number)
    {
        lock (gate)
            return number >= fit.Length ? later[number - fit.Length] : replaced.TryGetValue(number, out RecordId now) ? now : fit[number];
    }

    /// <summary>The number of the record that a version belongs to, current or not; -1 where there never was one.</summary>
    public int Number(RecordId id)
    {
        lock (gate)
        {
            if (numbers.TryGetValue(id.Value >> PieceBits, out int[]? piece) && piece[id.Value & ((1 << PieceBits) - 1)] is >= 0 and int number)
                return number;
            return Math.Max(-1, Array.BinarySearch(fit, id));
        }
    }

    /// <summary>The number of a record that was there and is gone; -1 where there is none.</summary>
    public int Gone(RecordAnchor anchor)
    {
        lock (gate)
            return gone.GetValueOrDefault(anchor, -1);
    }

    /// <summary>A record has come under the next number, or a number has another version.</summary>
    public void Set(int number, RecordAnchor anchor, RecordId id)
    {
        lock (gate)
        {
            gone.Remove(anchor);
            if (number == fit.Length + laterCount)
                later.Put(laterCount++, id);
            else if (number >= fit.Length)
                later[number - fit.Length] = id;
            else
                replaced[number] = id;
            if (!numbers.TryGetValue(id.Value >> PieceBits, out int[]? piece))
            {
                numbers.Add(id.Value >> PieceBits, piece = new int[1 << PieceBits]);
                Array.Fill(piece, -1);
            }
            piece[id.Value & ((1 << PieceBits) - 1)] = number;
        }
    }

    /// <summary>A record has gone; its number waits for it.</summary>
    public void Leave(int number, RecordAnchor anchor)
    {
        lock (gate)
            gone[anchor] = number;
    }
}
