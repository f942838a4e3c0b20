using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>All values of a customer in one cell, most frequent first.</summary>
static class AllValues
{
    /// <summary>Values joined with " | "; accounts carry their label.</summary>
    public static string Of(CustomerBase customers, int customer, AttributeColumn[] columns)
    {
        string text = "";
        foreach (AttributeColumn column in columns)
        {
            string values = Of(customers, customer, column);
            text = text.Length == 0 ? values : values.Length == 0 ? text : $"{text} | {values}";
        }
        return text;
    }

    static string Of(CustomerBase customers, int customer, AttributeColumn column)
    {
        // Most customers state one value: then nothing needs counting.
        int only = -1;
        foreach (int record in customers.Records(customer))
            for (int slot = 0; slot < column.SlotCount; slot++)
                if (customers.Table.CodeFor(customers.Kind, column, slot, record) is >= 0 and int code && code != only)
                {
                    if (only >= 0)
                        return string.Join(" | ", customers.Values(customer, column).Select(v => Labelled(column, v)));
                    only = code;
                }
        return only < 0 ? "" : Labelled(column, column.Text(only));
    }

    static string Labelled(AttributeColumn column, string value) => column.Kind == AttributeKind.AccountId ? $"{column.Label}:{value}" : value;
}
