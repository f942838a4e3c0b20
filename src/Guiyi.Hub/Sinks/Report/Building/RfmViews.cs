using Guiyi.Profile;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>Buyers by how recently and how often they bought.</summary>
static class RfmViews
{
    static readonly int[] Days = [30, 90, 180, 365];
    static readonly int[] Orders = [1, 2, 4, 9];

    public static RfmView? Of(UnifyResult result, bool chinese)
    {
        string currency = TopCustomers.UsualCurrency(result);
        var cells = new Dictionary<(int, int), (long Customers, decimal Money)>();
        foreach (CustomerProfile profile in result.Persons.Profiles.Concat(result.Organizations.Profiles))
        {
            if (profile.Orders == 0 || profile.RecencyDays is not { } days)
                continue;
            (int, int) place = (Band(Days, days), Band(Orders, profile.Orders));
            (long customers, decimal money) = cells.GetValueOrDefault(place);
            decimal own = profile.Money.FirstOrDefault(m => m.Currency == currency)?.Amount ?? 0;
            cells[place] = (customers + 1, money + own);
        }
        if (cells.Count == 0)
            return null;
        return new RfmView(
            [.. Labels(Days).Select(l => chinese ? l + " 天" : l + " d")], [.. Labels(Orders)], currency,
            [.. cells.OrderBy(c => c.Key).Select(c => new RfmCell(c.Key.Item1, c.Key.Item2, c.Value.Customers, c.Value.Money))]);
    }

    /// <summary>The band a number falls into: up to the first limit, up to the second … above the last.</summary>
    static int Band(int[] limits, int number)
    {
        int band = Array.FindIndex(limits, limit => number <= limit);
        return band < 0 ? limits.Length : band;
    }

    static IEnumerable<string> Labels(int[] limits)
    {
        for (int i = 0; i < limits.Length; i++)
        {
            int from = i == 0 ? 0 : limits[i - 1] + 1;
            yield return i == 0 ? limits[0] == 1 ? "1" : $"≤ {limits[0]}" : from == limits[i] ? $"{from}" : $"{from}–{limits[i]}";
        }
        yield return $"> {limits[^1]}";
    }
}
