using Guiyi.Hub.Storage.Databases;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Writes customers' ids and which records they have.</summary>
public sealed class CustomerWrites
{
    readonly Writing writing;

    internal CustomerWrites(Writing writing) => this.writing = writing;

    /// <summary>Gives out ids.</summary>
    /// <exception cref="StoreException">One was given out before.</exception>
    public void Add(IEnumerable<(CustomerNo No, RecordId Founder)> customers, long run) => writing.Insert(
        "customer", ["customer_no", "entity", "founder", "since", "created_run"], InOrder.By(customers, c => c.No.Value),
        (row, c) => row.Add(c.No.Value).Add(c.No.Entity).Add(c.Founder.Value).Add(writing.Version).Add(run));

    /// <summary>Takes ids out of use: their customers were merged into others, or have no record left.</summary>
    /// <exception cref="StoreException">One is not in use.</exception>
    public void Retire(IEnumerable<(CustomerNo No, CustomerNo? ReplacedBy)> customers, long run) => writing.ForEach(
        "update customer set until = $2, retired_run = $3, replaced_by = $4 where customer_no = $1 and until is null", customers,
        (row, c) => row.Add(c.No.Value).Add(writing.Version).Add(run).Add(c.ReplacedBy?.Value), "a customer's id is not in use");

    /// <summary>Lets retired ids lead elsewhere.</summary>
    /// <exception cref="StoreException">One is in use.</exception>
    public void Redirect(IEnumerable<(CustomerNo No, CustomerNo? ReplacedBy)> customers) => writing.ForEach(
        "update customer set replaced_by = $2 where customer_no = $1 and until is not null", customers,
        (row, c) => row.Add(c.No.Value).Add(c.ReplacedBy?.Value), "a customer's id is not retired");

    /// <summary>Takes retired ids into use again: a merge was undone.</summary>
    /// <exception cref="StoreException">One is in use.</exception>
    public void Restore(IEnumerable<CustomerNo> customers) => writing.ForEach(
        "update customer set since = $2, until = null, retired_run = null, replaced_by = null where customer_no = $1 and until is not null", customers,
        (row, no) => row.Add(no.Value).Add(writing.Version), "a customer's id is not retired");

    /// <summary>Gives records to customers.</summary>
    public void Join(IEnumerable<Membership> members) => writing.Insert(
        "member", ["customer_no", "record_id", "since"], InOrder.By(members, m => m.Customer.Value),
        (row, m) => row.Add(m.Customer.Value).Add(m.Record.Value).Add(writing.Version));

    /// <summary>Takes records from customers.</summary>
    /// <exception cref="StoreException">A customer does not have the record.</exception>
    public void Leave(IEnumerable<Membership> members) => writing.ForEach(
        "update member set until = $3 where customer_no = $1 and record_id = $2 and until is null", members,
        (row, m) => row.Add(m.Customer.Value).Add(m.Record.Value).Add(writing.Version), "a customer does not have the record");
}
