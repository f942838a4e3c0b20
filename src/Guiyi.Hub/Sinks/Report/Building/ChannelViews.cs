using Guiyi.Merge;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>Where the duplicates were, and how many rows make a customer.</summary>
static class ChannelViews
{
    const int Largest = 10;

    /// <summary>Pairs of rows in one customer by their sources, from the counts per customer and source: no pair is visited.</summary>
    public static IReadOnlyList<LinkedSources> Links(UnifyResult result, int[] customers)
    {
        RecordTable table = result.Table;
        long[,] pairs = new long[table.Sources.Count, table.Sources.Count];
        int all = result.Persons.Customers.Count + result.Organizations.Customers.Count;
        var counts = new List<(int Source, long Rows)>();
        for (int customer = 0; customer < all; customer++)
        {
            Count(result, customers, customer, counts);
            for (int i = 0; i < counts.Count; i++)
            {
                pairs[counts[i].Source, counts[i].Source] += counts[i].Rows * (counts[i].Rows - 1) / 2;
                for (int j = i + 1; j < counts.Count; j++)
                    pairs[counts[i].Source, counts[j].Source] += counts[i].Rows * counts[j].Rows;
            }
        }
        return [.. from a in Enumerable.Range(0, table.Sources.Count)
                   from b in Enumerable.Range(a, table.Sources.Count - a)
                   where pairs[a, b] > 0
                   select new LinkedSources(table.Sources[a].Source, table.Sources[b].Source, pairs[a, b])];
    }

    /// <summary>The customer's rows per source, where there are several rows. Records are in the order of sources. A row that names a person counts for the person only.</summary>
    static void Count(UnifyResult result, int[] customers, int customer, List<(int Source, long Rows)> counts)
    {
        counts.Clear();
        int persons = result.Persons.Customers.Count;
        ReadOnlySpan<int> records = customer < persons ? result.Persons.Customers.Records(customer) : result.Organizations.Customers.Records(customer - persons);
        if (records.Length == 1)
            return;
        foreach (int record in records)
        {
            if (customers[record] != customer)
                continue;
            int source = result.Table.SourceOf(record);
            if (counts.Count > 0 && counts[^1].Source == source)
                counts[^1] = (source, counts[^1].Rows + 1);
            else
                counts.Add((source, 1));
        }
    }

    public static IReadOnlyList<CustomerSize> Sizes(UnifyResult result)
    {
        long[] sizes = new long[Largest + 1];
        foreach (CustomerBase customers in (CustomerBase[])[result.Persons.Customers, result.Organizations.Customers])
            for (int customer = 0; customer < customers.Count; customer++)
                sizes[Math.Min(Largest, customers.Records(customer).Length)]++;
        return [.. Enumerable.Range(1, Largest).Where(rows => sizes[rows] > 0).Select(rows => new CustomerSize(rows, rows == Largest, sizes[rows]))];
    }
}
