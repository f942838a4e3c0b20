using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Blocking;

/// <summary>What one recipe did: for the report.</summary>
public sealed record RecipeUse(string Name, long Pairs, int LargestBlock, int BlocksLeftOut);

/// <summary>
/// Blocking is sorting: keys are sorted, equal keys are a block, and the pairs of a block are compared at once. A pair belongs to the first recipe
/// that finds it, told from the two nodes' atoms alone, so no set of pairs is kept.
/// </summary>
sealed class Blocker(NodeTable nodes, ComparisonSet comparisons, IReadOnlyList<Atom> atoms, List<Recipe> recipes, MatchOptions options)
{
    const int ChunkPairs = 1 << 16;

    readonly System.Collections.Concurrent.ConcurrentBag<LevelCache[]> spare = [];

    public List<RecipeUse> Uses { get; } = [];

    public CandidatePairs Find()
    {
        var found = new List<Chunk>();
        for (int r = 0; r < recipes.Count; r++)
        {
            int before = found.Count;
            (int largest, int leftOut) = recipes[r].Atoms == 0 ? EveryPair(r, found) : ByKey(r, found);
            Uses.Add(new RecipeUse(recipes[r].Name(atoms), found.Skip(before).Sum(c => (long)c.Left.Count), largest, leftOut));
        }
        return Join(found);
    }

    sealed record Chunk(List<int> Left, List<int> Right, List<uint> Recipes, List<ulong> Pattern);

    (int, int) EveryPair(int recipe, List<Chunk> found)
    {
        found.AddRange(InParallel(nodes.Count, _ => 64, (node, chunk, caches) =>
        {
            for (int other = node + 1; other < nodes.Count; other++)
                Add(chunk, node, other, 1u << recipe, caches);
        }));
        return (nodes.Count, 0);
    }

    (int, int) ByKey(int recipe, List<Chunk> found)
    {
        (ulong[] keys, int[] members) = SortedKeys(recipes[recipe]);
        List<(int Start, int Length)> blocks = Blocks(keys);
        int limit = SizeLimit(blocks);
        int leftOut = 0, largest = 0;
        foreach ((int start, int length) in blocks)
        {
            if (length > limit)
            {
                recipes[recipe].Oversize.Add(keys[start]);
                leftOut++;
            }
            else
            {
                largest = Math.Max(largest, length);
            }
        }
        blocks.RemoveAll(b => b.Length > limit);
        bool severalKeys = SeveralValues(recipes[recipe]);
        found.AddRange(InParallel(blocks.Count, b => blocks[b].Length * blocks[b].Length / 2, (b, chunk, caches) =>
            ComparePairs(recipe, keys[blocks[b].Start], members.AsSpan(blocks[b].Start, blocks[b].Length), severalKeys, chunk, caches)));
        return (largest, leftOut);
    }

    void ComparePairs(int recipe, ulong key, ReadOnlySpan<int> block, bool severalKeys, Chunk chunk, LevelCache[] caches)
    {
        for (int i = 0; i < block.Length; i++)
        {
            for (int j = i + 1; j < block.Length; j++)
            {
                (int a, int b) = block[i] < block[j] ? (block[i], block[j]) : (block[j], block[i]);
                if (a == b || (severalKeys && recipes[recipe].SharedKey(atoms, a, b) != key))
                    continue;
                uint finders = Finders(recipe, a, b);
                if (finders != 0)
                    Add(chunk, a, b, finders, caches);
            }
        }
    }

    void Add(Chunk chunk, int a, int b, uint finders, LevelCache[] caches)
    {
        chunk.Left.Add(a);
        chunk.Right.Add(b);
        chunk.Recipes.Add(finders);
        chunk.Pattern.Add(comparisons.Compare(a, b, caches));
    }

    /// <summary>All recipes that find the pair, a bit each; 0 where one before this recipe does, for then the pair is that one's.</summary>
    uint Finders(int recipe, int a, int b)
    {
        ulong known = 0, shared = 0;
        uint finders = 1u << recipe;
        for (int q = 0; q < recipes.Count; q++)
        {
            if (q == recipe)
                continue;
            bool all = true;
            for (ulong rest = recipes[q].Atoms; rest != 0 && all; rest &= rest - 1)
            {
                int atom = System.Numerics.BitOperations.TrailingZeroCount(rest);
                ulong bit = 1UL << atom;
                if ((known & bit) == 0)
                {
                    known |= bit;
                    if (atoms[atom].Shared(a, b) != 0)
                        shared |= bit;
                }
                all = (shared & bit) != 0;
            }
            if (!all || (recipes[q].Oversize.Count > 0 && recipes[q].Oversize.Contains(recipes[q].SharedKey(atoms, a, b))))
                continue;
            if (q < recipe)
                return 0;
            finders |= 1u << q;
        }
        return finders;
    }

