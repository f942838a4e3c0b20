using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>
/// How many entities, not records, have each value: a customer with fifty orders does not make a rare name common. Within one source a person is
/// rarely met under two unconnected entities, so a value counts as often as in the source that has it most: a contact and a member who are not
/// joined yet do not make their name twice as common.
/// </summary>
sealed class ValueFrequencies
{
    readonly Column<int>[] counts;
    readonly double[] entities, agreement;
    readonly Column<int>? fullNames;

    /// <param name="nodes">The nodes.</param>
    /// <param name="set">The comparisons.</param>
    /// <param name="names">The nodes' full names, where they have any.</param>
    /// <param name="entityOf">For each node the entity it is thought to belong to: any numbers in 0..nodes-1.</param>
    public ValueFrequencies(NodeTable nodes, ComparisonSet set, FullNames? names, Column<int> entityOf)
    {
        counts = new Column<int>[set.Comparisons.Count];
        entities = new double[counts.Length];
        agreement = new double[counts.Length];
        Column<int>? full = null;
        using var order = Order.Of(nodes, entityOf);
        // The full names are one more thing to count, beside the comparisons.
        Parallel.For(0, counts.Length + 1, c =>
        {
            if (c < counts.Length)
                Count(set.Comparisons[c], c, order);
            else if (names is not null)
                full = order.MostPerSource(names.Slots, names.Count);
        });
        fullNames = full;
    }

    /// <summary>Number of entities that have the value.</summary>
    public int Of(int comparison, int code) => counts[comparison][code];

    /// <summary>Number of entities that have any value.</summary>
    public double Entities(int comparison) => entities[comparison];

    /// <summary>Chance that two different entities share a value exactly.</summary>
    public double Agreement(int comparison) => agreement[comparison];

    /// <summary>Number of entities that have a full name.</summary>
    public int OfFullName(int name) => fullNames![name];

    void Count(Comparison comparison, int c, Order order)
    {
        counts[c] = order.MostPerSource(comparison.Slots, comparison.ValueCount);
        entities[c] = order.Entities(comparison.Slots);
        double pairs = 0;
        foreach (int n in counts[c])
            pairs += (double)n * (n - 1);
        agreement[c] = entities[c] < 2 ? 0 : pairs / (entities[c] * (entities[c] - 1));
    }

    /// <summary>The nodes by source, and within a source by entity.</summary>
    /// <param name="Nodes">The nodes.</param>
    /// <param name="Groups">Start of each run of one source and entity, and the end.</param>
    /// <param name="Sources">Start of each source's groups, and the end.</param>
    /// <param name="EntityOf">For each node its entity.</param>
    sealed record Order(Column<int> Nodes, Column<int> Groups, int[] Sources, Column<int> EntityOf) : IDisposable
    {
        public static Order Of(NodeTable nodes, Column<int> entityOf)
        {
            Column<ulong> keys = nodes.Store.NewUnset<ulong>(nodes.Count);
            Column<int> order = nodes.Store.NewUnset<int>(nodes.Count);
            for (int node = 0; node < order.Length; node++)
                (keys[node], order[node]) = (((ulong)nodes.Table.SourceOf(nodes.Record(node)) << 32) | (uint)entityOf[node], node);
            RadixSort.Sort(ref keys, ref order);
            Column<int> groups = nodes.Store.NewUnset<int>(order.Length + 1);
            int count = 0;
            var sources = new List<int>();
            for (int i = 0; i < order.Length; i++)
            {
                if (i == 0 || keys[i] >> 32 != keys[i - 1] >> 32)
                    sources.Add(count);
                if (i == 0 || keys[i] != keys[i - 1])
                    groups[count++] = i;
            }
            sources.Add(count);
            groups[count++] = order.Length;
            groups.Resize(count);
            keys.Dispose();
            return new Order(order, groups, [.. sources], entityOf);
        }

        /// <summary>For each value the largest number of entities that one source has it for.</summary>
        public Column<int> MostPerSource(Column<int>[] slots, int values)
        {
            Column<int> most = Nodes.Store.New<int>(values), inSource = Sources.Length > 2 ? Nodes.Store.New<int>(values) : most;
            var own = new HashSet<int>();
            for (int source = 0; source + 1 < Sources.Length; source++)
            {
                for (int group = Sources[source]; group < Sources[source + 1]; group++)
                    CountGroup(slots, Groups[group], Groups[group + 1], inSource, own);
                if (inSource != most)
                    TakeOver(slots, Groups[Sources[source]], Groups[Sources[source + 1]], inSource, most);
            }
            if (inSource != most)
                inSource.Dispose();
            return most;
        }

        void CountGroup(Column<int>[] slots, int from, int to, Column<int> counts, HashSet<int> own)
        {
            if (to - from == 1 && slots.Length == 1)
            {
                if (slots[0][Nodes[from]] is >= 0 and int code)
                    counts[code]++;
                return;
            }
            own.Clear();
            for (int i = from; i < to; i++)
                foreach (Column<int> slot in slots)
                    if (slot[Nodes[i]] is >= 0 and int code && own.Add(code))
                        counts[code]++;
        }

        void TakeOver(Column<int>[] slots, int from, int to, Column<int> inSource, Column<int> most)
        {
            for (int i = from; i < to; i++)
                foreach (Column<int> slot in slots)
                    if (slot[Nodes[i]] is >= 0 and int code)
                    {
                        most[code] = Math.Max(most[code], inSource[code]);
                        inSource[code] = 0;
                    }
        }

        public void Dispose()
        {
            Nodes.Dispose();
            Groups.Dispose();
        }

        /// <summary>Number of entities that have any value.</summary>
        public int Entities(Column<int>[] slots)
        {
            using Column<bool> seen = Nodes.Store.New<bool>(EntityOf.Length);
            int count = 0;
            for (int node = 0; node < EntityOf.Length; node++)
            {
                bool any = false;
                foreach (Column<int> slot in slots)
                    any |= slot[node] >= 0;
                if (any && !seen[EntityOf[node]])
                    (seen[EntityOf[node]], count) = (true, count + 1);
            }
            return count;
        }
    }
}
