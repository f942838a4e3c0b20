using Guiyi.Internals;
using Guiyi.Standardize;
using Guiyi.Standardize.Names;

namespace Guiyi.Match.Comparing;

/// <summary>Whole addresses by their parsed parts, from the same door to another city.</summary>
sealed class AddressComparison : Comparison
{
    static readonly Level[] Scale =
    [
        new("same door", 0.5, 1e-5), new("same building", 0.1, 3e-5), new("same house number or estate", 0.05, 1e-4), new("same road", 0.03, 5e-4),
        new("same district", 0.06, 0.01), new("same city", 0.08, 0.04), new("different", 0.18, 0.95),
    ];

    const int FewestWords = 3;

    ValueTable<Address> addresses;
    ValueTable<(ulong Words, ulong Numbers)> bits;

    public AddressComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale)
    {
        Address[] all = [.. Enumerable.Range(0, column.ValueCount).Select(c => (Address)column.Value(c))];
        (addresses, bits) = (new ValueTable<Address>(all), new ValueTable<(ulong, ulong)>(Array.ConvertAll(all, WordBits)));
    }

    protected override void MakeOwn(bool forDesk) => (addresses, bits) = (addresses.Copy(forDesk), bits.Copy(forDesk));

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        addresses.Put(code, (Address)value);
        bits.Put(code, WordBits((Address)value));
    }

    // Two spellings of one door are two values.
    public override bool IsExactFirst => false;

    protected override int EqualLevel(int code) => Depth(addresses[code], addresses[code]);

    protected override int CompareValues(int a, int b)
    {
        int depth = Depth(addresses[a], addresses[b]);
        return depth is 0 or > 3 && AreSameWords(a, b) ? 2 : depth;
    }

    /// <summary>An address that no rule of its country takes apart rightly is still the same where nearly all words and all numbers are.</summary>
    bool AreSameWords(int a, int b)
    {
        (ulong x, ulong y) = (bits[a].Words, bits[b].Words);
        if (bits[a].Numbers != bits[b].Numbers || bits[a].Numbers == 0)
            return false;
        int shared = System.Numerics.BitOperations.PopCount(x & y), all = System.Numerics.BitOperations.PopCount(x | y);
        return shared >= FewestWords && shared * 5 >= all * 4;
    }

    /// <summary>The words of an address in Latin letters, a bit each, and those with digits in them; none for Chinese ones, whose parts are known.</summary>
    static (ulong Words, ulong Numbers) WordBits(Address address)
    {
        ulong words = 0, numbers = 0;
        ReadOnlySpan<char> text = address.Script == AddressScript.Chinese ? "" : address.Text;
        for (int start = 0, i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
                continue;
            if (i > start)
            {
                ReadOnlySpan<char> word = text[start..i];
                ulong bit = 1UL << (int)(Hash64.Of(word) & 63);
                words |= bit;
                numbers |= word.IndexOfAnyInRange('0', '9') >= 0 ? bit : 0;
            }
            start = i + 1;
        }
        return (words, numbers);
    }

    static int Depth(Address x, Address y)
    {
        bool city = !Differ(x.City, y.City) && !Differ(x.Province, y.Province);
        bool road = Same(x.Road, y.Road), number = Same(x.RoadNumber, y.RoadNumber), estate = Same(x.Community, y.Community);
        bool district = !Differ(x.District, y.District);
        if (city && (district || (road && number)))
        {
            bool place = (road && number) || estate;
            if (place && !Differ(x.Building, y.Building) && Same(x.Room, y.Room) && !Differ(x.Unit, y.Unit))
                return 1;
            if (place && Same(x.Building, y.Building) && !Differ(x.Room, y.Room))
                return 2;
            // A house whose number is all there is: nothing finer could differ.
            if (road && number && !Differ(x.Building, y.Building) && !Differ(x.Room, y.Room) && !Differ(x.Community, y.Community))
                return x.Room is null && y.Room is null ? 1 : 2;
            if (place)
                return 3;
            if (road && !Differ(x.RoadNumber, y.RoadNumber))
                return 4;
        }
        // Quarters and suburbs are called cities (w. hollywood for los angeles, new york city for new york), and what stands behind a street is taken for one.
        if (!city && road && number && x.Script == AddressScript.Latin && y.Script == AddressScript.Latin && !Differ(x.Province, y.Province) && !Differ(x.Postcode, y.Postcode))
            return 3;
        if (city && Same(x.District, y.District))
            return 5;
        if (city && Same(x.City, y.City))
            return 6;
        if (Same(x.Postcode, y.Postcode))
            return 5;
        return Differ(x.City, y.City) || Differ(x.Province, y.Province) || Differ(x.Postcode, y.Postcode) || Differ(x.Road, y.Road) ? 7 : 0;
    }

    static bool Same(string? x, string? y) => x is not null && x == y;

    static bool Differ(string? x, string? y) => x is not null && y is not null && x != y
        && !(x.Length > 6 && EditDistance.AtMostOne(x, y));
}