    (ulong[] Keys, int[] Members) SortedKeys(Recipe recipe)
    {
        const int chunk = 1 << 14;
        int chunks = (nodes.Count + chunk - 1) / chunk;
        var parts = new (List<ulong> Keys, List<int> Members)[chunks];
        Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, part =>
        {
            (List<ulong> keys, List<int> members, List<ulong> own) = (new(chunk), new(chunk), new(16));
            int end = Math.Min(nodes.Count, (part + 1) * chunk);
            for (int node = part * chunk; node < end; node++)
            {
                recipe.KeysOf(atoms, node, own);
                foreach (ulong key in own)
                {
                    keys.Add(key);
                    members.Add(node);
                }
            }
            parts[part] = (keys, members);
        });
        int count = parts.Sum(p => p.Keys.Count), at = 0;
        (ulong[] sortedKeys, int[] sortedMembers) = (new ulong[count], new int[count]);
        foreach ((List<ulong> keys, List<int> members) in parts)
        {
            keys.CopyTo(sortedKeys, at);
            members.CopyTo(sortedMembers, at);
            at += keys.Count;
        }
        RadixSort.Sort(ref sortedKeys, ref sortedMembers, count);
        return (sortedKeys, sortedMembers);
    }

    static List<(int, int)> Blocks(ulong[] keys)
    {
        var blocks = new List<(int, int)>();
        for (int start = 0, i = 1; i <= keys.Length; i++)
        {
            if (i < keys.Length && keys[i] == keys[start])
                continue;
            if (i - start > 1)
                blocks.Add((start, i - start));
            start = i;
        }
        return blocks;
    }

    /// <summary>The largest block size at which all blocks up to it stay within the recipe's share of pairs: rare values come first.</summary>
    int SizeLimit(List<(int Start, int Length)> blocks)
    {
        double left = options.PairsPerRecipe(nodes.Count);
        foreach (IGrouping<int, (int Start, int Length)> size in blocks.GroupBy(b => b.Length).OrderBy(g => g.Key))
        {
            left -= (double)size.Key * (size.Key - 1) / 2 * size.Count();
            if (left < 0 || size.Key > options.MaxBlock)
                return size.Key - 1;
        }
        return int.MaxValue;
    }

    bool SeveralValues(Recipe recipe)
    {
        for (ulong rest = recipe.Atoms; rest != 0; rest &= rest - 1)
            if (atoms[System.Numerics.BitOperations.TrailingZeroCount(rest)].Slots.Length > 1)
                return true;
        return false;
    }

    LevelCache[] Rent() => spare.TryTake(out LevelCache[]? caches) ? caches : comparisons.NewCaches();

    /// <summary>Runs work items in fixed chunks, so that the outcome does not depend on the number of threads.</summary>
    List<Chunk> InParallel(int items, Func<int, int> cost, Action<int, Chunk, LevelCache[]> work)
    {
        var ranges = new List<(int From, int To)>();
        long pairs = 0;
        for (int from = 0, i = 0; i < items; i++)
        {
            pairs += cost(i);
            if (pairs < ChunkPairs && i < items - 1)
                continue;
            ranges.Add((from, i + 1));
            (from, pairs) = (i + 1, 0);
        }
        var chunks = new Chunk[ranges.Count];
        Parallel.For(0, ranges.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, Rent, (range, _, caches) =>
        {
            var chunk = new Chunk([], [], [], []);
            for (int item = ranges[range].From; item < ranges[range].To; item++)
                work(item, chunk, caches);
            chunks[range] = chunk;
            return caches;
        }, spare.Add);
        return [.. chunks];
    }

    static CandidatePairs Join(List<Chunk> chunks)
    {
        int count = chunks.Sum(c => c.Left.Count);
        var pairs = new CandidatePairs(new int[count], new int[count], new uint[count], new ulong[count]);
        int at = 0;
        foreach (Chunk chunk in chunks)
        {
            chunk.Left.CopyTo(pairs.Left, at);
            chunk.Right.CopyTo(pairs.Right, at);
            chunk.Pattern.CopyTo(pairs.Pattern, at);
            chunk.Recipes.CopyTo(pairs.Recipes, at);
            at += chunk.Left.Count;
        }
        return pairs;
    }
}
