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

    /// <summary>The columns whose values are a customer's name, with a blank between two; of a name in one piece only the first is there, and of none neither.</summary>
    public (GoldenColumn? First, GoldenColumn? Second) Of(int customer)
    {
        if (First(whole, customer) is { } name)
            return (name, null);
        return given?.Code(customer) >= 0 && surname?.Code(customer) >= 0 ? (given, surname) : (First(rest, customer), null);
    }

    static GoldenColumn? First(GoldenColumn?[] columns, int customer)
    {
        foreach (GoldenColumn? column in columns)
            if (column?.Code(customer) >= 0)
                return column;
        return null;
    }
}
