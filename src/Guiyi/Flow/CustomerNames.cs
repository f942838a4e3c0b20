using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi;

/// <summary>The name to call a customer by.</summary>
public static class CustomerNames
{
    /// <summary>The golden name, or its parts, or a nickname, or the title of a thing; empty where nothing names the customer.</summary>
    public static string Of(CustomerBase customers, int customer)
    {
        if (customers.Kind == EntityKind.Organization)
            return customers.GoldenText(customer, AttributeKind.OrganizationName) ?? customers.GoldenText(customer, AttributeKind.PersonName) ?? "";
        if (customers.GoldenText(customer, AttributeKind.PersonName) is { } name)
            return name;
        string? given = customers.GoldenText(customer, AttributeKind.GivenName), surname = customers.GoldenText(customer, AttributeKind.Surname);
        if (given is not null && surname is not null)
            return $"{given} {surname}";
        return given ?? surname ?? customers.GoldenText(customer, AttributeKind.Nickname) ?? customers.GoldenText(customer, AttributeKind.Text, "title") ?? "";
    }
}
