using Guiyi.Merge;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>Writes customers' ids straight from their numbers. For one thread.</summary>
sealed class IdCell(CustomerBase customers)
{
    readonly byte[] bytes = new byte[customers.LongestId];

    /// <param name="row">Takes the id.</param>
    /// <param name="customer">The customer; -1 gives an empty cell.</param>
    public void Write(CsvWriter row, int customer) => row.Field(bytes.AsSpan(0, customer < 0 ? 0 : customers.WriteId(customer, bytes)));
}
