using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Writes the classes of customers.</summary>
public sealed class ClassWrites
{
    readonly Writing writing;

    internal ClassWrites(Writing writing) => this.writing = writing;

    /// <summary>Customers get classes; for those that have some, <see cref="End"/> comes first.</summary>
    public void Add(IEnumerable<(CustomerNo Customer, string Classes, string Because)> classes, long run) => writing.Insert(
        "class_history", ["customer_no", "since", "run_id", "classes", "because"], InOrder.By(classes, c => c.Customer.Value),
        (row, c) => row.Add(c.Customer.Value).Add(writing.Version).Add(run).Add(c.Classes).Add(c.Because));

    /// <summary>Customers lose the classes they have: others follow, or the customers are gone.</summary>
    /// <exception cref="StoreException">One has none.</exception>
    public void End(IEnumerable<CustomerNo> customers) => writing.ForEach(
        "update class_history set until = $2 where customer_no = $1 and until is null", customers,
        (row, no) => row.Add(no.Value).Add(writing.Version), "a customer has no classes");
}
