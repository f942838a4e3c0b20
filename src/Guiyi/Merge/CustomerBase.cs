using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge;

/// <summary>A surviving value, and where it comes from.</summary>
/// <param name="Text">Canonical text.</param>
/// <param name="Value">The typed value.</param>
/// <param name="Record">The record whose statement survived.</param>
/// <param name="Slot">The statement's slot in that record.</param>
/// <param name="Rule">The rule that preferred it.</param>
public readonly record struct GoldenValue(string Text, object Value, int Record, int Slot, SurvivorshipRule Rule);

/// <summary>All customers of one kind: their ids, their records, and their golden values, held as columns.</summary>
public sealed class CustomerBase
{
    readonly CustomerRecords records;
    readonly Dictionary<AttributeColumn, GoldenColumn> golden;

    internal CustomerBase(EntityKind kind, RecordTable table, CustomerRecords records, AssignedIds ids, Dictionary<AttributeColumn, GoldenColumn> golden)
    {
        (Kind, Table, this.records, this.golden) = (kind, table, records, golden);
        (Ids, IdBook) = (ids.Ids, ids.Book);
    }

    public EntityKind Kind { get; }

    public RecordTable Table { get; }

    /// <summary>Number of customers. Their order is by id, so it does not depend on the order of rows.</summary>
    public int Count => Ids.Length;

    /// <summary>Stable, opaque, never reused. A new text each time.</summary>
    public string Id(int customer) => IdBook.Text(Ids[customer]);

    /// <summary>Writes the customer's id as UTF-8, without making a text.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="utf8">Room for <see cref="LongestId"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public int WriteId(int customer, Span<byte> utf8) => IdBook.Write(Ids[customer], utf8);

    /// <summary>True where the customer's id is of Guiyi's own form: letters and digits.</summary>
    internal bool HasOwnId(int customer) => IdBook.IsOwn(Ids[customer]);

    /// <summary>Says that a customer's id will be written soon.</summary>
    internal void PrefetchId(int customer) => Prefetch.Item(in Ids[customer]);

    /// <summary>Bytes that the longest id takes.</summary>
    public int LongestId => IdBook.Longest;

    /// <summary>The customer of an id, or -1 where there is none.</summary>
    public int Find(string id)
    {
        if (!IdBook.TryFind(id, out ulong number))
            return -1;
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1, order = IdBook.Compare(Ids[middle], number);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }

    /// <summary>The ids as numbers, in the order of the customers.</summary>
    internal Column<ulong> Ids { get; }

    /// <summary>What the numbers of <see cref="Ids"/> say.</summary>
    internal IdBook IdBook { get; }

    /// <summary>The customer's records, by source and row.</summary>
    public ReadOnlySpan<int> Records(int customer) => records[customer];

    /// <summary>The customer a record belongs to, or -1 where it names none of this kind.</summary>
    public int CustomerOf(int record) => records.CustomerOf(record);

    /// <summary>The customer of each node, or -1 for a visitor who is none. The column is the caller's.</summary>
    internal Column<int> CustomersOf(NodeTable nodes) => records.OfNodes(nodes);

    /// <summary>Attributes that any customer of this kind has.</summary>
    public IEnumerable<AttributeColumn> Attributes => golden.Keys;

    /// <summary>The surviving value of an attribute, or null where no record states one.</summary>
    public GoldenValue? Golden(int customer, AttributeColumn attribute) => Golden(attribute)?.Value(customer);

    /// <summary>The surviving values of an attribute, or null where no customer has one: for passes over all customers.</summary>
    public GoldenColumn? Golden(AttributeColumn attribute) => golden.GetValueOrDefault(attribute);

    /// <summary>The surviving values of the first column of a kind.</summary>
    public GoldenColumn? Golden(AttributeKind kind, string label = "") => Table.Find(kind, label) is { } column ? Golden(column) : null;

    /// <summary>The surviving value's text alone, or null.</summary>
    public string? GoldenText(int customer, AttributeColumn attribute) => Golden(attribute)?.Text(customer);

    /// <summary>The surviving text of the first column of a kind, or null.</summary>
    public string? GoldenText(int customer, AttributeKind kind, string label = "") =>
        Table.Find(kind, label) is { } column ? GoldenText(customer, column) : null;

    /// <summary>The surviving value of the first column of a kind.</summary>
    public GoldenValue? Golden(int customer, AttributeKind kind, string label = "") =>
        Table.Find(kind, label) is { } column ? Golden(customer, column) : null;

    /// <summary>All distinct values that the customer's records state, most frequent first.</summary>
    public IReadOnlyList<string> Values(int customer, AttributeColumn attribute)
    {
        var codes = new List<int>();
        foreach (int record in Records(customer))
            for (int slot = 0; slot < attribute.SlotCount; slot++)
                if (Table.CodeFor(Kind, attribute, slot, record) is >= 0 and int code)
                    codes.Add(code);
        codes.Sort();
        var counts = new List<(int Count, string Text)>();
        for (int i = 0; i < codes.Count; i++)
            if (i > 0 && codes[i] == codes[i - 1])
                counts[^1] = (counts[^1].Count + 1, counts[^1].Text);
            else
                counts.Add((1, attribute.Text(codes[i])));
        counts.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Text, b.Text));
        return counts.ConvertAll(static c => c.Text);
    }
}
