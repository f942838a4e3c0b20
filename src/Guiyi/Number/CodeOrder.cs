using Guiyi.Internals;

namespace Guiyi.Number;

/// <summary>Codes in the ordinal order of their texts.</summary>
static class CodeOrder
{
    /// <summary>The codes' places in the table, in order.</summary>
    public static Column<int> Of(CodeTable codes)
    {
        Column<int> order = codes.Store.Numbers(codes.Count);
        if (Keys(codes) is { } keys)
        {
            RadixSort.Sort(ref keys, ref order);
            keys.Dispose();
            return order;
        }
        int[] byText = [.. order.Span];
        OrdinalSort.Sort(Array.ConvertAll(byText, codes.Text), byText);
        byText.CopyTo(order.Span);
        return order;
    }

    /// <summary>
    /// A number for each code in the order of the texts: the stem's rank, the digits as they would stand before a decimal point if all were equally
    /// many, and how many there are. Null where the texts must be compared: one stem begins another, or the numbers would be too large.
    /// </summary>
    static Column<ulong>? Keys(CodeTable codes)
    {
        const int lengthBits = 5;
        int most = 0;
        for (int code = 0; code < codes.Count; code++)
        {
            if (codes.Digits(code) == 0)
                return null;
            most = Math.Max(most, codes.Digits(code));
        }
        ulong[] powers = new ulong[most + 1];
        powers[0] = 1;
        for (int i = 1; i <= most; i++)
            powers[i] = powers[i - 1] * 10;
        if (Ranks(codes) is not { } ranks || (UInt128)(uint)ranks.Length * powers[most] >> (64 - lengthBits) != 0)
            return null;
        Column<ulong> keys = codes.Store.NewUnset<ulong>(codes.Count);
        for (int code = 0; code < keys.Length; code++)
        {
            int length = codes.Digits(code);
            ulong aligned = (ulong)codes.Serial(code) * powers[most - length];
            keys[code] = ((((ulong)ranks[codes.StemOf(code)] * powers[most]) + aligned) << lengthBits) | (uint)length;
        }
        return keys;
    }

    /// <summary>The place of each stem among them, or null where one begins another.</summary>
    static int[]? Ranks(CodeTable codes)
    {
        string[] stems = [.. codes.Stems];
        int[] order = [.. Enumerable.Range(0, stems.Length)], ranks = new int[stems.Length];
        Array.Sort(stems, order, StringComparer.Ordinal);
        for (int i = 0; i < order.Length; i++)
        {
            // What begins with a stem stands right behind it.
            if (i > 0 && stems[i].StartsWith(stems[i - 1], StringComparison.Ordinal))
                return null;
            ranks[order[i]] = i;
        }
        return ranks;
    }
}
