using System.Runtime.InteropServices;
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
    readonly Dictionary<PairLook, int> numbers = [];
    readonly List<long> counts = [];

    public int Count => counts.Count;

    /// <summary>Counts a pair, with those that it stands for.</summary>
    /// <returns>Number of its look.</returns>
    public int Add(uint recipes, ulong pattern, long times = 1)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, new PairLook(recipes, pattern), out bool known);
        if (!known)
        {
            number = counts.Count;
            counts.Add(0);
        }
        CollectionsMarshal.AsSpan(counts)[number] += times;
        return number;
    }

    /// <summary>The looks with their numbers and counts, in no order.</summary>
    public IEnumerable<(PairLook Look, int Number, long Count)> All => numbers.Select(n => (n.Key, n.Value, counts[n.Value]));
}
