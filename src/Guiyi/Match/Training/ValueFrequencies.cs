using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>
/// How many entities, not records, have each value: a customer with fifty orders does not make a rare name common. Within one source a person is
/// rarely met under two unconnected entities, so a value counts as often as in the source that has it most: a contact and a member who are not
/// joined yet do not make their name twice as common.
/// </summary>
sealed class ValueFrequencies : IDisposable
{
    readonly Column<int>[] counts;
    readonly double[] entities, agreement;
    readonly Column<int>? fullNames;

    /// <param name="nodes">The nodes.</param>
    /// <param name="set">The comparisons.</param>
    /// <param name="names">The nodes' full names, where they have any.</param>
    /// <param name="entityOf">For each node the entity it is thought to belong to: any numbers in 0..nodes-1. Null where each is one by itself.</param>
    public ValueFrequencies(NodeTable nodes, ComparisonSet set, FullNames? names, Column<int>? entityOf)
    {
        counts = new Column<int>[set.Comparisons.Count];
        entities = new double[counts.Length];
        agreement = new double[counts.Length];
        Column<int>? full = null;
        // Most files are one source whose records have one value of each kind: that goes by columns, without bringing nodes into another order.
        bool oneSource = nodes.Table.Sources.Count == 1;
        using RepeatedValues? repeated = oneSource && entityOf is not null ? new RepeatedValues(set, entityOf) : null;
        Column<int>? alone = null;
        var order = new Lazy<Order>(() => Order.Of(nodes, entityOf ?? (alone = nodes.Store.Numbers(nodes.Count))));
        // The full names are one more thing to count, beside the comparisons.
        Parallel.For(0, counts.Length + 1, c =>
        {
            if (c < counts.Length)
                Count(set.Comparisons[c], c, oneSource, repeated, order);
            else if (names is not null)
                full = CountNames(names, oneSource, repeated, order);
        });
        fullNames = full;
        if (order.IsValueCreated)
            order.Value.Dispose();
        alone?.Dispose();
    }

    /// <summary>Number of entities that have the value.</summary>
    public int Of(int comparison, int code) => counts[comparison][code];

    /// <summary>Number of entities that have any value.</summary>
    public double Entities(int comparison) => entities[comparison];

    /// <summary>Chance that two different entities share a value exactly.</summary>
    public double Agreement(int comparison) => agreement[comparison];

    /// <summary>Number of entities that have a full name.</summary>
    public int OfFullName(int name) => fullNames![name];

    public void Dispose()
    {
        foreach (Column<int> own in counts)
            own.Dispose();
        fullNames?.Dispose();
    }

    void Count(Comparison comparison, int c, bool oneSource, RepeatedValues? repeated, Lazy<Order> order)
    {
        int filled;
        if (oneSource && comparison.Slots.Length == 1)
        {
            counts[c] = comparison.Store.New<int>(comparison.ValueCount);
            ReadOnlySpan<int> codes = comparison.Slots[0].Span;
            filled = repeated?.Count(c, codes, counts[c].Span) ?? CountAll(codes, counts[c].Span);
        }
        else
        {
            counts[c] = order.Value.MostPerSource(comparison.Slots, comparison.ValueCount, out filled);
        }
        entities[c] = filled;
        double pairs = 0;
        foreach (int n in counts[c])
            pairs += (double)n * (n - 1);
        agreement[c] = entities[c] < 2 ? 0 : pairs / (entities[c] * (entities[c] - 1));
    }

    static Column<int> CountNames(FullNames names, bool oneSource, RepeatedValues? repeated, Lazy<Order> order)
    {
        if (!oneSource || names.Slots.Length > 1)
            return order.Value.MostPerSource(names.Slots, names.Count, out _);
        Column<int> counts = names.Slots[0].Store.New<int>(names.Count);
        if (repeated is null)
            CountAll(names.Slots[0].Span, counts.Span);
        else
            repeated.CountFullNames(names.Slots[0].Span, counts.Span);
        return counts;
    }

