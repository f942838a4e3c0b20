using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>Birth dates: exact, day and month exchanged or one digit off, two of three parts, same year, different.</summary>
sealed class DateComparison : Comparison
{
    static readonly Level[] Scale =
    [
        new("exact", 0.84, 0.0001), new("one slip", 0.08, 0.0008), new("two of three parts", 0.04, 0.005), new("same year", 0.02, 0.015), new("different", 0.02, 0.979),
    ];

    ValueTable<PartialDate> dates;

    public DateComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale)
    {
        var own = new PartialDate[column.ValueCount];
        Parallel.For(0, own.Length, code => own[code] = (PartialDate)column.Value(code));
        dates = new ValueTable<PartialDate>(own);
    }

    // Of a hundred pairs of brothers and sisters one are twins.
    public override double SharedByCustom => 0.01;

    protected override void MakeOwn(bool forDesk) => dates = dates.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        dates.Put(code, (PartialDate)value);
    }

    protected override int EqualLevel(int code) => dates[code] is { Year: not null, Month: not null, Day: not null } ? 1 : dates[code].Year is null ? 3 : 4;

    protected override bool IsQuick => true;

    public override bool HasSketches => true;

    public override uint SketchOf(int code) =>
        dates[code] is { Year: { } year, Month: { } month, Day: { } day } ? Sketch.OfDate(year, month, day) : 0;

    // A whole date is its sketch: nothing is left to look at.
    protected override int Glance(uint x, uint y)
    {
        if (x >> 16 == y >> 16 && (x & 0xFF) == (y >> 8 & 0xFF) && (y & 0xFF) == (x >> 8 & 0xFF))
            return 2;
        if (Sketch.DatesAreNear(x, y))
            return 2;
        int equal = (x >> 16 == y >> 16 ? 1 : 0) + ((x ^ y) << 16 < 0x1000000 ? 1 : 0) + ((x ^ y) << 24 == 0 ? 1 : 0);
        return equal == 2 ? 3 : x >> 16 == y >> 16 ? 4 : 5;
    }

    protected override int CompareValues(int a, int b)
    {
        PartialDate x = dates[a], y = dates[b];
        bool whole = x is { Year: not null, Month: not null, Day: not null } && y is { Year: not null, Month: not null, Day: not null };
        if (!whole)
            return ComparePartial(x, y);
        if (x.Year == y.Year && x.Month == y.Day && x.Day == y.Month)
            return 2;
        if (EditDistance.AtMostOne(x.Text, y.Text))
            return 2;
        int equal = (x.Year == y.Year ? 1 : 0) + (x.Month == y.Month ? 1 : 0) + (x.Day == y.Day ? 1 : 0);
        if (equal == 2)
            return 3;
        return x.Year == y.Year ? 4 : 5;
    }

    static int ComparePartial(PartialDate x, PartialDate y)
    {
        bool Differ(int? a, int? b) => a is not null && b is not null && a != b;
        if (Differ(x.Year, y.Year) || Differ(x.Month, y.Month) || Differ(x.Day, y.Day))
            return x.Year is not null && x.Year == y.Year ? 4 : 5;
        int known = (x.Year is not null && y.Year is not null ? 1 : 0) + (x.Month is not null && y.Month is not null ? 1 : 0) + (x.Day is not null && y.Day is not null ? 1 : 0);
        return known switch { 0 => 0, 1 => 4, _ => 3 };
    }
}
