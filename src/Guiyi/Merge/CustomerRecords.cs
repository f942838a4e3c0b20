using Guiyi.Internals;
using Guiyi.Match;

namespace Guiyi.Merge;

/// <summary>Which records each customer has, and which customer each record has.</summary>
sealed class CustomerRecords
{
    /// <summary>Customers that a core takes at once.</summary>
    const int Part = 1 << 14;

    readonly Column<int> starts, records, customerOf;

    CustomerRecords(Column<int> starts, Column<int> records, Column<int> customerOf) => (this.starts, this.records, this.customerOf) = (starts, records, customerOf);

    /// <summary>Where they lie; what is made of customers lies there, too.</summary>
    public ColumnStore Store => starts.Store;

    /// <summary>Number of customers.</summary>
    public int Count => starts.Length - 1;

    /// <summary>A customer's records, by source and row.</summary>
    public ReadOnlySpan<int> this[int customer] => records.Slice(starts[customer], starts[customer + 1] - starts[customer]);

    /// <summary>Where a customer's records begin among those of all customers.</summary>
    public int Start(int customer) => starts[customer];

    /// <summary>The customer of a record, or -1.</summary>
    public int CustomerOf(int record) => customerOf[record];

    /// <summary>The customer of each node, or -1: who goes from pair to pair asks one column, not two.</summary>
    public Column<int> OfNodes(NodeTable nodes)
    {
        const int ahead = 24;
        Column<int> ofNodes = Store.NewUnset<int>(nodes.Count);
        Parallel.For(0, (ofNodes.Length + Part - 1) / Part, part =>
        {
            int end = Math.Min(ofNodes.Length, (part + 1) * Part);
            for (int node = part * Part; node < end; node++)
            {
                // Records lie anywhere: they are asked for before they are needed.
                if (node + ahead < end)
                    Prefetch.Item(in customerOf[nodes.Record(node + ahead)]);
                ofNodes[node] = customerOf[nodes.Record(node)];
            }
        });
        return ofNodes;
    }

    /// <param name="nodes">The records that can belong to customers.</param>
    /// <param name="members">Nodes of each group, in content order.</param>
    /// <param name="groups">For each customer its group.</param>
    /// <returns>The records of customers; and the same, laid out alike, but each customer's in the order of their contents.</returns>
    public static (CustomerRecords Records, Column<int> ByContent) Of(NodeTable nodes, FlatLists<int> members, Column<int> groups)
    {
        // Groups lie in memory in another order than customers. Many short loops without a branch let many reads be under way at once.
        Column<int> starts = nodes.Store.New<int>(groups.Length + 1);
        using Column<int> from = nodes.Store.NewUnset<int>(groups.Length);
        ReadOnlySpan<int> ofGroups = members.Starts.Span;
        Span<int> first = from.Span;
        Span<int> sums = starts.Span;
        for (int customer = 0; customer < first.Length; customer++)
        {
            int group = groups[customer];
            first[customer] = ofGroups[group];
            sums[customer + 1] = ofGroups[group + 1] - ofGroups[group];
        }
        for (int customer = 1; customer < sums.Length; customer++)
            sums[customer] += sums[customer - 1];
        int count = starts[groups.Length];
        (Column<int> records, Column<int> byContent, Column<int> customerOf) = (nodes.Store.NewUnset<int>(count), nodes.Store.NewUnset<int>(count), nodes.Store.NewUnset<int>(nodes.Table.Count));
        customerOf.Span.Fill(-1);
        Parallel.For(0, (groups.Length + Part - 1) / Part, part =>
        {
            int begin = part * Part, end = Math.Min(groups.Length, begin + Part);
            for (int customer = begin; customer < end; customer++)
                members.Items.Slice(from[customer], starts[customer + 1] - starts[customer]).CopyTo(byContent.Span[starts[customer]..]);
            Span<int> own = byContent.Slice(starts[begin], starts[end] - starts[begin]);
            for (int i = 0; i < own.Length; i++)
                own[i] = nodes.Record(own[i]);
            own.CopyTo(records.Span[starts[begin]..]);
            for (int customer = begin; customer < end; customer++)
                Own(records.Slice(starts[customer], starts[customer + 1] - starts[customer]), customer, customerOf);
        });
        return (new CustomerRecords(starts, records, customerOf), byContent);
    }

    static void Own(Span<int> records, int customer, Column<int> customerOf)
    {
        foreach (int record in records)
            customerOf[record] = customer;
        if (records.Length > 1)
            records.Sort();
    }
}