    /// <summary>Counts the values of nodes of which each is an entity by itself.</summary>
    static int CountAll(ReadOnlySpan<int> codes, Span<int> counts)
    {
        int filled = 0;
        foreach (int code in codes)
            if (code >= 0)
            {
                counts[code]++;
                filled++;
            }
        return filled;
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
            Column<int> byEntity = Dealt(null, entityOf.Length, node => entityOf[node], entityOf.Length, nodes.Store);
            int sourceCount = nodes.Table.Sources.Count;
            Column<int> order = sourceCount == 1 ? byEntity : Dealt(byEntity, entityOf.Length, node => nodes.Table.SourceOf(nodes.Record(node)), sourceCount, nodes.Store);
            if (order != byEntity)
                byEntity.Dispose();
            Column<int> groups = nodes.Store.NewUnset<int>(order.Length + 1);
            List<int> sources = [];
            int count = 0;
            for (int i = 0, before = -1; i < order.Length; i++)
            {
                int source = sourceCount == 1 ? 0 : nodes.Table.SourceOf(nodes.Record(order[i]));
                bool another = source != before;
                if (another)
                    sources.Add(count);
                if (another || entityOf[order[i]] != entityOf[order[i - 1]])
                    groups[count++] = i;
                before = source;
            }
            sources.Add(count);
            groups[count++] = order.Length;
            groups.Resize(count);
            return new Order(order, groups, [.. sources], entityOf);
        }

        /// <summary>Nodes by a small number, in the order in which they came where it is the same.</summary>
        static Column<int> Dealt(Column<int>? nodes, int count, Func<int, int> number, int numbers, ColumnStore store)
        {
            using Column<int> places = store.New<int>(numbers + 1);
            for (int node = 0; node < count; node++)
                places[number(node) + 1]++;
            for (int n = 1; n < places.Length; n++)
                places[n] += places[n - 1];
            Column<int> dealt = store.NewUnset<int>(count);
            for (int i = 0; i < count; i++)
                dealt[places[number(nodes is null ? i : nodes[i])]++] = nodes is null ? i : nodes[i];
            return dealt;
        }

        /// <summary>For each value the largest number of entities that one source has it for.</summary>
        /// <param name="slots">The nodes' values.</param>
        /// <param name="values">Number of distinct values.</param>
        /// <param name="filled">
        /// Number of entities that have any value, on the scale of the counts: in two files of a thousand people each, half of them women, five hundred are
        /// counted as women, of a thousand.
        /// </param>
        public Column<int> MostPerSource(Column<int>[] slots, int values, out int filled)
        {
            Column<int> most = Nodes.Store.New<int>(values), inSource = Sources.Length > 2 ? Nodes.Store.New<int>(values) : most;
            var own = new HashSet<int>();
            long groups = 0, all = 0, kept = 0;
            for (int source = 0; source + 1 < Sources.Length; source++)
            {
                for (int group = Sources[source]; group < Sources[source + 1]; group++)
                {
                    int found = CountGroup(slots, Groups[group], Groups[group + 1], inSource, own);
                    (groups, all) = (groups + (found > 0 ? 1 : 0), all + found);
                }
                if (inSource != most)
                    TakeOver(slots, Groups[Sources[source]], Groups[Sources[source + 1]], inSource, most);
            }
            if (inSource != most)
                inSource.Dispose();
            foreach (int count in most)
                kept += count;
            filled = all == 0 ? 0 : (int)Math.Round((double)groups * kept / all);
            return most;
        }

        /// <summary>Counts each value of an entity once.</summary>
        /// <returns>How many values it has.</returns>
        int CountGroup(Column<int>[] slots, int from, int to, Column<int> counts, HashSet<int> own)
        {
            const int few = 16;
            if (slots.Length == 1 && to - from <= few)
                return CountFew(slots[0], Nodes.Slice(from, to - from), counts);
            own.Clear();
            for (int i = from; i < to; i++)
                foreach (Column<int> slot in slots)
                    if (slot[Nodes[i]] is >= 0 and int code && own.Add(code))
                        counts[code]++;
            return own.Count;
        }

        static int CountFew(Column<int> slot, ReadOnlySpan<int> nodes, Column<int> counts)
        {
            if (nodes.Length == 1)
            {
                int only = slot[nodes[0]];
                if (only >= 0)
                    counts[only]++;
                return only >= 0 ? 1 : 0;
            }
            Span<int> own = stackalloc int[nodes.Length];
            int found = 0;
            foreach (int node in nodes)
                if (slot[node] is >= 0 and int code && !own[..found].Contains(code))
                {
                    own[found++] = code;
                    counts[code]++;
                }
            return found;
        }

        public void Dispose()
        {
            Nodes.Dispose();
            Groups.Dispose();
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
    }
}
