using Guiyi.Internals;

namespace Guiyi.Match.Training;

/// <summary>What a pair looks like: the recipes that find it, a bit each, and its pattern of levels.</summary>
readonly record struct PairLook(uint Recipes, ulong Pattern) : IComparable<PairLook>
{
    public int CompareTo(PairLook other) => Recipes != other.Recipes ? Recipes.CompareTo(other.Recipes) : Pattern.CompareTo(other.Pattern);

    public override int GetHashCode() => (int)Hash64.Mix(Recipes, Pattern);
}

/// <summary>Counts how often each look of a pair occurs, and numbers them as they come. One for each worker.</summary>
sealed class PatternTable
{
    // Open addressing with linear steps, at most half full: a look and its number, one more than it is, so that 0 is an empty place.
    (PairLook Look, int Number)[] places = new (PairLook, int)[1 << 10];
    PairLook[] looks = new PairLook[1 << 8];
    long[] counts = new long[1 << 8];

    public int Count { get; private set; }

    /// <summary>Counts a pair, with those that it stands for.</summary>
    /// <returns>Number of its look.</returns>
    public int Add(uint recipes, ulong pattern, long times = 1)
    {
        var look = new PairLook(recipes, pattern);
        int number = places[PlaceOf(look)].Number - 1;
        if (number < 0)
            number = Take(look);
        counts[number] += times;
        return number;
    }

    /// <summary>Says that a look will be counted soon.</summary>
    public void Prefetch(uint recipes, ulong pattern) => Internals.Prefetch.Item(in places[FirstPlace(recipes, pattern)]);

    /// <summary>The looks with their numbers and counts, by number.</summary>
    public IEnumerable<(PairLook Look, int Number, long Count)> All
    {
        get
        {
            for (int number = 0; number < Count; number++)
                yield return (looks[number], number, counts[number]);
        }
    }

    int FirstPlace(uint recipes, ulong pattern) => (int)Hash64.Mix(recipes, pattern) & (places.Length - 1);

    int PlaceOf(in PairLook look)
    {
        int mask = places.Length - 1, place = FirstPlace(look.Recipes, look.Pattern);
        while (places[place].Number != 0 && (places[place].Look.Pattern != look.Pattern || places[place].Look.Recipes != look.Recipes))
            place = (place + 1) & mask;
        return place;
    }

    int Take(in PairLook look)
    {
        if (Count * 2 >= places.Length)
            Grow();
        if (Count == looks.Length)
        {
            Array.Resize(ref looks, Count * 2);
            Array.Resize(ref counts, Count * 2);
        }
        looks[Count] = look;
        places[PlaceOf(look)] = (look, Count + 1);
        return Count++;
    }

    void Grow()
    {
        places = new (PairLook, int)[places.Length * 2];
        for (int number = 0; number < Count; number++)
            places[PlaceOf(looks[number])] = (looks[number], number + 1);
    }
}
