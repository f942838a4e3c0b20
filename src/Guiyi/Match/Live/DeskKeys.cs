using Guiyi.Internals;
using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;
using Guiyi.Standardize;

namespace Guiyi.Match.Live;

/// <summary>The blocking keys of the record at a desk: its features in the place of a batch's first node.</summary>
sealed class DeskKeys
{
    readonly RecipeBook book;
    readonly AtomBook.FeatureReader[] readers;
    readonly int[] perValue;
    readonly Atom[] atoms;
    readonly uint[] first;
    readonly List<ulong> own = new(64);
    ulong several;

    public DeskKeys(RecipeBook book, ComparisonSet set)
    {
        this.book = book;
        var made = book.Atoms.Select(a => AtomBook.Reader(a, set.Comparisons[a.Comparison])).ToArray();
        readers = [.. made.Select(m => m.Read)];
        perValue = [.. made.Select(m => m.PerValue)];
        // Each feature is a value of its own, in a slot of its own.
        atoms = [.. book.Atoms.Select((a, i) => a with
        {
            Slots = [.. Enumerable.Range(0, AttributeColumn.MaxSlots * perValue[i]).Select(slot => Column<int>.Of(ColumnStore.Memory, [slot]))],
            Features = ColumnStore.Memory.New<uint>(AttributeColumn.MaxSlots * perValue[i]),
        })];
        first = new uint[atoms.Length];
    }

    /// <summary>The keys, of all recipes.</summary>
    public List<ulong> All { get; } = new(256);

    public void Read(int[][] codes, int[] counts)
    {
        several = 0;
        for (int a = 0; a < atoms.Length; a++)
        {
            int column = atoms[a].Comparison;
            Span<uint> features = atoms[a].Features.Span;
            features.Clear();
            for (int i = 0; i < counts[column]; i++)
                readers[a](codes[column][i], features.Slice(i * perValue[a], perValue[a]));
            first[a] = features[0];
            if (counts[column] > 1 || perValue[a] > 1)
                several |= 1UL << a;
        }
        All.Clear();
        foreach (Recipe recipe in book.Recipes)
            AddKeys(recipe);
    }

    void AddKeys(Recipe recipe)
    {
        if ((recipe.Atoms & several) == 0)
        {
            if (Recipe.KeyOf(recipe.Atoms, first) is var key and not 0)
                All.Add(key);
            return;
        }
        recipe.KeysOf(atoms, 0, own);
        All.AddRange(own);
    }
}
