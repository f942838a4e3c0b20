using System.Collections;
using Guiyi.Internals;

namespace Guiyi.Number;

/// <summary>Codes ordered by their texts. What is known of one is put together when it is asked for.</summary>
public sealed class IssuedCodes : IReadOnlyList<IssuedCode>
{
    readonly CodeTable codes;
    readonly Column<int> order;

    internal IssuedCodes(CodeTable codes) => (this.codes, order) = (codes, CodeOrder.Of(codes));

    public int Count => order.Length;

    public IssuedCode this[int index] => codes[order[index]];

    /// <summary>Bytes that suffice for any code.</summary>
    public int LongestCode => codes.Longest * 3;

    /// <summary>Bytes that suffice for any customer's id.</summary>
    public int LongestCustomerId => codes.Book.Longest;

    /// <summary>Writes a code as UTF-8, without making a text.</summary>
    /// <returns>The number of bytes.</returns>
    public int WriteCode(int index, Span<byte> utf8) => codes.Write(order[index], utf8);

    /// <summary>Writes the id of the customer that a code was issued to as UTF-8, without making a text.</summary>
    /// <returns>The number of bytes.</returns>
    public int WriteCustomerId(int index, Span<byte> utf8) => codes.Book.Write(codes.Customer(order[index]), utf8);

    /// <summary>Label of the run that issued a code.</summary>
    public string Issued(int index) => codes.Issued(order[index]);

    /// <summary>The part of a code before the serial; null where it is not known.</summary>
    public string? Prefix(int index) => codes.IsPrefixKnown(order[index]) ? codes.Stems[codes.StemOf(order[index])] : null;

    /// <summary>True where a code was never retired.</summary>
    public bool IsUntouched(int index) => codes.Fate(order[index]) == CodeFate.Current;

    /// <summary>The code's place in the table, or -1.</summary>
    internal int Find(ReadOnlySpan<char> code)
    {
        Span<char> text = codes.Longest <= 256 ? stackalloc char[codes.Longest] : new char[codes.Longest];
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int by = text[..codes.Write(order[middle], text)].SequenceCompareTo(code);
            if (by == 0)
                return order[middle];
            (low, high) = by < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }

    /// <summary>The first code, in the order in which they were added, that is there a second time; or -1.</summary>
    internal int FirstRepeated()
    {
        int first = -1;
        for (int i = 1; i < order.Length; i++)
            if (codes.HaveOneText(order[i], order[i - 1]) && Math.Max(order[i], order[i - 1]) is var second && (first < 0 || second < first))
                first = second;
        return first;
    }

    public IEnumerator<IssuedCode> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
