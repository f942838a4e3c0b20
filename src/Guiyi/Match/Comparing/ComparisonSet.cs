using System.Collections.Concurrent;
using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>The comparisons that a set of nodes allows, chosen by what kinds of values are there; a compared pair is one integer of four bits per comparison.</summary>
sealed class ComparisonSet
{
    /// <summary>Sixteen levels of four bits fill the pattern.</summary>
    public const int MaxComparisons = 16;

    // One value in more records than this is the same for everybody.
    const int Few = 10;
    const double PriorPairs = 1000;

    readonly int surname = -1, given = -1, email = -1;
    readonly int[] surnameAsGiven = [];

    readonly PlaceParts placeParts;

    // Comparisons, a bit each, whose values lie where they are slow to reach.
    readonly uint fetched;

    // Comparisons, a bit each, whose levels are remembered.
    readonly uint cached;

    ConcurrentBag<LevelCache[]> spare = [];
    Comparison[] ordered;
    CellTable cells;
    Column<int>[]? counts;

    ComparisonSet(Candidate[] candidates, NodeTable nodes, IReadOnlyList<string> noRoom)
    {
        Comparison[] comparisons = Array.ConvertAll(candidates, c => c.Comparison);
        (NoRoom, Comparisons, ordered, counts) = (noRoom, comparisons, comparisons, Array.ConvertAll(candidates, c => c.Counts));
        cells = new CellTable(comparisons, nodes.Count, nodes.Store);
        placeParts = new PlaceParts(comparisons);
        for (int i = 0; i < comparisons.Length; i++)
        {
            if (comparisons[i] is SurnameComparison)
                surname = i;
            if (comparisons[i] is GivenNameComparison)
                given = i;
            if (comparisons[i] is EmailComparison)
                email = i;
            if (comparisons[i].IsFetched)
                fetched |= 1u << i;
            if (comparisons[i].IsCached)
                cached |= 1u << i;
        }
        if (surname < 0 || given < 0)
            return;
        AttributeColumn names = comparisons[surname].Column, givens = comparisons[given].Column;
        surnameAsGiven = new int[names.ValueCount];
        Parallel.For(0, surnameAsGiven.Length, code => surnameAsGiven[code] = givens.Find(names.Characters(code)));
    }

    public IReadOnlyList<Comparison> Comparisons { get; private set; }

    /// <summary>Attributes that could be compared but tell less than all that are.</summary>
    public IReadOnlyList<string> NoRoom { get; }

    public static int Level(ulong pattern, int comparison) => (int)(pattern >> (4 * comparison)) & 15;

    /// <summary>Caches for one thread, in the order of the comparisons: those that another gave back, where there are any.</summary>
    public LevelCache[] NewCaches() => spare.TryTake(out LevelCache[]? caches) ? caches : [.. Comparisons.Select(_ => new LevelCache(LevelCache.Many))];

    /// <summary>Takes caches back for the next thread: they are large, and what they know stays true.</summary>
    public void GiveBack(LevelCache[] caches) => spare.Add(caches);

    /// <summary>Caches for a pair or two.</summary>
    public LevelCache[] FewCaches() => [.. Comparisons.Select(_ => new LevelCache(1))];

    /// <summary>For each comparison how often each value occurs. It was counted when the comparisons were chosen, and is forgotten once it was asked for.</summary>
    public Column<int>[] TakeCounts()
    {
        Column<int>[] known = counts ?? Array.ConvertAll(ordered, c => Comparison.Counts(c.Slots, c.ValueCount, c.Store));
        counts = null;
        return known;
    }

    /// <summary>The same for a live index; or for one of its desks, where a few nodes, numbered from 0, are compared.</summary>
    /// <param name="seats">Number of nodes at the desk; 0 for the index itself.</param>
    public ComparisonSet Copy(int seats)
    {
        var copy = (ComparisonSet)MemberwiseClone();
        copy.spare = [];
        copy.Comparisons = copy.ordered = Array.ConvertAll(ordered, c => c.Copy(seats));
        if (seats > 0)
            copy.cells = CellTable.Empty(ordered.Length, seats);
        return copy;
    }

    /// <summary>The node's cells, and for which comparisons they are not all there is.</summary>
    public ReadOnlySpan<ulong> Cells(int node, out uint several)
    {
        several = cells.Several(node);
        return cells.Row(node);
    }

    /// <summary>Surname and given name, a bit each, which are also compared crosswise; 0 where they are not both there.</summary>
    public uint NameBits => surname < 0 || given < 0 ? 0 : (1u << surname) | (1u << given);

