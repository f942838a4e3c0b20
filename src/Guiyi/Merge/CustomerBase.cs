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
    readonly int[] starts, records, customerOf;
    readonly string[] ids;
    readonly Dictionary<AttributeColumn, GoldenColumn> golden;

    internal CustomerBase(EntityKind kind, RecordTable table, int[] starts, int[] records, int[] customerOf, string[] ids, Dictionary<AttributeColumn, GoldenColumn> golden)
    {
        (Kind, Table, this.starts, this.records, this.customerOf, this.ids, this.golden) = (kind, table, starts, records, customerOf, ids, golden);
    }

    public EntityKind Kind { get; }

    public RecordTable Table { get; }

    /// <summary>Number of customers. Their order is by id, so it does not depend on the order of rows.</summary>
    public int Count => ids.Length;

    /// <summary>Stable, opaque, never reused.</summary>
    public string Id(int customer) => ids[customer];

    /// <summary>The customer of an id, or -1 where there is none.</summary>
    public int Find(string id) => Array.BinarySearch(ids, id, StringComparer.Ordinal) is >= 0 and int customer ? customer : -1;

    /// <summary>The customer's records, by source and row.</summary>
    public ReadOnlySpan<int> Records(int customer) => records.AsSpan(starts[customer], starts[customer + 1] - starts[customer]);

    /// <summary>The customer a record belongs to, or -1 where it names none of this kind.</summary>
    public int CustomerOf(int record) => customerOf[record];

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
