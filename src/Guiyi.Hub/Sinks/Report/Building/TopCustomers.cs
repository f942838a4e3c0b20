using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>Customers by money.</summary>
static class TopCustomers
{
    /// <summary>Amounts in different currencies do not compare: those in the most usual one come first.</summary>
    public static IEnumerable<(KindResult Kind, int Customer)> ByMoney(UnifyResult result)
    {
        if (result.Interactions.Count == 0)
            return [];
        var spenders = ((KindResult[])[result.Persons, result.Organizations])
            .SelectMany(kind => Enumerable.Range(0, kind.Customers.Count).Where(c => kind.Profiles[c].Money is [{ Amount: > 0 }, ..]).Select(c => (Kind: kind, Customer: c))).ToArray();
        string usual = UsualCurrency(result);
        return spenders
            .OrderByDescending(s => s.Kind.Profiles[s.Customer].MainCurrency == usual)
            .ThenByDescending(s => s.Kind.Profiles[s.Customer].Money[0].Amount)
            .ThenBy(s => s.Kind.Customers.Id(s.Customer), StringComparer.Ordinal)
            .Take(1000);
    }

    public static string UsualCurrency(UnifyResult result) => result.Interactions.Count == 0 ? "" : result.Persons.Profiles.Concat(result.Organizations.Profiles)
        .Where(p => p.Money.Count > 0).CountBy(p => p.MainCurrency).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).FirstOrDefault("");

    public static IReadOnlyList<TopCustomer> Of(UnifyResult result) => [.. ByMoney(result).Take(ReportLimits.TopCustomers).Select(s => View(result, s.Kind, s.Customer))];

    static TopCustomer View(UnifyResult result, KindResult kind, int customer)
    {
        CustomerBase customers = kind.Customers;
        CustomerProfile profile = kind.Profiles[customer];
        Address? address = customers.Golden(customer, AttributeKind.Address)?.Value as Address;
        return new TopCustomer(
            customers.Id(customer), result.CodeOf(customers.Kind, customer), CustomerNames.Of(customers, customer), customers.Kind,
            address?.City ?? customers.Golden(customer, AttributeKind.City)?.Text ?? customers.Golden(customer, AttributeKind.City, "outlet")?.Text ?? "",
            profile.Orders, profile.Money[0].Amount, profile.MainCurrency, profile.LastSeen is { } last ? DateOnly.FromDateTime(last) : null,
            [.. profile.Channels.Select(c => c.Source)]);
    }
}
