using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi;

/// <summary>The name to call a customer by.</summary>
public static class CustomerNames
{
    /// <summary>The golden name, or its parts, or a nickname, or the title of a thing; empty where nothing names the customer.</summary>
    public static string Of(CustomerBase customers, int customer) => Of(customers.Kind, (kind, label) => customers.GoldenText(customer, kind, label));

    /// <summary>The same of golden values wherever they are.</summary>
    internal static string Of(EntityKind customer, Func<AttributeKind, string, string?> golden)
    {
        if (customer == EntityKind.Organization)
            return golden(AttributeKind.OrganizationName, "") ?? golden(AttributeKind.PersonName, "") ?? "";
        if (golden(AttributeKind.PersonName, "") is { } name)
            return name;
        string? given = golden(AttributeKind.GivenName, ""), surname = golden(AttributeKind.Surname, "");
        if (given is not null && surname is not null)
            return $"{given} {surname}";
        return given ?? surname ?? golden(AttributeKind.Nickname, "") ?? golden(AttributeKind.Text, "title") ?? "";
    }
}
