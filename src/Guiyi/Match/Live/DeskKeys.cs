using Guiyi.Internals;
using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;
using Guiyi.Standardize;

namespace Guiyi.Match.Live;

/// <summary>The blocking keys of two records at a desk, and the key under which they meet: their features in the places of a batch's first two nodes.</summary>
sealed class DeskKeys
{
    const int Seats = 2;

    readonly RecipeBook book;
    readonly AtomBook.FeatureReader[] readers;
    readonly int[] perValue;
    readonly Atom[] atoms;
    readonly uint[] first;
    readonly List<ulong> own = new(64);
    readonly List<ulong>[] all = [new(256), new(256)];
    readonly List<byte>[] recipes = [new(256), new(256)];
    readonly ulong[] several = new ulong[Seats];

    public DeskKeys(RecipeBook book, ComparisonSet set)
    {
        this.book = book;
        var made = book.Atoms.Select(a => AtomBook.Reader(a, set.Comparisons[a.Comparison])).ToArray();
        readers = [.. made.Select(m => m.Read)];
        perValue = [.. made.Select(m => m.PerValue)];
        // Each feature is a value of its own, in a slot of its own; those of the second seat follow those of the first.
        atoms = [.. book.Atoms.Select((a, i) => a with
        {
            Slots = [.. Enumerable.Range(0, Width(i)).Select(slot => Column<int>.Of(ColumnStore.Memory, [slot, Width(i) + slot]))],
            Features = ColumnStore.Memory.New<uint>(Width(i) * Seats),
        })];
        first = new uint[atoms.Length];
    }

    int Width(int atom) => AttributeColumn.MaxSlots * perValue[atom];

    /// <summary>The keys at the first seat, of all recipes.</summary>
    public List<ulong> All => all[0];

    /// <summary>The keys at a seat, of all recipes.</summary>
    public List<ulong> At(int seat) => all[seat];

    /// <summary>Beside each key at a seat its recipe.</summary>
    public List<byte> RecipesAt(int seat) => recipes[seat];

    /// <summary>True where the record at a seat may have several keys of one recipe.</summary>
    public bool IsSeveral(int seat) => several[seat] != 0;

    /// <summary>The key of a recipe under which the records at the two seats meet, or 0; the one that comes first in a batch's order is on the left.</summary>
    public ulong Shared(int recipe, int left, int right)
    {
        ulong key = book.Recipes[recipe].SharedKey(atoms, left, right);
        // Of very many combinations of values only the first are keys.
        return key != 0 && (several[0] | several[1]) != 0 && !(all[0].Contains(key) && all[1].Contains(key)) ? 0 : key;
    }

    /// <summary>Reads the keys of a record.</summary>
    /// <param name="seat">Its seat.</param>
    /// <param name="codes">Its values, by column.</param>
    /// <param name="counts">How many, by column.</param>
    public void Read(int seat, int[][] codes, int[] counts)
    {
        several[seat] = 0;
        for (int a = 0; a < atoms.Length; a++)
        {
            int column = atoms[a].Comparison, count = counts[column];
            Span<uint> features = atoms[a].Features.Slice(seat * Width(a), Width(a));
            features.Clear();
            for (int i = 0; i < count; i++)
                ReadFeatures(a, codes[column][i], features.Slice(i * perValue[a], perValue[a]));
            first[a] = features[0];
            if (count > 1 || (count == 1 && perValue[a] > 1))
                several[seat] |= 1UL << a;
        }
        all[seat].Clear();
        recipes[seat].Clear();
        for (int r = 0; r < book.Recipes.Count; r++)
            AddKeys(seat, r);
    }

    /// <summary>Features of the run's values are known; those of later ones are worked out.</summary>
    void ReadFeatures(int atom, int code, Span<uint> into)
    {
        ReadOnlySpan<uint> known = book.Atoms[atom].Features.Span;
        int values = known.Length / into.Length;
        if (code >= values)
            readers[atom](code, into);
        else
            for (int i = 0; i < into.Length; i++)
                into[i] = known[(i * values) + code];
    }

    void AddKeys(int seat, int recipe)
    {
        ulong mask = book.Recipes[recipe].Atoms;
        if ((mask & several[seat]) == 0)
        {
            if (Recipe.KeyOf(mask, first) is var key and not 0)
                Add(seat, recipe, key);
            return;
        }
        book.Recipes[recipe].KeysOf(atoms, seat, own);
        foreach (ulong each in own)
            Add(seat, recipe, each);
    }

    void Add(int seat, int recipe, ulong key)
    {
        all[seat].Add(key);
        recipes[seat].Add((byte)recipe);
    }
}