/// <summary>A shop that one record visited against the address that the other states: people mostly shop where they live. Two shops are compared as shops.</summary>
sealed class OutletPlaceComparison : Comparison
{
    static readonly Level[] Scale = [new("same city", 0.6, 0.05), new("same province", 0.1, 0.05), new("different", 0.3, 0.9)];

    ValueTable<Address> places, homes;
    Column<int>[] homeSlots;

    /// <param name="outlets">Where the shops are.</param>
    /// <param name="addresses">Stated addresses.</param>
    /// <param name="nodes">The nodes.</param>
    public OutletPlaceComparison(AttributeColumn outlets, AttributeColumn addresses, NodeTable nodes)
        : base(outlets, nodes, Scale)
    {
        places = new ValueTable<Address>([.. Enumerable.Range(0, outlets.ValueCount).Select(c => (Address)outlets.Value(c))]);
        homes = new ValueTable<Address>([.. Enumerable.Range(0, addresses.ValueCount).Select(c => (Address)addresses.Value(c))]);
        (Homes, homeSlots) = (addresses, nodes.Codes(addresses));
    }

    /// <summary>The other column: stated addresses.</summary>
    public AttributeColumn Homes { get; }

    /// <summary>The nodes' codes in <see cref="Homes"/>.</summary>
    public Column<int>[] HomeSlots => homeSlots;

    protected override void MakeOwn(bool forDesk)
    {
        (places, homes) = (places.Copy(forDesk), homes.Copy(forDesk));
        if (forDesk)
            homeSlots = DeskSlots();
    }

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        places.Put(code, (Address)value);
    }

    /// <summary>Takes in a stated address that came after the run.</summary>
    public void PutHome(int code, Address home) => homes.Put(code, home);

    public override bool IsExactFirst => false;

    public override bool ComparesNodes => true;

    public override int Compare(int a, int b, LevelCache cache)
    {
        (int one, int other) = (Cross(a, b), Cross(b, a));
        return one == 0 ? other : other == 0 ? one : Math.Min(one, other);
    }

    protected override int CompareValues(int a, int b) => 0;

    int Cross(int visitor, int resident)
    {
        int best = 0;
        foreach (Column<int> shops in Slots)
            foreach (Column<int> doors in homeSlots)
                if (shops[visitor] >= 0 && doors[resident] >= 0 && Level(places[shops[visitor]], homes[doors[resident]]) is var level && (best == 0 || level < best))
                    best = level;
        return best;
    }

    static int Level(Address shop, Address home) =>
        shop.City == home.City ? 1 : shop.Province is not null && shop.Province == home.Province ? 2 : 3;
}

/// <summary>Cities, regions, countries, streets, titles and other texts: exact, nearly, in part, different.</summary>
sealed class TextComparison : Comparison
{
    static readonly Level[] Scale = [new("exact", 0.75, 0.02), new("nearly", 0.1, 0.005), new("in part", 0.05, 0.02), new("different", 0.1, 0.955)];