    /// <summary>At a desk: seats a node.</summary>
    public void Seat(int node, ReadOnlySpan<ulong> row, uint several) => cells.Set(node, row, several);

    /// <summary>Says that a node will be compared soon.</summary>
    public void Prefetch(int node) => cells.Prefetch(node);

    /// <summary>True where the two nodes have the same single values, all that is compared of them; what holds of one pair with them holds of the other.</summary>
    public bool AreEqual(int a, int b) => (cells.Several(a) | cells.Several(b)) == 0 && cells.Row(a).SequenceEqual(cells.Row(b));

    /// <summary>A hash of the node's single values; equal for nodes that are equal.</summary>
    public ulong ContentHash(int node)
    {
        ulong hash = 0;
        foreach (ulong cell in cells.Row(node))
            hash = Internals.Hash64.Mix(hash, cell);
        return hash;
    }

    /// <summary>The pattern of levels of a pair.</summary>
    public ulong Compare(int a, int b, LevelCache[] caches) => Compare(a, b, Glance(a, b, out uint open), open, caches);

    /// <summary>What of a pair's pattern their cells alone tell.</summary>
    /// <param name="a">A node.</param>
    /// <param name="b">Another.</param>
    /// <param name="open">The comparisons, a bit each, whose values must be looked at.</param>
    public ulong Glance(int a, int b, out uint open)
    {
        CellBits bits = cells.Bits(a, b);
        uint same = bits.Present & bits.Equal & ~bits.Bare;
        ulong pattern = CellBits.FirstLevels(same);
        open = bits.Several;
        ReadOnlySpan<ulong> x = cells.Row(a), y = cells.Row(b);
        for (uint rest = bits.Present & ~same; rest != 0; rest &= rest - 1)
        {
            int c = System.Numerics.BitOperations.TrailingZeroCount(rest), level = ordered[c].Glance(x[c], y[c]);
            if (level == Comparison.Open)
                open |= 1u << c;
            else
                pattern |= (ulong)level << (4 * c);
        }
        return pattern;
    }

    /// <summary>Says that of two nodes' values those of some comparisons will be looked at soon.</summary>
    /// <param name="a">A node.</param>
    /// <param name="b">Another.</param>
    /// <param name="open">The comparisons, a bit each.</param>
    /// <param name="caches">Levels of pairs of values.</param>
    public void PrefetchPlaces(int a, int b, uint open, LevelCache[] caches)
    {
        ReadOnlySpan<ulong> x = cells.Row(a), y = cells.Row(b);
        for (uint rest = open & cached; rest != 0; rest &= rest - 1)
        {
            int c = System.Numerics.BitOperations.TrailingZeroCount(rest);
            caches[c].Prefetch(CellTable.Code(x[c]), CellTable.Code(y[c]));
        }
        for (uint rest = open & fetched; rest != 0; rest &= rest - 1)
        {
            int c = System.Numerics.BitOperations.TrailingZeroCount(rest);
            ordered[c].PrefetchPlace(CellTable.Code(x[c]));
            ordered[c].PrefetchPlace(CellTable.Code(y[c]));
        }
    }

    /// <summary>The second step: the places where the values stand have arrived.</summary>
    /// <param name="a">A node.</param>
    /// <param name="b">Another.</param>
    /// <param name="open">The comparisons, a bit each.</param>
    public void PrefetchValues(int a, int b, uint open)
    {
        ReadOnlySpan<ulong> x = cells.Row(a), y = cells.Row(b);
        for (uint rest = open & fetched; rest != 0; rest &= rest - 1)
        {
            int c = System.Numerics.BitOperations.TrailingZeroCount(rest);
            ordered[c].PrefetchValue(CellTable.Code(x[c]));
            ordered[c].PrefetchValue(CellTable.Code(y[c]));
        }
    }

    /// <summary>The pattern of levels of a pair that was glanced at.</summary>
    /// <param name="a">A node.</param>
    /// <param name="b">Another.</param>
    /// <param name="pattern">What the glance told.</param>
    /// <param name="open">What it left open.</param>
    /// <param name="caches">Levels of pairs of values.</param>
    public ulong Compare(int a, int b, ulong pattern, uint open, LevelCache[] caches)
    {
        ReadOnlySpan<ulong> x = cells.Row(a), y = cells.Row(b);
        uint several = open == 0 ? 0 : cells.Several(a) | cells.Several(b);
        for (uint rest = open; rest != 0; rest &= rest - 1)
        {
            int c = System.Numerics.BitOperations.TrailingZeroCount(rest);
            int level = (several >> c & 1) == 0 ? ordered[c].CompareCodes(CellTable.Code(x[c]), CellTable.Code(y[c]), caches[c]) : ordered[c].Compare(a, b, caches[c]);
            pattern |= (ulong)level << (4 * c);
        }
        if (given < 0 || surname < 0)
            return pattern;
        if (Level(pattern, given) > 2 && Level(pattern, surname) > 2 && AreExchanged(a, b))
            return Without(Without(pattern, surname), given) | ((ulong)GivenNameComparison.Exchanged << (4 * given));
        return email >= 0 && FollowsFromNames(pattern) ? Without(pattern, email) : pattern;
    }

