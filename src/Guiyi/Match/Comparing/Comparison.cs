using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>Compares one attribute of two nodes and gives a level: 1 is the strongest agreement, the last is disagreement, 0 means a value is missing.</summary>
abstract class Comparison
{
    // So many values stay near the processor by themselves.
    const int FewValues = 1 << 14;

    ValueTable<LaterValue> asked;
    Pieces<object>? values;

    protected Comparison(AttributeColumn column, NodeTable nodes, IReadOnlyList<Level> levels)
    {
        (Column, Slots, Levels, Store) = (column, nodes.Codes(column), levels, nodes.Store);
        asked = ValueTable<LaterValue>.After(column.ValueCount);
    }

    public AttributeColumn Column { get; }

    public Column<int>[] Slots { get; private set; }

    /// <summary>Where what is worked out of nodes and values lies.</summary>
    public ColumnStore Store { get; }

    /// <summary>Levels 1.. in order; the scale's level 0 (missing) has no entry.</summary>
    public IReadOnlyList<Level> Levels { get; }

    public string Name => Column.Name;

    /// <summary>Number of distinct values behind the codes.</summary>
    public int ValueCount => Column.ValueCount;

    /// <summary>Text of a value.</summary>
    public string Text(int code) => IsOfRun(code) ? Column.Text(code) : IsAsked(code) ? asked[code].Text : Later.Text(code - ValueCount);

    /// <summary>Text of a value, without making a string; see <see cref="AttributeColumn.Characters"/>.</summary>
    public ReadOnlySpan<char> Characters(int code) => IsOfRun(code) ? Column.Characters(code) : IsAsked(code) ? asked[code].Text : Later[code - ValueCount];

    /// <summary>The typed value.</summary>
    public object Value(int code) => IsOfRun(code) ? Column.Value(code) : IsAsked(code) ? asked[code].Value : values is null ? Column.ValueOf(Later.Text(code - ValueCount)) : values[code - ValueCount];

    /// <summary>False for values that a live index met after the run.</summary>
    public bool IsOfRun(int code) => code < Column.ValueCount;

    static bool IsAsked(int code) => code >= ValueTable<LaterValue>.FirstAsked;

    /// <summary>Texts of the values that a live index met after the run; who keeps one there lets it be found. Only of a copy.</summary>
    public GrowingTexts Later { get; private set; } = null!;

    /// <summary>The same comparison for a live index, with room for values that come after the run; or for one of its desks, where a few nodes are compared.</summary>
    /// <param name="seats">Number of nodes at the desk; 0 for the index itself.</param>
    public Comparison Copy(int seats)
    {
        var copy = (Comparison)MemberwiseClone();
        copy.Seats = seats;
        if (seats > 0)
            (copy.asked, copy.Slots) = (asked.Copy(forDesk: true), copy.DeskSlots());
        else
            (copy.Later, copy.values) = (new GrowingTexts(), CanonicalValue.IsReadBack(Column.Kind) ? null : new Pieces<object>());
        copy.MakeOwn(seats > 0);
        return copy;
    }

    /// <summary>At a desk, the number of nodes that are compared.</summary>
    protected int Seats { get; private set; }

    /// <summary>In a copy just made: replaces what it may not share with the original.</summary>
    protected virtual void MakeOwn(bool forDesk)
    {
    }

    /// <summary>Slots of the nodes at a desk, without values.</summary>
    protected Column<int>[] DeskSlots() => [.. Enumerable.Range(0, AttributeColumn.MaxSlots).Select(_ => Column<int>.Of(ColumnStore.Memory, [.. Enumerable.Repeat(-1, Seats)]))];

    /// <summary>Takes in a value that came after the run. Only of a copy.</summary>
    /// <param name="code">Its code, which no value of the run has.</param>
    /// <param name="text">Its canonical text.</param>
    /// <param name="value">The typed value.</param>
    public virtual void Put(int code, string text, object value)
    {
        if (IsAsked(code))
            asked.Put(code, new LaterValue(text, value));
        else
            // The text is kept by who keeps the code; simple values are read from it when they are asked for, as the run's are.
            values?.Put(code - ValueCount, value);
    }

    readonly record struct LaterValue(string Text, object Value);

    /// <summary>
    /// How often relatives at one place agree here as one person's records do, beyond chance: 0 for what is personal. An assumption about
    /// households, not learned: left free, the class of relatives drifts to whatever else is common.
    /// </summary>
    public double SharedByRelatives => Column.Kind switch
    {
        AttributeKind.Address or AttributeKind.Street or AttributeKind.City or AttributeKind.Region or AttributeKind.Postcode or AttributeKind.Country => 0.9,
        AttributeKind.Surname => 0.6,
        AttributeKind.Phone => 0.35,
        AttributeKind.OrganizationName => 0.2,
        // Variants of one thing are one maker's.
        AttributeKind.Text => Column.Label is "brand" or "artist" or "album" ? 0.9 : 0.5,
        _ => 0,
    };

