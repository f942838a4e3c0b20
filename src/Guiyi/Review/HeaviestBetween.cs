using Guiyi.Internals;
using Guiyi.Match;

namespace Guiyi.Review;

/// <summary>Of each two customers that a pair stands between, the heaviest such pair.</summary>
static class HeaviestBetween
{
    const int Part = 1 << 16;
    const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    /// <param name="match">Scored pairs.</param>
    /// <param name="customerOf">The customer of each node; -1 for a visitor who is none.</param>
    /// <param name="faintest">Pairs of less weight do not count.</param>
    /// <returns>Positions of the pairs, in the order of the customers' first pairs.</returns>
    public static Column<int> Of(MatchResult match, Column<int> customerOf, double faintest)
    {
        using var between = new KeyGroups(customerOf.Store);
        Fill(between, match, customerOf, faintest);
        // Equal keys keep their order: the pairs of two customers lie side by side, the first one first.
        ReadOnlySpan<ulong> customers = between.AllKeys;
        ReadOnlySpan<int> pairs = between.AllItems;
        Column<ulong> firsts = customerOf.Store.NewUnset<ulong>(customers.Length);
        Column<int> heaviest = customerOf.Store.NewUnset<int>(customers.Length);
        int count = 0;
        for (int start = 0, end; start < customers.Length; start = end)
        {
            int best = pairs[start];
            for (end = start + 1; end < customers.Length && customers[end] == customers[start]; end++)
                if (IsHeavier(match, pairs[end], best))
                    best = pairs[end];
            (firsts[count], heaviest[count++]) = ((ulong)pairs[start], best);
        }
        firsts.Resize(count);
        heaviest.Resize(count);
        RadixSort.Sort(ref firsts, ref heaviest);
        firsts.Dispose();
        return heaviest;
    }

    /// <summary>The pairs between customers, and which customers, part by part.</summary>
    static void Fill(KeyGroups between, MatchResult match, Column<int> customerOf, double faintest) =>
        between.Group((match.Weights.Length + Part - 1) / Part, Environment.ProcessorCount, (part, keys) =>
        {
            for (int pair = part * Part; pair < Math.Min(match.Weights.Length, (part + 1) * Part); pair++)
            {
                if (match.Weights[pair] < faintest)
                    continue;
                (int a, int b) = (customerOf[match.Pairs.Left[pair]], customerOf[match.Pairs.Right[pair]]);
                // Visitors whom nothing names are no customers: there is nobody to ask about. An odd factor spreads keys and keeps them apart.
                if (a >= 0 && b >= 0 && a != b)
                    keys.Add(unchecked(KeyOf(a, b) * Spread), pair);
            }
        });

    static bool IsHeavier(MatchResult match, int pair, int other) => match.Weights[pair] != match.Weights[other]
        ? match.Weights[pair] > match.Weights[other]
        : (match.Pairs.Left[pair], match.Pairs.Right[pair]).CompareTo((match.Pairs.Left[other], match.Pairs.Right[other])) < 0;

    /// <summary>A number for two customers, in any order.</summary>
    public static ulong KeyOf(int a, int b) => ((ulong)(uint)Math.Min(a, b) << 32) | (uint)Math.Max(a, b);
}