    const double InPart = 0.85;

    static readonly int InPartShare = Sketch.ShareFor(InPart);

    ValueTable<string[]> tokens;

    public TextComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale)
    {
        var own = new string[column.ValueCount][];
        Parallel.For(0, own.Length, code => own[code] = Tokens(column.Text(code)));
        tokens = new ValueTable<string[]>(own);
    }

    protected override void MakeOwn(bool forDesk) => tokens = tokens.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        tokens.Put(code, Tokens(text));
    }

    static readonly char[] Separators = [' ', ',', '-', '/', '.', ';'];

    static string[] Tokens(string text) => text.Length > 0 && text.IndexOfAny(Separators) < 0 ? [text] : [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal)];

    public override bool HasSketches => true;

    // Texts of several words may share one of them, whatever their letters.
    public override uint SketchOf(int code) => tokens[code].Length == 1 ? Sketch.OfLetters(Characters(code)) : 0;

    protected override int Glance(uint x, uint y) => Sketch.AreFar(x, y, InPartShare) ? Scale.Length : 0;

    protected override int CompareValues(int a, int b)
    {
        ReadOnlySpan<char> x = Characters(a), y = Characters(b);
        if (EditDistance.AtMostOne(x, y) && Math.Max(x.Length, y.Length) > 3)
            return 2;
        if (tokens[a].Length > 1 || tokens[b].Length > 1)
        {
            double overlap = Overlap(tokens[a], tokens[b]);
            if (overlap >= 0.7)
                return 2;
            if (JaroWinkler.Similarity(x, y) >= 0.93)
                return 2;
            return overlap >= 0.3 ? 3 : 4;
        }
        double similarity = JaroWinkler.Similarity(x, y);
        return similarity >= 0.9 ? 2 : similarity >= InPart ? 3 : 4;
    }

    /// <summary>Shared tokens over all tokens (Jaccard 1901) of two sorted lists.</summary>
    static double Overlap(string[] x, string[] y)
    {
        int shared = 0;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
        {
            int order = string.CompareOrdinal(x[i], y[j]);
            if (order == 0)
                (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (order < 0)
                i++;
            else
                j++;
        }
        return (double)shared / (x.Length + y.Length - shared);
    }
}

/// <summary>Postcodes: exact, one character off, same outward area, different.</summary>
sealed class PostcodeComparison(AttributeColumn column, NodeTable nodes) : Comparison(column, nodes, Scale)
{
    static readonly Level[] Scale = [new("exact", 0.75, 0.001), new("one character off", 0.05, 0.001), new("same area", 0.05, 0.01), new("different", 0.15, 0.988)];

    const int AreaShift = 21, AreaBits = 10;

    public override bool HasSketches => true;

    // The area in a few bits, with the length: where they differ, the areas do.
    public override uint SketchOf(int code)
    {
        ReadOnlySpan<char> text = Characters(code);
        uint area = (uint)Hash64.Mix(Hash64.Of(text[..Area(text.Length, text.Length)]), (ulong)text.Length) & ((1 << AreaBits) - 1);
        return Sketch.OfDigits(text, false) | (area << AreaShift);
    }

    protected override int Glance(uint x, uint y) =>
        ((x ^ y) >> AreaShift & ((1 << AreaBits) - 1)) != 0 && Sketch.AreFarDigits(x, y) ? Scale.Length : 0;

    static int Area(int one, int other) => Math.Min(Math.Min(one, other), Math.Max(2, Math.Min(one, other) - 3));

    protected override int CompareValues(int a, int b)
    {
        ReadOnlySpan<char> x = Characters(a), y = Characters(b);
        if (EditDistance.AtMostOne(x, y) && x.Length > 3)
            return 2;
        int area = Area(x.Length, y.Length);
        return x.Length == y.Length && x[..area].SequenceEqual(y[..area]) ? 3 : 4;
    }
}
