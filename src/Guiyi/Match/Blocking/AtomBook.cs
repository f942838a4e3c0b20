using System.Collections.Concurrent;
using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Match.Blocking;

/// <summary>Which features of each kind of attribute can find records of the same entity.</summary>
static class AtomBook
{
    /// <summary>No more atoms than this take part: a recipe is a bit mask, and their choice tries triples.</summary>
    const int MaxAtoms = 40;

    /// <summary>Words of a text that it is looked up by.</summary>
    const int MostWords = 5;

    const string Word = "word";

    public static IReadOnlyList<Atom> For(ComparisonSet set, int nodes)
    {
        var makers = new List<Func<Atom>>();
        for (int c = 0; c < set.Comparisons.Count; c++)
        {
            (int index, Comparison comparison) = (c, set.Comparisons[c]);
            foreach ((string name, double reliability, Func<int, ulong> feature) in Features(comparison))
                makers.Add(() => Build(comparison, index, name, reliability, feature));
            if (comparison is WordsComparison texts)
                makers.Add(() => RareWords(texts, index));
        }
        // One by one: some have a million values, others ten.
        var atoms = new Atom[makers.Count];
        InTurn(atoms.Length, a => atoms[a] = makers[a]());
        atoms = [.. atoms.Where(a => a.Features.Span.IndexOfAnyExcept(0u) >= 0).Take(MaxAtoms)];
        Column<int>[] counts = set.TakeCounts();
        var measured = new Atom[atoms.Length];
        var sample = HolderSample.Of(atoms, nodes);
        InTurn(atoms.Length, a => measured[a] = Measured(atoms[a], counts, set, nodes) with { Chance = sample.Agreement(atoms[a]) });
        foreach (Column<int> own in counts)
            own.Dispose();
        return measured;
    }