    /// <summary>
    /// How often relatives agree in something personal by custom: sons are named after their fathers, and twins have one birth date. An assumption, as
    /// <see cref="SharedByRelatives"/> is.
    /// </summary>
    public virtual double SharedByCustom => 0;

    /// <summary>The shares of levels among relatives, where they are no mixture of agreement and chance: null for most attributes.</summary>
    public virtual IReadOnlyList<double>? Relatives => null;

    /// <summary>Households, colleagues and neighbours agree here without being the same.</summary>
    public bool IsShared => SharedByRelatives > 0;

    /// <summary>A key that belongs to one entity: its frequency is judged by how many different names use it.</summary>
    public bool IsIdentifying => Column.Kind is AttributeKind.Phone or AttributeKind.Email or AttributeKind.IdNumber or AttributeKind.CreditCode
        or AttributeKind.Identifier or AttributeKind.AccountId;

    /// <summary>
    /// How much harder than for other attributes it is to unlearn the prior: namesakes in a small file would teach that one person has two birth dates.
    /// </summary>
    public virtual double PriorStrength => Column.Kind is AttributeKind.BirthDate or AttributeKind.IdNumber or AttributeKind.CreditCode or AttributeKind.Identifier ? 8 : 1;

    /// <summary>
    /// The largest share of pairs of one entity that may differ here; 1 where anything may be. What learns without labels finds whatever is common: a
    /// class in which most have other names, phones and birth dates is a town, a category or a given name, not one entity. Learned from sets full of
    /// repeats the odds are at most five times those of the kind.
    /// </summary>
    public virtual double MostDifferent => Column.Kind switch
    {
        AttributeKind.Surname or AttributeKind.GivenName or AttributeKind.BirthDate or AttributeKind.CreditCode => 0.3,
        AttributeKind.Gender or AttributeKind.IdNumber => 0.25,
        AttributeKind.Phone => 0.74,
        AttributeKind.Email => 0.55,
        AttributeKind.Address or AttributeKind.Street or AttributeKind.Postcode or AttributeKind.City => 0.6,
        AttributeKind.AccountId => 0.4,
        _ => 1,
    };

    /// <summary>The largest share of pairs of one entity that may be less than equal. Mailboxes are made of names and years: those of strangers resemble each other, equal they are not.</summary>
    public virtual double MostInexact => Column.Kind == AttributeKind.Email ? 0.75 : 1;

    /// <summary>Level 1 is equality of values: then its u can be counted from the values' frequencies.</summary>
    public virtual bool IsExactFirst => true;

    /// <summary>Level of two distinct values; equal codes never come here.</summary>
    protected abstract int CompareValues(int a, int b);

    /// <summary>Two values are compared sooner than looked up among those compared before.</summary>
    protected virtual bool IsQuick => false;

    /// <summary>More than the nodes' values is compared, such as their sources.</summary>
    public virtual bool ComparesNodes => false;

    /// <summary>A value in thirty-two bits, for <see cref="Glance(uint, uint)"/>; 0 says nothing. A value that has one is whole: equal to itself at the first level.</summary>
    public virtual uint SketchOf(int code) => 0;

    /// <summary>True where the values have sketches.</summary>
    public virtual bool HasSketches => false;

    /// <summary>The level of two distinct values, where their sketches alone tell it; 0 where they do not.</summary>
    /// <param name="x">Sketch of a value, not 0.</param>
    /// <param name="y">Sketch of the other, not 0.</param>
    protected virtual int Glance(uint x, uint y) => 0;

    /// <summary>Sketches of all values, by code; none where the comparison makes no use of them.</summary>
    public Column<uint> Sketches()
    {
        Column<uint> sketches = Store.New<uint>(HasSketches ? ValueCount : 0);
        const int chunk = 1 << 13;
        Parallel.For(0, (sketches.Length + chunk - 1) / chunk, part =>
        {
            for (int code = part * chunk; code < Math.Min(sketches.Length, (part + 1) * chunk); code++)
                sketches[code] = SketchOf(code);
        });
        return sketches;
    }

    /// <summary>What <see cref="Glance(ulong, ulong)"/> gives where the values must be looked at.</summary>
    public const int Open = -1;

