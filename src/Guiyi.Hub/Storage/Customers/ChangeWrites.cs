using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Writes the change feed.</summary>
public sealed class ChangeWrites
{
    readonly Writing writing;

    internal ChangeWrites(Writing writing) => this.writing = writing;

    /// <summary>Tells of changes; they can be read once the transaction is committed.</summary>
    public void Add(IEnumerable<StoredChange> changes) => writing.Insert(
        "change", ["seq", "version", "at", "run_id", "kind", "customer_no", "other_no", "detail"], changes,
        (row, c) => row.Add(writing.NextId("change")).Add(writing.Version).Add(writing.At).Add(c.Run).Add(c.Kind).Add(c.Customer?.Value).Add(c.Other?.Value).Add(c.Detail));
}
