using Guiyi.Hub.Storage.Databases;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Reads customers' ids and which records they have and had.</summary>
public sealed class CustomerReads
{
    const string Select = "select customer_no, founder, created_run, retired_run, replaced_by, since, until from customer ", SelectMember = "select customer_no, record_id, since, until from member ";

    readonly Reading reading;

    internal CustomerReads(Reading reading) => this.reading = reading;

    /// <summary>Every id ever given out, by number; read one by one.</summary>
    public IEnumerable<StoredCustomer> All() => reading.Each(Select + "order by customer_no", Read);

    public StoredCustomer? Find(CustomerNo no) => reading.Value(Select + "where customer_no = $1", Read, no.Value);

    /// <summary>Those of some ids that were ever given out.</summary>
    public IReadOnlyList<CustomerNo> Known(IEnumerable<CustomerNo> customers) => reading.In("select customer_no from customer where customer_no", customers.Select(no => (object)no.Value), row => new CustomerNo(row.Long(0)));

    /// <summary>The id that an id leads to today, merges followed; itself where it is somebody's, null where it was never given out or leads nowhere.</summary>
    public CustomerNo? Resolve(CustomerNo no)
    {
        StoredCustomer? customer = Find(no);
        while (customer is { RetiredRun: not null, ReplacedBy: { } next })
            customer = Find(next);
        return customer is { RetiredRun: null } found ? found.No : null;
    }

    /// <summary>All memberships of today, by customer; read one by one.</summary>
    public IEnumerable<Membership> Members() =>
        reading.Each("select customer_no, record_id from member where until is null order by customer_no, record_id", row => new Membership(new(row.Long(0)), new(row.Long(1))));

    /// <summary>Every id that nobody has now, with the records that it had when it was retired; read one by one, those of an id together.</summary>
    public IEnumerable<(CustomerNo Customer, CustomerNo? ReplacedBy, RecordId Record)> Retired() => reading.Each(
        "select c.customer_no, c.replaced_by, m.record_id from customer c join member m on m.customer_no = c.customer_no and m.until = c.until where c.until is not null order by c.customer_no, m.record_id",
        row => (new CustomerNo(row.Long(0)), row.Number(1) is { } next ? (CustomerNo?)new CustomerNo(next) : null, new RecordId(row.Long(2))));

    /// <summary>The records that a customer had at a version of the base.</summary>
    public IReadOnlyList<RecordId> Members(CustomerNo no, long version) =>
        reading.List("select record_id from member where customer_no = $1 and since <= $2 and (until is null or until > $2) order by record_id", row => new RecordId(row.Long(0)), no.Value, version);

    /// <summary>Every record that a customer ever had.</summary>
    public IReadOnlyList<PastMembership> History(CustomerNo no) => reading.List(SelectMember + "where customer_no = $1 order by since, record_id", ReadMember, no.Value);

    /// <summary>Every customer that a version of a record ever belonged to.</summary>
    public IReadOnlyList<PastMembership> History(RecordId record) => reading.List(SelectMember + "where record_id = $1 order by since, customer_no", ReadMember, record.Value);

    static StoredCustomer Read(Row row) =>
        new(new(row.Long(0)), new(row.Long(1)), row.Long(2), row.Number(3), row.Number(4) is { } next ? new CustomerNo(next) : null, row.Holding(5));

    static PastMembership ReadMember(Row row) => new(new(row.Long(0)), new(row.Long(1)), row.Holding(2));
}
