using Guiyi.Merge;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>Writes customers' ids straight from their numbers. For one thread.</summary>
sealed class IdCell(CustomerBase customers)
{
    readonly byte[] bytes = new byte[customers.LongestId];

    /// <param name="row">Takes the id.</param>
    /// <param name="customer">The customer; -1 gives an empty cell.</param>
    public void Write(CsvWriter row, int customer)
    {
        if (customer < 0)
            row.EndPlain(row.BeginPlain(0).Length);
        else if (customers.HasOwnId(customer))
            row.EndPlain(customers.WriteId(customer, row.BeginPlain(CustomerNumber.Length)));
        else
            row.Field(bytes.AsSpan(0, customers.WriteId(customer, bytes)));
    }
}
