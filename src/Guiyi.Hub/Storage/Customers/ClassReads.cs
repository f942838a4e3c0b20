using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Reads the classes that customers have and had.</summary>
public sealed class ClassReads
{
    const string Select = "select customer_no, classes, because, run_id, since, until from class_history ";

    readonly Reading reading;

    internal ClassReads(Reading reading) => this.reading = reading;

    /// <summary>The classes of all customers of today, by customer; read one by one.</summary>
    public IEnumerable<StoredClasses> Current() => reading.Each(Select + "where until is null order by customer_no", Read);

    /// <summary>All classes that a customer had, the first ones first.</summary>
    public IReadOnlyList<StoredClasses> Of(CustomerNo customer) => reading.List(Select + "where customer_no = $1 order by since", Read, customer.Value);

    /// <summary>The classes of some customers of today; those that have none are left out.</summary>
    public IReadOnlyList<StoredClasses> Current(IEnumerable<CustomerNo> customers) => reading.In(Select + "where until is null and customer_no", customers.Select(no => (object)no.Value), Read);

    static StoredClasses Read(Row row) => new(new(row.Long(0)), row.Text(1), row.Text(2), row.Long(3), row.Holding(4));
}