    /// <summary>The level of two nodes that have one value each, where their cells alone tell it; <see cref="Open"/> where they do not.</summary>
    public int Glance(ulong x, ulong y)
    {
        (int a, int b) = (CellTable.Code(x), CellTable.Code(y));
        if ((a | b) < 0)
            return 0;
        (uint sketchA, uint sketchB) = (CellTable.SketchOf(x), CellTable.SketchOf(y));
        if (a == b)
            return sketchA != 0 ? 1 : EqualLevel(a);
        return sketchA != 0 && sketchB != 0 && Glance(sketchA, sketchB) is > 0 and int level ? level : Open;
    }

    /// <summary>The level of two nodes that have one value each.</summary>
    public int CompareCells(ulong x, ulong y, LevelCache cache) =>
        Glance(x, y) is >= 0 and int level ? level : CompareCodes(CellTable.Code(x), CellTable.Code(y), cache);

    /// <summary>Levels of two values are remembered: to look one up is sooner done than to compare them again.</summary>
    public bool IsCached => !IsQuick;

    /// <summary>There are so many values that two to be compared are asked for before they are needed.</summary>
    public bool IsFetched => (IsIdentifying || IsLookedAt) && ValueCount > FewValues;

    /// <summary>Nearly all distinct values that a glance leaves open must be looked at.</summary>
    protected virtual bool IsLookedAt => false;

    /// <summary>Says that a value will be looked at soon: brings near where it stands.</summary>
    public virtual void PrefetchPlace(int code)
    {
        if ((uint)code < (uint)ValueCount)
            Column.PrefetchPlace(code);
    }

    /// <summary>Brings near the value itself, whose place has arrived.</summary>
    public virtual void PrefetchValue(int code)
    {
        if ((uint)code < (uint)ValueCount)
            Column.PrefetchText(code);
    }

    /// <summary>The best level over all pairs of the nodes' values.</summary>
    public virtual int Compare(int a, int b, LevelCache cache)
    {
        // Most attributes have one value per record.
        if (Slots.Length == 1)
            return Slots[0][a] is >= 0 and int one && Slots[0][b] is >= 0 and int other ? CompareCodes(one, other, cache) : 0;
        int best = 0;
        foreach (Column<int> left in Slots)
        {
            int x = left[a];
            if (x < 0)
                continue;
            foreach (Column<int> right in Slots)
            {
                int y = right[b];
                if (y < 0)
                    continue;
                int level = CompareCodes(x, y, cache);
                if (level != 0 && (best == 0 || level < best))
                    best = level;
            }
        }
        return best;
    }

    /// <summary>The level of two values.</summary>
    public int CompareCodes(int x, int y, LevelCache cache)
    {
        if (x == y)
            return EqualLevel(x);
        if (IsQuick)
            return CompareValues(x, y);
        return cache.TryGet(x, y, out int known) ? known : cache.Add(x, y, CompareValues(x, y));
    }

    /// <summary>Level of a value with itself: 1, but for values that are only partly known.</summary>
    protected virtual int EqualLevel(int code) => 1;

    /// <summary>The value whose frequency tells how much an agreement at this level is worth, or -1: the one that both nodes have exactly.</summary>
    public virtual int Counted(int a, int b, int level) => level == 1 ? SharedValue(a, b) : -1;

    /// <summary>A value that could stand for several whole ones, such as a masked number.</summary>
    public virtual bool IsPartial(int code) => false;

    /// <summary>For a partial value, how many whole ones in the data it could stand for.</summary>
    public virtual int Fitting(int code) => 1;

    /// <summary>The value that both nodes have exactly, or -1.</summary>
    public int SharedValue(int a, int b)
    {
        foreach (Column<int> left in Slots)
            if (left[a] >= 0)
                foreach (Column<int> right in Slots)
                    if (right[b] == left[a])
                        return left[a];
        return -1;
    }

    /// <summary>How often each value occurs.</summary>
    public static Column<int> Counts(Column<int>[] slots, int values, ColumnStore store)
    {
        Column<int> counts = store.New<int>(values);
        Span<int> own = counts.Span;
        foreach (Column<int> slot in slots)
            foreach (int code in slot)
                if (code >= 0)
                    own[code]++;
        return counts;
    }

    /// <summary>Number of nodes that have any value.</summary>
    public int Filled(int nodes)
    {
        int filled = 0;
        for (int node = 0; node < nodes; node++)
            filled += Has(node) ? 1 : 0;
        return filled;
    }

    /// <summary>True where the node has any value.</summary>
    public bool Has(int node)
    {
        foreach (Column<int> slot in Slots)
            if (slot[node] >= 0)
                return true;
        return false;
    }
}