    /// <summary>The level of one comparison of two nodes.</summary>
    public int Level(int comparison, int a, int b, LevelCache cache) => ((cells.Several(a) | cells.Several(b)) >> comparison & 1) != 0
        ? ordered[comparison].Compare(a, b, cache)
        : ordered[comparison].CompareCells(cells.Row(a)[comparison], cells.Row(b)[comparison], cache);

    /// <summary>True where a node has any value of a comparison.</summary>
    public bool Has(int comparison, int node) => CellTable.Code(cells.Row(node)[comparison]) >= 0 || ((cells.Several(node) >> comparison & 1) != 0 && ordered[comparison].Has(node));

    /// <summary>The value whose frequency tells how much an agreement is worth, or -1.</summary>
    public int Counted(int comparison, int a, int b, int level) => level == 1 ? Shared(comparison, a, b) : ordered[comparison].Counted(a, b, level);

    /// <summary>The value that both nodes have exactly, or -1.</summary>
    public int Shared(int comparison, int a, int b)
    {
        if (((cells.Several(a) | cells.Several(b)) >> comparison & 1) != 0)
            return ordered[comparison].SharedValue(a, b);
        int code = CellTable.Code(cells.Row(a)[comparison]);
        return code == CellTable.Code(cells.Row(b)[comparison]) ? code : -1;
    }

    /// <summary>The pattern as it is weighed; see <see cref="PlaceParts"/>.</summary>
    public ulong Weighed(ulong pattern) => placeParts.Weighed(pattern);

    static ulong Without(ulong pattern, int comparison) => pattern & ~(15UL << (4 * comparison));

    /// <summary>
    /// People make e-mail addresses of their names: like surnames make like addresses (j.smith12, m.smith21), which says nothing more. Taken as
    /// evidence of its own, it lets a crowd of namesakes pass for one person.
    /// </summary>
    bool FollowsFromNames(ulong pattern) => Level(pattern, surname) is 1 or 2 or 3 && Level(pattern, email) switch
    {
        EmailComparison.Nearly => true,
        EmailComparison.SameLocalPart => Level(pattern, given) is >= 1 and <= 5,
        _ => false,
    };

    bool AreExchanged(int a, int b)
    {
        ReadOnlySpan<ulong> x = cells.Row(a), y = cells.Row(b);
        if (((cells.Several(a) | cells.Several(b)) & (1u << surname | 1u << given)) == 0)
            return IsAlso(x[surname], y[given]) && IsAlso(y[surname], x[given]);
        foreach (Column<int> surnames in ordered[surname].Slots)
            foreach (Column<int> givens in ordered[given].Slots)
                if (surnames[a] >= 0 && surnames[b] >= 0 && AreSame(surnames[b], givens[a]) && AreSame(surnames[a], givens[b]))
                    return true;
        return false;
    }

    /// <summary>True where the surname of one cell is the given name of the other.</summary>
    bool IsAlso(ulong surnameCell, ulong givenCell) => CellTable.Code(surnameCell) is >= 0 and int name && AreSame(name, CellTable.Code(givenCell));

    bool AreSame(int surnameCode, int givenCode)
    {
        if (givenCode < 0)
            return false;
        if (ordered[surname].IsOfRun(surnameCode) && ordered[given].IsOfRun(givenCode))
            return surnameAsGiven[surnameCode] == givenCode;
        return ordered[surname].Characters(surnameCode).SequenceEqual(ordered[given].Characters(givenCode));
    }

    /// <summary>Chooses the comparisons for the attributes that enough nodes have.</summary>
    public static ComparisonSet For(NodeTable nodes)
    {
        AttributeColumn[] columns = [.. nodes.Table.Attributes.Where(column => nodes.Codes(column).Length > 0)];
        var candidates = new Candidate?[columns.Length];
        // One by one: some have a million values, others ten.
        Parallel.For(0, columns.Length, c => candidates[c] = Create(columns[c], nodes) is { } comparison ? Candidate.Of(comparison, nodes.Count) : null);
        Candidate[] ordered = [.. candidates.OfType<Candidate>().Where(c => c.Worth > 0).OrderByDescending(c => c.Worth).ThenBy(c => c.Comparison.Name, StringComparer.Ordinal)];
        return new ComparisonSet(ordered[..Math.Min(MaxComparisons, ordered.Length)], nodes, [.. ordered.Skip(MaxComparisons).Select(c => c.Comparison.Name)]);
    }

