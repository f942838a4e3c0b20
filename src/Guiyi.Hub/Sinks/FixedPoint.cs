using System.Globalization;

namespace Guiyi.Hub.Sinks;

/// <summary>Writes numbers with a fixed count of decimals: what the formats "0.00" and "+0.0;-0.0;0.0" give, several times as fast.</summary>
static class FixedPoint
{
    /// <summary>Longest text of a number that is written the fast way.</summary>
    public const int Longest = 24;

    // From here on a double no longer tells all decimals, and beside a half the digits decide, not a product.
    const double Largest = 1e9, Doubtful = 1e-4;

    static readonly double[] Scales = [1, 10, 100, 1_000, 10_000, 100_000];
    static readonly string[] Formats = ["0", "0.0", "0.00", "0.000", "0.0000", "0.00000"];
    static readonly string[] SignedFormats = [.. Formats.Select(f => $"+{f};-{f};{f}")];

    /// <summary>Most decimals that can be asked for.</summary>
    public static int MostDecimals => Scales.Length - 1;

    /// <summary>Writes a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="signed">Write a plus before what is above zero, and no sign before zero.</param>
    /// <param name="to">Room for it.</param>
    /// <returns>Number of bytes, or -1 where there is no room.</returns>
    public static int Format(double number, int decimals, bool signed, Span<byte> to)
    {
        double scaled = Math.Abs(number) * Scales[decimals], whole = Math.Floor(scaled), rest = scaled - whole;
        // Zero, and what rounds to it, has rules of its own for the sign.
        bool isPlain = scaled < Largest && Math.Abs(rest - 0.5) > Doubtful && scaled > 0.5 && to.Length >= Longest;
        if (!isPlain)
            return Plainly(number, decimals, signed, to);
        int length = 0;
        if (number < 0 || signed)
            to[length++] = number < 0 ? (byte)'-' : (byte)'+';
        return Digits((uint)whole + (rest > 0.5 ? 1u : 0), decimals, to, length);
    }

    /// <summary>Writes a whole number without a sign.</summary>
    /// <returns>Number of bytes.</returns>
    public static int Whole(uint number, Span<byte> to) => Digits(number, 0, to, 0);

    /// <summary>Writes digits from the last to the first, with the point between them.</summary>
    static int Digits(uint digits, int decimals, Span<byte> to, int length)
    {
        int count = decimals + 1;
        for (uint more = digits / (uint)Scales[decimals]; more >= 10; more /= 10)
            count++;
        int end = length + count + (decimals > 0 ? 1 : 0);
        for (int at = end, written = 0; written < count; written++)
        {
            if (written == decimals && decimals > 0)
                to[--at] = (byte)'.';
            (digits, uint digit) = (digits / 10, digits % 10);
            to[--at] = (byte)('0' + digit);
        }
        return end;
    }

    /// <summary>The plain twin of <see cref="Format"/>.</summary>
    internal static int Plainly(double number, int decimals, bool signed, Span<byte> to) =>
        number.TryFormat(to, out int written, (signed ? SignedFormats : Formats)[decimals], CultureInfo.InvariantCulture) ? written : -1;
}
