using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi;

/// <summary>The name to call a customer by.</summary>
public static class CustomerNames
{
    /// <summary>The golden name, or its parts, or a nickname; empty where nothing names the customer.</summary>
    public static string Of(CustomerBase customers, int customer)
    {
        if (customers.Kind == EntityKind.Organization)
            return customers.Golden(customer, AttributeKind.OrganizationName)?.Text ?? customers.Golden(customer, AttributeKind.PersonName)?.Text ?? "";
        if (customers.Golden(customer, AttributeKind.PersonName) is { } name)
            return name.Text;
        string[] parts = [.. new[] { AttributeKind.GivenName, AttributeKind.Surname }.Select(k => customers.Golden(customer, k)?.Text).OfType<string>()];
        return parts.Length > 0 ? string.Join(' ', parts) : customers.Golden(customer, AttributeKind.Nickname)?.Text ?? "";
    }
}
