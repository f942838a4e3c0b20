using System.Text;
using Guiyi.Internals;

namespace Guiyi.Merge;

/// <summary>
/// Customer ids as numbers, eight bytes each. Those that Guiyi gives are numbers by their form, see <see cref="CustomerNumber"/>; an earlier result
/// may hold any other text, which stands in a list. Once no more are added, several threads may ask.
/// </summary>
sealed class IdBook
{
    const ulong Other = 1UL << 63;

    readonly List<string> others = [];
    readonly Dictionary<string, ulong> numbers = new(StringComparer.Ordinal);

    /// <summary>True where all ids are of Guiyi's own form, so that their numbers stand in the order of their texts.</summary>
    public bool IsOrdered => others.Count == 0;

    /// <summary>Bytes of the longest id.</summary>
    public int Longest { get; private set; } = CustomerNumber.Length;

    /// <summary>The number of an id, which is added where it is new.</summary>
    public ulong Add(string id)
    {
        if (TryFind(id, out ulong number))
            return number;
        number = Other | (uint)others.Count;
        others.Add(id);
        numbers.Add(id, number);
        Longest = Math.Max(Longest, Encoding.UTF8.GetByteCount(id));
        return number;
    }

    /// <summary>False where the id is of another form and unknown.</summary>
    public bool TryFind(string id, out ulong number) => CustomerNumber.TryRead(id, out number) || numbers.TryGetValue(id, out number);

    /// <summary>The number here of an id of another book.</summary>
    public ulong Add(IdBook from, ulong number) => (number & Other) == 0 ? number : Add(from.Text(number));

    /// <summary>True where the id is of Guiyi's own form.</summary>
    public static bool IsOwn(ulong number) => (number & Other) == 0;

    public string Text(ulong number) => (number & Other) == 0 ? CustomerNumber.Text(number) : others[(int)(uint)number];

    /// <summary>Writes an id as UTF-8.</summary>
    /// <returns>The number of bytes, at most <see cref="Longest"/>.</returns>
    public int Write(ulong number, Span<byte> utf8)
    {
        if ((number & Other) != 0)
            return Encoding.UTF8.GetBytes(others[(int)(uint)number], utf8);
        CustomerNumber.Write(number, utf8);
        return CustomerNumber.Length;
    }

    /// <summary>The ordinal order of the texts.</summary>
    public int Compare(ulong one, ulong other)
    {
        if (((one | other) & Other) == 0)
            return one.CompareTo(other);
        return Characters(one, stackalloc char[CustomerNumber.Length]).SequenceCompareTo(Characters(other, stackalloc char[CustomerNumber.Length]));
    }

    /// <summary>Sorts ids by their texts, and what belongs to each with it.</summary>
    public void Sort(ref ulong[] ids, ref int[] belongings)
    {
        if (IsOrdered)
            RadixSort.Sort(ref ids, ref belongings, ids.Length);
        else
            Array.Sort(ids, belongings, Comparer<ulong>.Create(Compare));
    }

    /// <inheritdoc cref="Sort(ref ulong[], ref int[])"/>
    public void Sort(ref Column<ulong> ids, ref Column<int> belongings)
    {
        if (IsOrdered)
            RadixSort.Sort(ref ids, ref belongings);
        else
            ids.Span.Sort(belongings.Span, Compare);
    }

    ReadOnlySpan<char> Characters(ulong number, Span<char> buffer)
    {
        if ((number & Other) != 0)
            return others[(int)(uint)number];
        CustomerNumber.Write(number, buffer);
        return buffer;
    }
}
