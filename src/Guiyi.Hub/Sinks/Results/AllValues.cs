using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>
/// All values of a customer in one cell, most frequent first, joined with " | "; accounts carry their label. Most customers state one value, which
/// then is the golden one: only the others are counted. For one thread.
/// </summary>
sealed class AllValues(CustomerBase customers, AttributeColumn[] columns)
{
    readonly GoldenColumn?[] golden = [.. columns.Select(customers.Golden)];
    readonly ByCount[] orders = [.. columns.Select(c => new ByCount(c))];
    readonly JoinedText joined = new();
    int[] codes = new int[64];
    Counted[] counts = new Counted[64];

    readonly record struct Counted(int Count, int Code);

    /// <summary>The most frequent first, then by text.</summary>
    sealed class ByCount(AttributeColumn column) : IComparer<Counted>
    {
        public int Compare(Counted a, Counted b) =>
            a.Count != b.Count ? b.Count.CompareTo(a.Count) : column.Characters(a.Code).SequenceCompareTo(column.Characters(b.Code));
    }

    /// <summary>True where a customer has more than one value, or one with a label: <see cref="Joined"/> gives them.</summary>
    public bool AreJoined(int customer)
    {
        int stated = 0;
        foreach (GoldenColumn? column in golden)
            if (column?.Code(customer) >= 0)
            {
                stated++;
                if (!IsOnly(column, customer) || column.Attribute.Kind == AttributeKind.AccountId)
                    return true;
            }
        return stated > 1;
    }

    /// <summary>The column whose golden value is the only one that a customer has; null where it has none.</summary>
    public GoldenColumn? Only(int customer)
    {
        foreach (GoldenColumn? column in golden)
            if (column?.Code(customer) >= 0)
                return column;
        return null;
    }

    /// <summary>Says that a customer's values will be joined soon.</summary>
    public void Prefetch(int customer)
    {
        foreach (AttributeColumn column in columns)
            foreach (int record in customers.Records(customer))
                for (int slot = 0; slot < column.SlotCount; slot++)
                    column.Prefetch(slot, record);
    }

    /// <summary>All values of a customer. Valid until the next is asked for.</summary>
    public ReadOnlySpan<char> Joined(int customer)
    {
        joined.Clear();
        for (int i = 0; i < columns.Length; i++)
            if (golden[i] is { } column && column.Code(customer) is >= 0 and int code)
                foreach (Counted value in IsOnly(column, customer) ? [new Counted(1, code)] : Count(i, customer))
                    Add(columns[i], value.Code);
        return joined.Text;
    }

    /// <summary>The rule asked of a customer that has to choose is another.</summary>
    static bool IsOnly(GoldenColumn column, int customer) => column.Rule(customer) == SurvivorshipRule.Only;

    void Add(AttributeColumn column, int code)
    {
        joined.BeginValue();
        if (column.Kind == AttributeKind.AccountId)
        {
            joined.Add(column.Label);
            joined.Add(":");
        }
        joined.Add(column.Characters(code));
    }

    /// <summary>What <see cref="CustomerBase.Values"/> gives, as codes.</summary>
    ReadOnlySpan<Counted> Count(int column, int customer)
    {
        Span<int> own = Codes(columns[column], customer);
        own.Sort();
        if (counts.Length < own.Length)
            counts = new Counted[own.Length * 2];
        int distinct = 0;
        foreach (int code in own)
            if (distinct > 0 && counts[distinct - 1].Code == code)
                counts[distinct - 1] = new Counted(counts[distinct - 1].Count + 1, code);
            else
                counts[distinct++] = new Counted(1, code);
        Span<Counted> values = counts.AsSpan(0, distinct);
        // Sorting in general allocates, and most have two or three.
        if (distinct == 2 && orders[column].Compare(values[0], values[1]) > 0)
            values.Reverse();
        else if (distinct > 2)
            values.Sort(orders[column]);
        return values;
    }

    Span<int> Codes(AttributeColumn column, int customer)
    {
        int found = 0;
        foreach (int record in customers.Records(customer))
            for (int slot = 0; slot < column.SlotCount; slot++)
                if (customers.Table.CodeFor(customers.Kind, column, slot, record) is >= 0 and int code)
                {
                    if (found == codes.Length)
                        Array.Resize(ref codes, found * 2);
                    codes[found++] = code;
                }
        return codes.AsSpan(0, found);
    }
}
