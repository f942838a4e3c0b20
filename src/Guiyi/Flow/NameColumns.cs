using Guiyi.Internals;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi;

/// <summary>Where the names of all customers are, for passes over them: what <see cref="CustomerNames"/> gives, without making strings.</summary>
public sealed class NameColumns
{
    /// <summary>The first that has a value is the name.</summary>
    readonly GoldenColumn?[] whole, rest;

    readonly GoldenColumn? given, surname;

    /// <param name="customers">The customers.</param>
    public NameColumns(CustomerBase customers)
    {
        GoldenColumn? person = customers.Golden(AttributeKind.PersonName);
        if (customers.Kind == EntityKind.Organization)
        {
            (whole, rest) = ([customers.Golden(AttributeKind.OrganizationName), person], []);
            return;
        }
        (given, surname) = (customers.Golden(AttributeKind.GivenName), customers.Golden(AttributeKind.Surname));
        (whole, rest) = ([person], [given, surname, customers.Golden(AttributeKind.Nickname), customers.Golden(AttributeKind.Text, "title")]);
    }

    /// <summary>Where the two parts of a name lie, which a blank divides; of a name in one piece only the first is there, and of none neither.</summary>
    public (TextPlace First, TextPlace Second) Of(int customer)
    {
        if (First(whole, customer) is { Texts: not null } name)
            return (name, default);
        if (given?.Code(customer) >= 0 && surname?.Code(customer) >= 0)
            return (given.Place(customer), surname.Place(customer));
        return (First(rest, customer), default);
    }

    static TextPlace First(GoldenColumn?[] columns, int customer)
    {
        foreach (GoldenColumn? column in columns)
            if (column?.Code(customer) >= 0)
                return column.Place(customer);
        return default;
    }
}
