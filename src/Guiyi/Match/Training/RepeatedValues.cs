using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>
/// Which values of a node an earlier node of its entity has already: counted once per entity are the others. Told from the nodes' cells, a line of memory
/// for each node; then values are counted column by column, in the order in which they lie.
/// </summary>
sealed class RepeatedValues : IDisposable
{
    const int Part = 1 << 13, Few = 16, Ahead = 24;

    /// <summary>Beside the comparisons the full name has a bit.</summary>
    const int FullName = ComparisonSet.MaxComparisons;

    /// <summary>Set for nodes that are not all of their entity.</summary>
    const uint InCompany = 1u << 31;

    readonly ComparisonSet set;
    readonly Column<uint> bits;
    readonly long[] filled = new long[FullName + 1];
    readonly int surname, given;

    /// <param name="set">The comparisons.</param>
    /// <param name="entityOf">For each node its entity: any numbers in 0..nodes-1.</param>
    public RepeatedValues(ComparisonSet set, Column<int> entityOf)
    {
        this.set = set;
        (surname, given) = (IndexOf<SurnameComparison>(), IndexOf<GivenNameComparison>());
        bits = entityOf.Store.New<uint>(entityOf.Length);
        (Column<int> nodes, Column<int> ends) = Dealt(entityOf);
        Parallel.For(0, (ends.Length + Part - 1) / Part, () => new Worker(this), (part, _, worker) =>
        {
            for (int entity = part * Part; entity < Math.Min(ends.Length, (part + 1) * Part); entity++)
            {
                int from = entity == 0 ? 0 : ends[entity - 1];
                if (ends[entity] - from > 1)
                    worker.Mark(nodes, from, ends[entity]);
            }
            return worker;
        }, worker =>
        {
            lock (filled)
                for (int c = 0; c < filled.Length; c++)
                    filled[c] += worker.Filled[c];
        });
        nodes.Dispose();
        ends.Dispose();
    }

    int IndexOf<T>() => set.Comparisons.ToList().FindIndex(c => c is T);

    /// <summary>The nodes by entity, in their order, and where each entity's end.</summary>
    static (Column<int> Nodes, Column<int> Ends) Dealt(Column<int> entityOf)
    {
        ReadOnlySpan<int> entities = entityOf.Span;
        Column<int> ends = entityOf.Store.New<int>(entities.Length), nodes = entityOf.Store.NewUnset<int>(entities.Length);
        Span<int> next = ends.Span;
        Span<int> dealt = nodes.Span;
        foreach (int entity in entities)
            next[entity]++;
        for (int entity = 0, sum = 0; entity < next.Length; entity++)
            (next[entity], sum) = (sum, sum + next[entity]);
        for (int node = 0; node < entities.Length; node++)
            dealt[next[entities[node]]++] = node;
        return (nodes, ends);
    }

    /// <summary>Counts each value of a comparison once per entity.</summary>
    /// <param name="comparison">Which.</param>
    /// <param name="codes">The nodes' values.</param>
    /// <param name="counts">Zeros, by value.</param>
    /// <returns>Number of entities that have any value.</returns>
    public int Count(int comparison, ReadOnlySpan<int> codes, Span<int> counts)
    {
        ReadOnlySpan<uint> own = bits.Span;
        long entities = filled[comparison];
        for (int node = 0; node < codes.Length; node++)
        {
            if (codes[node] < 0)
                continue;
            counts[codes[node]] += (int)(~own[node] >> comparison & 1);
            entities += (own[node] & InCompany) == 0 ? 1 : 0;
        }
        return (int)entities;
    }

    /// <summary>The same for full names.</summary>
    public int CountFullNames(ReadOnlySpan<int> names, Span<int> counts) => Count(FullName, names, counts);

    public void Dispose() => bits.Dispose();

    /// <summary>One thread's share.</summary>
    sealed class Worker(RepeatedValues all)
    {
        readonly int width = all.set.Comparisons.Count;
        readonly HashSet<int> known = [];
        readonly HashSet<(int, int)> knownNames = [];
        int[] codes = new int[Few * ComparisonSet.MaxComparisons];

        /// <summary>For each comparison the entities of several nodes that have a value.</summary>
        public long[] Filled { get; } = new long[FullName + 1];

        /// <summary>Looks at the nodes of one entity.</summary>
        public void Mark(Column<int> nodes, int from, int to)
        {
            int count = to - from;
            if (codes.Length < count * width)
                codes = new int[2 * count * width];
            for (int i = 0; i < count; i++)
            {
                if (from + i + Ahead < nodes.Length)
                    all.set.Prefetch(nodes[from + i + Ahead]);
                ReadOnlySpan<ulong> cells = all.set.Cells(nodes[from + i], out _);
                for (int c = 0; c < width; c++)
                    codes[(i * width) + c] = CellTable.Code(cells[c]);
                all.bits[nodes[from + i]] = InCompany;
            }
            for (int c = 0; c < width; c++)
                Mark(c, nodes, from, count);
            if (all.surname >= 0 && all.given >= 0)
                MarkNames(nodes, from, count);
        }

        void Mark(int c, Column<int> nodes, int from, int count)
        {
            bool any = false;
            known.Clear();
            for (int i = 0; i < count; i++)
            {
                int code = codes[(i * width) + c];
                if (code < 0)
                    continue;
                any = true;
                if (count <= Few ? IsBefore(i, c, code) : !known.Add(code))
                    all.bits[nodes[from + i]] |= 1u << c;
            }
            Filled[c] += any ? 1 : 0;
        }

        bool IsBefore(int i, int c, int code)
        {
            for (int before = c; before < (i * width) + c; before += width)
                if (codes[before] == code)
                    return true;
            return false;
        }

        void MarkNames(Column<int> nodes, int from, int count)
        {
            bool any = false;
            knownNames.Clear();
            for (int i = 0; i < count; i++)
            {
                (int surname, int given) = (codes[(i * width) + all.surname], codes[(i * width) + all.given]);
                if (surname < 0 || given < 0)
                    continue;
                any = true;
                if (count <= Few ? AreBefore(i, surname, given) : !knownNames.Add((surname, given)))
                    all.bits[nodes[from + i]] |= 1u << FullName;
            }
            Filled[FullName] += any ? 1 : 0;
        }

        bool AreBefore(int i, int surname, int given)
        {
            for (int before = 0; before < i * width; before += width)
                if (codes[before + all.surname] == surname && codes[before + all.given] == given)
                    return true;
            return false;
        }
    }
}
