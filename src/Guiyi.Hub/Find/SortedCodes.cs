using Guiyi.Internals;

namespace Guiyi.Hub.Find;

/// <summary>The texts of a column in the order of their keys, read forwards or from the end: four bytes each, and no key is kept.</summary>
sealed class SortedCodes
{
    // Ten characters of six bits decide nearly always; what begins alike is compared.
    const int Packed = 10, BitsEach = 6;

    readonly ValueColumn column;
    readonly bool fromEnd;
    readonly PackedInts codes;

    public SortedCodes(ValueColumn column, bool fromEnd)
    {
        (this.column, this.fromEnd) = (column, fromEnd);
        ulong[] starts = new ulong[column.ValueCount];
        int[] sorted = new int[column.ValueCount];
        Span<char> key = stackalloc char[NumberKey.Longest];
        for (int code = 0; code < sorted.Length; code++)
        {
            Span<char> own = Key(code, key);
            HasMasked |= own.Contains('*');
            starts[code] = Pack(own);
            sorted[code] = code;
        }
        RadixSort.Sort(ref starts, ref sorted, column.ValueCount);
        for (int from = 0, to; from < column.ValueCount; from = to)
        {
            for (to = from + 1; to < column.ValueCount && starts[to] == starts[from];)
                to++;
            if (to - from > 1)
                sorted.AsSpan(from, to - from).Sort(Compare);
        }
        codes = new PackedInts(sorted.AsSpan(0, column.ValueCount));
    }

    /// <summary>True where digits of any text are hidden.</summary>
    public bool HasMasked { get; }

    /// <summary>The code at a place of the order.</summary>
    public int this[int place] => codes[place];

    /// <summary>The places of the texts whose key begins (or, from the end, ends) so.</summary>
    /// <param name="start">The beginning; from the end, turned round.</param>
    public (int From, int To) With(ReadOnlySpan<char> start) => (First(start, beyond: false), First(start, beyond: true));

    int First(ReadOnlySpan<char> start, bool beyond)
    {
        Span<char> buffer = stackalloc char[NumberKey.Longest];
        int low = 0, high = codes.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            ReadOnlySpan<char> key = Key(codes[middle], buffer);
            int order = key[..Math.Min(key.Length, start.Length)].SequenceCompareTo(start);
            if (order < 0 || (beyond && order == 0))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    int Compare(int a, int b)
    {
        Span<char> keyA = stackalloc char[NumberKey.Longest], keyB = stackalloc char[NumberKey.Longest];
        int order = Key(a, keyA).SequenceCompareTo(Key(b, keyB));
        return order != 0 ? order : a.CompareTo(b);
    }

    Span<char> Key(int code, Span<char> buffer)
    {
        Span<char> key = buffer[..NumberKey.Write(column.Kind, column.Characters(code), buffer)];
        if (fromEnd)
            key.Reverse();
        return key;
    }

    /// <summary>A number that is never in the wrong order; equal ones are still to be told apart.</summary>
    static ulong Pack(ReadOnlySpan<char> key)
    {
        ulong packed = 0;
        for (int i = 0; i < Packed; i++)
            packed = (packed << BitsEach) | (i < key.Length ? Place(key[i]) : 0);
        return packed;
    }

    static ulong Place(char c) => c switch
    {
        < '0' => 1,
        <= '9' => (ulong)(2 + c - '0'),
        < 'a' => 12,
        <= 'z' => (ulong)(13 + c - 'a'),
        _ => 39,
    };
}
