using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>Surname and given name together, numbered: how common a full name is does not follow from its parts.</summary>
sealed class FullNames
{
    const int FewestPlaces = 32;

    // The codes of both parts in one word. Where to look for a name: open addressing, at most half full, number + 1.
    readonly Column<ulong> names;
    Column<int> places;

    FullNames(Comparison surnames, Comparison givens, ColumnStore store)
    {
        (names, places) = (store.New<ulong>(0), store.New<int>(FewestPlaces));
        var slots = new List<Column<int>>();
        foreach (Column<int> surname in surnames.Slots)
            foreach (Column<int> given in givens.Slots)
                slots.Add(Number(surname, given));
        Slots = [.. slots];
        names.Resize(Count);
    }

    /// <summary>The full names of a set of comparisons, or null where surname or given name is not among them.</summary>
    public static FullNames? Of(ComparisonSet set, ColumnStore store) =>
        set.Comparisons.FirstOrDefault(c => c is SurnameComparison) is { } surnames && set.Comparisons.FirstOrDefault(c => c is GivenNameComparison) is { } givens
            ? new FullNames(surnames, givens, store) : null;

    /// <summary>The nodes' full names: every combination of a surname with a given name, -1 where there is none.</summary>
    public Column<int>[] Slots { get; }

    /// <summary>Number of distinct full names.</summary>
    public int Count { get; private set; }

    /// <summary>The parts of a full name, as codes of their values.</summary>
    public (int Surname, int Given) Parts(int name) => ((int)(names[name] >> 32), (int)names[name]);

    /// <summary>Number of a full name, or -1 where no node has it.</summary>
    public int Find(int surname, int given) => places[Place(places.Span, NameOf(surname, given))] - 1;

    static ulong NameOf(int surname, int given) => ((ulong)(uint)surname << 32) | (uint)given;

    Column<int> Number(Column<int> surname, Column<int> given)
    {
        Column<int> slot = names.Store.NewUnset<int>(surname.Length);
        for (int node = 0; node < slot.Length; node++)
            slot[node] = surname[node] < 0 || given[node] < 0 ? -1 : Number(NameOf(surname[node], given[node]));
        return slot;
    }

    int Number(ulong name)
    {
        int place = Place(places.Span, name);
        if (places[place] > 0)
            return places[place] - 1;
        if (Count == names.Length)
            names.Resize(Math.Max(FewestPlaces, Count * 2));
        names[Count++] = name;
        places[place] = Count;
        if (Count * 2 > places.Length)
            Grow();
        return Count - 1;
    }

    void Grow()
    {
        int length = places.Length * 2;
        places.Dispose();
        places = names.Store.New<int>(length);
        Span<int> grown = places.Span;
        for (int number = 0; number < Count; number++)
            grown[Place(grown, names[number])] = number + 1;
    }

    /// <summary>Where a name is, or would be.</summary>
    int Place(ReadOnlySpan<int> index, ulong name)
    {
        int mask = index.Length - 1, place = (int)Hash64.Mix(name, 0) & mask;
        while (index[place] > 0 && names[index[place] - 1] != name)
            place = (place + 1) & mask;
        return place;
    }
}
