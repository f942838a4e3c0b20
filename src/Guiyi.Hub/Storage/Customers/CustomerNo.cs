using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>A customer's id as a number: the 60 bits that its text shows, and one above them for an organization.</summary>
public readonly record struct CustomerNo(long Value) : IComparable<CustomerNo>
{
    const int KindBit = 60;

    /// <param name="entity">What the customer is.</param>
    /// <param name="number">The number within its kind, up to 2^60 - 1.</param>
    public CustomerNo(EntityKind entity, ulong number)
        : this((long)number | (entity == EntityKind.Organization ? 1L << KindBit : 0)) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, (1UL << KindBit) - 1);

    public EntityKind Entity => Value >> KindBit == 0 ? EntityKind.Person : EntityKind.Organization;

    public ulong Number => (ulong)Value & ((1UL << KindBit) - 1);

    /// <summary>The number of an id.</summary>
    /// <returns>Null where the text is no customer's id.</returns>
    public static CustomerNo? Of(string id) =>
        CustomerNumber.TryRead(id, out ulong number) ? new CustomerNo(id[0] == 'P' ? EntityKind.Person : EntityKind.Organization, number & ((1UL << KindBit) - 1)) : null;

    /// <summary>The id.</summary>
    public override string ToString() => CustomerNumber.Text(Number | (Entity == EntityKind.Person ? 1UL << KindBit : 0));

    public int CompareTo(CustomerNo other) => Value.CompareTo(other.Value);
}
