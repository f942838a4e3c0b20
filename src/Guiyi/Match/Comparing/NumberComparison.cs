using System.Globalization;
using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>
/// Columns of numbers: equal, then by distance. Prices, weights and counts, which range over orders of magnitude, by their ratio; years and the like by the
/// share of the column's range that lies between them.
/// </summary>
sealed class NumberComparison : Comparison
{
    static readonly Level[] Scale =
    [
        new("equal", 0.7, 0.01), new("nearly", 0.08, 0.02), new("near", 0.07, 0.06), new("not far", 0.07, 0.2), new("different", 0.08, 0.71),
    ];

    // Up to these distances the levels from the second on are reached.
    static readonly double[] Shares = [0.03, 0.1, 0.3];

    // Of latitudes and longitudes in degrees: a house, a block of streets, a town.
    static readonly double[] Degrees = [0.0015, 0.01, 0.1];

    const double MostlyNumbers = 0.9, Orders = 5, SketchError = 1e-7;

    ValueTable<double> numbers;
    readonly double range;
    readonly bool byRatio;
    readonly double[] steps;

    public NumberComparison(AttributeColumn column, NodeTable nodes, double[] numbers)
        : base(column, nodes, Scale)
    {
        this.numbers = new ValueTable<double>(numbers);
        double[] known = Array.FindAll(numbers, n => !double.IsNaN(n));
        int aside = known.Length / 20;
        (double low, double high) = (Selection.At(known, aside), Selection.At(known, known.Length - 1 - aside));
        range = Math.Max(high - low, 1e-9);
        bool places = column.Label is "latitude" or "longitude";
        byRatio = !places && low >= 0 && high > Orders * Math.Max(low, 1e-9);
        (steps, range) = places ? (Degrees, 1) : (Shares, range);
    }

    /// <summary>The column's values as numbers, NaN for the few that are none; null where too many are none.</summary>
    public static double[]? Numbers(AttributeColumn column)
    {
        double[] numbers = new double[column.ValueCount];
        int found = 0;
        for (int code = 0; code < numbers.Length; code++)
        {
            numbers[code] = Parse(column.Characters(code));
            found += double.IsNaN(numbers[code]) ? 0 : 1;
            if (code == 200 && found < 100)
                return null;
        }
        return found >= Math.Max(3, MostlyNumbers * numbers.Length) ? numbers : null;
    }

    // What prices of one thing do is learned: two sellers ask different ones.
    public override double PriorStrength => byRatio ? 5 : 25;

    protected override void MakeOwn(bool forDesk) => numbers = numbers.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        numbers.Put(code, Parse(text));
    }

    protected override bool IsQuick => true;

    protected override bool IsLookedAt => true;

    public override void PrefetchPlace(int code) => numbers.Prefetch(code);

    public override void PrefetchValue(int code)
    {
    }

    public override bool HasSketches => true;

    /// <summary>The number with seven digits.</summary>
    public override uint SketchOf(int code) => double.IsNaN(numbers[code]) ? 0 : BitConverter.SingleToUInt32Bits((float)numbers[code]);

    protected override int Glance(uint x, uint y)
    {
        (double a, double b) = (BitConverter.UInt32BitsToSingle(x), BitConverter.UInt32BitsToSingle(y));
        // What the sketches may be off makes them nearer, not farther apart.
        double off = SketchError * (Math.Abs(a) + Math.Abs(b)), least = Math.Abs(a - b) - off;
        return least > steps[^1] * (byRatio ? Math.Max(Math.Abs(a), Math.Abs(b)) + off : range) ? Scale.Length : 0;
    }

    protected override int CompareValues(int a, int b)
    {
        (double x, double y) = (numbers[a], numbers[b]);
        if (double.IsNaN(x) || double.IsNaN(y))
            return 0;
        double difference = Math.Abs(x - y);
        if (difference == 0)
            return 1;
        double distance = difference / (byRatio ? Math.Max(Math.Abs(x), Math.Abs(y)) : range);
        for (int step = 0; step < steps.Length; step++)
            if (distance <= steps[step])
                return step + 2;
        return steps.Length + 2;
    }

    static double Parse(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> bare = text.Trim().TrimStart("$¥￥€£").TrimEnd("元$€").Trim();
        return bare.Length is > 0 and < 16
            && double.TryParse(bare, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double number)
            ? number : double.NaN;
    }
}