    static Comparison? Create(AttributeColumn column, NodeTable nodes) => (column.Kind, nodes.Kind) switch
    {
        (AttributeKind.Surname, EntityKind.Person) => new SurnameComparison(column, nodes),
        (AttributeKind.GivenName, EntityKind.Person) => new GivenNameComparison(column, nodes),
        (AttributeKind.MiddleName, EntityKind.Person) => new MiddleNameComparison(column, nodes),
        (AttributeKind.Generation, EntityKind.Person) => new EqualityComparison(column, nodes, 0.97, 0.5),
        (AttributeKind.OrganizationName, EntityKind.Organization) => new OrganizationComparison(column, nodes),
        (AttributeKind.OrganizationName, EntityKind.Person) => new EqualityComparison(column, nodes, 0.6, 0.003),
        (AttributeKind.Phone, _) => new PhoneComparison(column, nodes),
        (AttributeKind.Email, _) => new EmailComparison(column, nodes),
        (AttributeKind.BirthDate, EntityKind.Person) => new DateComparison(column, nodes),
        (AttributeKind.Gender, EntityKind.Person) => new EqualityComparison(column, nodes, 0.97, 0.5),
        (AttributeKind.IdNumber or AttributeKind.CreditCode or AttributeKind.Identifier or AttributeKind.AccountId, _) => new KeyComparison(column, nodes),
        (AttributeKind.Nickname, EntityKind.Person) => new NicknameComparison(column, nodes),
        (AttributeKind.Address, _) => column.Label == "outlet" ? OutletPlace(column, nodes) : new AddressComparison(column, nodes),
        (AttributeKind.Postcode, _) => new PostcodeComparison(column, nodes),
        (AttributeKind.City or AttributeKind.Region or AttributeKind.Country or AttributeKind.Street, _) => new TextComparison(column, nodes),
        (AttributeKind.Text, _) when column.Label == "outlet" => new EqualityComparison(column, nodes, 0.5, 0.03),
        (AttributeKind.Text, _) => Texts(column, nodes),
        _ => null,
    };

    /// <summary>Numbers by their distance, texts of several words by the words' rarity, others letter by letter.</summary>
    static Comparison Texts(AttributeColumn column, NodeTable nodes)
    {
        if (NumberComparison.Numbers(column) is { } numbers)
            return new NumberComparison(column, nodes, numbers);
        return TextWords.Of(column, nodes) is { MeanWords: >= WordsComparison.FewestWords } words ? new WordsComparison(column, nodes, words) : new TextComparison(column, nodes);
    }

    static OutletPlaceComparison? OutletPlace(AttributeColumn outlets, NodeTable nodes) =>
        nodes.Table.Find(AttributeKind.Address) is { } addresses && nodes.Codes(addresses).Length > 0 ? new OutletPlaceComparison(outlets, addresses, nodes) : null;

    /// <summary>A comparison that could be made.</summary>
    /// <param name="Comparison">The comparison.</param>
    /// <param name="Counts">How often each value occurs.</param>
    /// <param name="Worth">Coverage times the bits that an agreement is worth: nothing where every value is the same or hardly any node has one.</param>
    sealed record Candidate(Comparison Comparison, Column<int> Counts, double Worth)
    {
        public static Candidate Of(Comparison comparison, int nodes)
        {
            Column<int> counts = Comparison.Counts(comparison.Slots, comparison.Column.ValueCount, comparison.Store);
            return new Candidate(comparison, counts, WorthOf(comparison, counts, nodes));
        }

        static double WorthOf(Comparison comparison, Column<int> counts, int nodes)
        {
            int distinct = 0;
            double agreeing = 0;
            long values = 0;
            foreach (int count in counts)
            {
                distinct += count > 0 ? 1 : 0;
                values += count;
                agreeing += (double)count * count;
            }
            int filled = comparison.Slots.Length == 1 ? (int)values : comparison.Filled(nodes);
            if (filled < 2 || (distinct < 2 && filled > Few))
                return 0;
            // In a handful of records, most of one person perhaps, what is known of the kind tells more than they do.
            double pairs = (double)filled * filled;
            double agreement = (agreeing + (PriorPairs * comparison.Levels[0].U)) / (pairs + PriorPairs);
            return (double)filled / nodes * -Math.Log2(Math.Max(agreement, 1e-9));
        }
    }
}