    /// <summary>Whoever is done takes the next: no thread takes several at once.</summary>
    static void InTurn(int count, Action<int> work) =>
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering), work);

    static Atom Build(Comparison comparison, int index, string name, double reliability, Func<int, ulong> feature)
    {
        Column<uint> features = comparison.Store.NewUnset<uint>(comparison.ValueCount);
        ulong salt = Salt(comparison, name);
        Parallel.For(0, features.Length, code => features[code] = FeatureOf(feature(code), salt));
        return new Atom(NameOf(comparison, name), index, reliability, comparison.Slots, features);
    }

    /// <summary>The rarest words of a text that others have too, each in a slot of its own, the rarest first: two texts meet where they share one of them.</summary>
    static Atom RareWords(WordsComparison comparison, int index)
    {
        int values = comparison.ValueCount;
        ulong salt = Salt(comparison, Word);
        Column<uint> features = comparison.Store.New<uint>(values * MostWords);
        int[] rare = new int[MostWords];
        for (int code = 0; code < values; code++)
            for (int w = comparison.Words.Rarest(code, rare) - 1; w >= 0; w--)
                features[(w * values) + code] = FeatureOf(salt, rare[w]);
        var slots = new List<Column<int>>();
        foreach (Column<int> slot in comparison.Slots)
            for (int w = 0; w < MostWords; w++)
                slots.Add(WordCodes(slot, w * values));
        return new Atom(NameOf(comparison, Word), index, 0.9, [.. slots], features);
    }

    static Column<int> WordCodes(Column<int> slot, int first)
    {
        Column<int> codes = slot.Store.NewUnset<int>(slot.Length);
        for (int node = 0; node < codes.Length; node++)
            codes[node] = slot[node] < 0 ? -1 : first + slot[node];
        return codes;
    }

    static string NameOf(Comparison comparison, string name) => name.Length == 0 ? comparison.Name : $"{comparison.Name}.{name}";

    static ulong Salt(Comparison comparison, string name) => Hash64.Of(comparison.Name + "." + name);

    static uint FeatureOf(ulong hash, ulong salt) => hash == 0 ? 0 : FeatureOf(Hash64.Mix(hash, salt));

    static uint FeatureOf(ulong salt, int word) => FeatureOf(Hash64.Mix((ulong)word, salt));

    static uint FeatureOf(ulong hash) => (uint)(hash >> 32) | 1;

    /// <summary>Features of one value.</summary>
    /// <param name="code">The value's code.</param>
    /// <param name="into">Takes them; 0 where there is none.</param>
    public delegate void FeatureReader(int code, Span<uint> into);

    /// <summary>What works out an atom's features of single values, as a live index needs it; and how many a value has.</summary>
    public static (FeatureReader Read, int PerValue) Reader(Atom atom, Comparison comparison)
    {
        if (comparison is WordsComparison texts && atom.Name == NameOf(comparison, Word))
            return (WordReader(texts), MostWords);
        (string name, _, Func<int, ulong> feature) = Features(comparison).First(f => NameOf(comparison, f.Name) == atom.Name);
        ulong salt = Salt(comparison, name);
        return ((code, into) => into[0] = FeatureOf(feature(code), salt), 1);
    }

    static FeatureReader WordReader(WordsComparison texts)
    {
        ulong salt = Salt(texts, Word);
        int[] rare = new int[MostWords];
        return (code, into) =>
        {
            into.Clear();
            for (int w = texts.Words.Rarest(code, rare) - 1; w >= 0; w--)
                into[w] = FeatureOf(salt, rare[w]);
        };
    }

    static Atom Measured(Atom atom, Column<int>[] ofComparisons, ComparisonSet set, int nodes)
    {
        Comparison comparison = set.Comparisons[atom.Comparison];
        Column<int> counts = atom.Slots == comparison.Slots ? ofComparisons[atom.Comparison] : Comparison.Counts(atom.Slots, atom.Features.Length, comparison.Store);
        var features = FeatureCounts.Of(atom.Features.Span, counts.Span, comparison.Store, code => comparison.IsIdentifying && !comparison.IsPartial(code));
        long filled = features.Occurrences;
        if (atom.Slots.Length > 1)
            filled = Enumerable.Range(0, nodes).Count(node => Array.Exists(atom.Slots, slot => slot[node] >= 0 && atom.Features[slot[node]] != 0));
        return atom with
        {
            Collision = comparison.IsIdentifying ? Collision(features) : null,
            Coverage = (double)filled / nodes,
            Agreement = features.OccurrencePairs / ((double)nodes * (nodes - 1)),
        };
    }

    /// <summary>Chance that two different whole values share the feature: none for whole numbers, one in ten thousand for their last four digits.</summary>
    static double Collision(FeatureCounts features) =>
        features.Values < 2 ? 0 : features.ValuePairs / ((double)features.Values * (features.Values - 1));

    /// <summary>Features of an attribute's values, each as a hash; 0 where a value has none.</summary>
    static IEnumerable<(string Name, double Reliability, Func<int, ulong> Feature)> Features(Comparison comparison) => comparison switch
    {
        OutletPlaceComparison => [],
        SurnameComparison names =>
        [
            ("sound", 0.85, c => Hash(names.Sound(c).Sound)),
            ("soundex", 0.92, c => Hash(Soundex.Of(names.Sound(c).Sound))),
        ],
        GivenNameComparison names =>
        [
            ("sound", 0.75, c => Hash(GivenSound(names.Sound(c)))),
            ("initial", 0.9, c => Hash(names.Sound(c).Text.AsSpan(0, 1))),
        ],
        PhoneComparison phones =>
        [
            ("", 0.6, c => phones.IsPartial(c) ? 0 : Hash(phones.Characters(c))),
            ("mask", 0.62, c => phones.Digits(c).Mask),
            ("tail", 0.64, c => phones.Digits(c).Tail),
            ("head", 0.64, c => phones.Digits(c).Head),
        ],
        EmailComparison emails =>
        [
            ("", 0.6, emails.Mailbox),
            ("local", 0.7, emails.LocalHash),
        ],
        _ => FeaturesOfKind(comparison),
    };

    static IEnumerable<(string Name, double Reliability, Func<int, ulong> Feature)> FeaturesOfKind(Comparison values) => values.Column.Kind switch
    {
        AttributeKind.BirthDate =>
        [
            ("", 0.85, c => Birth((PartialDate)values.Value(c))),
            ("year", 0.92, c => ((PartialDate)values.Value(c)).Year is { } year ? (ulong)year : 0),
            ("month_day", 0.87, c => values.Value(c) is PartialDate { Month: { } m, Day: { } d } ? MonthDay(m, d) : 0),
        ],
        AttributeKind.AccountId => [("", 0.85, c => Hash(values.Characters(c)))],
        AttributeKind.IdNumber or AttributeKind.CreditCode or AttributeKind.Identifier =>
        [
            ("", 0.85, c => values.Characters(c).Contains('*') ? 0 : Hash(values.Characters(c))),
            ("head", 0.9, c => values.Characters(c) is { Length: >= 6 } text ? Hash(text[..(text.Length / 2)]) : 0),
        ],
        AttributeKind.Address =>
        [
            ("door", 0.6, c => Hash(Door((Address)values.Value(c)))),
            ("place", 0.65, c => Hash(Place((Address)values.Value(c)))),
            ("district", 0.8, c => Hash(((Address)values.Value(c)).District ?? ((Address)values.Value(c)).Postcode ?? "")),
            ("city", 0.85, c => Hash(((Address)values.Value(c)).City ?? "")),
        ],
        AttributeKind.OrganizationName =>
        [
            ("", 0.6, c => Hash(values.Characters(c))),
            ("core", 0.8, c => Hash(((OrganizationName)values.Value(c)).Core)),
            ("core_head", 0.85, c => Hash(Head(((OrganizationName)values.Value(c)).Core))),
        ],
        AttributeKind.Postcode => [("", 0.75, c => Hash(values.Characters(c))), ("area", 0.8, c => values.Characters(c) is { Length: > 4 } text ? Hash(text[..^3]) : 0)],
        AttributeKind.City or AttributeKind.Region or AttributeKind.Street or AttributeKind.Nickname => [("", 0.75, c => Hash(values.Characters(c)))],
        AttributeKind.Text => [("", 0.6, c => Hash(values.Characters(c)))],
        _ => [],
    };

    static ulong Hash(ReadOnlySpan<char> text) => text.IsEmpty ? 0 : Hash64.Of(text);

    /// <summary>A date in which day and month may stand in either order.</summary>
    static ulong Birth(PartialDate date) => date is { Year: { } y, Month: { } m, Day: { } d } ? ((ulong)y << 16) | MonthDay(m, d) : 0;

    static ulong MonthDay(int month, int day) => (ulong)((Math.Min(month, day) << 8) | Math.Max(month, day));

    static string GivenSound(NameSound sound) => sound.IsHan ? sound.Sound : Nicknames.Canonical(sound.Sound);

    static string Door(Address address)
    {
        string place = Place(address);
        return place.Length == 0 || (address.Room ?? address.RoadNumber) is null ? "" : $"{place}|{address.Building}|{address.Room}";
    }

    static string Place(Address address) =>
        address.Community ?? (address.Road is null || address.RoadNumber is null ? "" : $"{address.Road}|{address.RoadNumber}");

    static string Head(string core) => core.Length < 2 ? "" : core[0] > 127 ? core[..2] : core[..Math.Min(5, core.Length)];
}
