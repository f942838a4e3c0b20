using Guiyi.Model;

namespace Guiyi.Profile;

/// <summary>An interaction with all its rows: the lines of one order are one order.</summary>
sealed record OneInteraction(InteractionKind Kind, string Source, DateTime? When, IReadOnlyList<Interaction> Rows)
{
    /// <summary>An order whose rows sum to less than zero.</summary>
    public bool IsRefund { get; } = Kind == InteractionKind.Order && MoneyTotals.Sum(Rows) < 0;

    /// <summary>
    /// Joins rows with the same source and key. A row repeated word for word under one key is one row: exports repeat
    /// rows, and a channel that sells two pieces writes a quantity. Rows without a key stand for themselves.
    /// The result does not depend on the order of the rows.
    /// </summary>
    public static List<OneInteraction> Join(List<Interaction> rows)
    {
        if (rows.Count > 1)
            rows.Sort(CompareRows);
        var joined = new List<OneInteraction>(rows.Count);
        for (int start = 0; start < rows.Count;)
        {
            int end = start + 1;
            while (end < rows.Count && rows[start].Key.Length > 0 && rows[end].Source == rows[start].Source && rows[end].Key == rows[start].Key)
                end++;
            joined.Add(Of(rows, start, end));
            start = end;
        }
        return joined;
    }

    static OneInteraction Of(List<Interaction> sorted, int start, int end)
    {
        Interaction first = sorted[start];
        if (end == start + 1)
            return new(first.Kind, first.Source, first.When, [first]);
        var rows = new List<Interaction>();
        DateTime? when = null;
        for (int i = start; i < end; i++)
        {
            if (i > start && CompareRows(sorted[i], sorted[i - 1]) == 0)
                continue;
            rows.Add(sorted[i]);
            if (sorted[i].When is { } moment && (when is null || moment < when))
                when = moment;
        }
        return new(first.Kind, first.Source, when, rows);
    }

    /// <summary>Orders rows by all they say but the record they came from.</summary>
    static int CompareRows(Interaction a, Interaction b)
    {
        int order = string.CompareOrdinal(a.Source, b.Source);
        order = order != 0 ? order : string.CompareOrdinal(a.Key, b.Key);
        order = order != 0 ? order : a.Kind.CompareTo(b.Kind);
        order = order != 0 ? order : Nullable.Compare(a.When, b.When);
        order = order != 0 ? order : Nullable.Compare(a.Amount, b.Amount);
        order = order != 0 ? order : string.CompareOrdinal(a.Currency, b.Currency);
        order = order != 0 ? order : Nullable.Compare(a.Quantity, b.Quantity);
        order = order != 0 ? order : Nullable.Compare(a.Satisfaction, b.Satisfaction);
        order = order != 0 ? order : CompareProducts(a.Products, b.Products);
        return order != 0 ? order : string.CompareOrdinal(a.Text, b.Text);
    }

    static int CompareProducts(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        for (int i = 0; i < a.Count && i < b.Count; i++)
            if (string.CompareOrdinal(a[i], b[i]) is var order and not 0)
                return order;
        return a.Count.CompareTo(b.Count);
    }
}
