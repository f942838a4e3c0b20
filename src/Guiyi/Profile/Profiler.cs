using Guiyi.Model;

namespace Guiyi.Profile;

/// <summary>Computes a customer's profile from interactions. The order of the interactions does not matter.</summary>
public static class Profiler
{
    const int FavouriteCount = 3;

    /// <summary>The profile of one customer at a moment; what is dated later is left out and counted.</summary>
    /// <param name="ofOneCustomer">All interactions of the customer, from all sources.</param>
    /// <param name="asOf">The moment of the profile, in the local time of the channels.</param>
    public static CustomerProfile Profile(IReadOnlyList<Interaction> ofOneCustomer, DateTime asOf)
    {
        ArgumentNullException.ThrowIfNull(ofOneCustomer);
        if (ofOneCustomer.Count == 0)
            return CustomerProfile.Empty;
        var known = new List<Interaction>(ofOneCustomer.Count);
        foreach (Interaction row in ofOneCustomer)
            if (!(row.When > asOf))
                known.Add(row);
        int later = ofOneCustomer.Count - known.Count;
        List<OneInteraction> all = OneInteraction.Join(known);
        List<OneInteraction> orders = all.FindAll(one => one.Kind == InteractionKind.Order);
        List<OneInteraction> purchases = orders.FindAll(one => !IsRefund(one));
        DateTime? lastOrder = purchases.Max(one => one.When);
        (double? satisfaction, int answers) = Satisfaction(all);
        return new CustomerProfile
        {
            Interactions = all.Count,
            Orders = purchases.Count,
            FirstSeen = all.Min(one => one.When),
            LastSeen = all.Max(one => one.When),
            FirstOrder = purchases.Min(one => one.When),
            LastOrder = lastOrder,
            RecencyDays = lastOrder is { } last ? (asOf.Date - last.Date).Days : null,
            Money = Money(orders),
            Channels = Channels(all),
            Favourites = Favourites(purchases),
            Satisfaction = satisfaction,
            Answers = answers,
            Tickets = all.Count(one => one.Kind == InteractionKind.Ticket),
            DaysActive = all.Where(one => one.When is not null).Select(one => one.When!.Value.Date).Distinct().Count(),
            Later = later,
        };
    }

    static bool IsRefund(OneInteraction order)
    {
        decimal sum = 0;
        foreach (Interaction row in order.Rows)
            sum = Add(sum, row.Amount ?? 0);
        return sum < 0;
    }

    static MoneySum[] Money(List<OneInteraction> orders)
    {
        var sums = new Dictionary<string, (decimal Amount, int Orders)>(StringComparer.Ordinal);
        foreach (OneInteraction order in orders)
        {
            bool refund = IsRefund(order);
            foreach (IGrouping<string, Interaction> rows in order.Rows.Where(row => row.Amount is not null).GroupBy(row => row.Currency))
            {
                (decimal amount, int count) = sums.GetValueOrDefault(rows.Key);
                foreach (Interaction row in rows)
                    amount = Add(amount, row.Amount!.Value);
                sums[rows.Key] = (amount, refund ? count : count + 1);
            }
        }
        return [.. sums
            .Select(sum => new MoneySum(sum.Key, sum.Value.Amount, sum.Value.Orders))
            .OrderByDescending(sum => sum.Orders)
            .ThenByDescending(sum => sum.Amount)
            .ThenBy(sum => sum.Currency, StringComparer.Ordinal)];
    }

    static ChannelCount[] Channels(List<OneInteraction> all) =>
        [.. all
            .GroupBy(one => one.Source, StringComparer.Ordinal)
            .Select(group => new ChannelCount(group.Key, group.Count()))
            .OrderByDescending(channel => channel.Interactions)
            .ThenBy(channel => channel.Source, StringComparer.Ordinal)];

    static FavouriteProduct[] Favourites(List<OneInteraction> purchases)
    {
        var products = new Dictionary<string, (int Orders, decimal Money)>(StringComparer.Ordinal);
        foreach (OneInteraction order in purchases)
            foreach (string name in order.Rows.SelectMany(row => row.Products).Distinct(StringComparer.Ordinal))
            {
                (int orders, decimal money) = products.GetValueOrDefault(name);
                foreach (Interaction row in order.Rows)
                    money = Add(money, Share(row, name));
                products[name] = (orders + 1, money);
            }
        return [.. products
            .Select(product => new FavouriteProduct(product.Key, product.Value.Orders, product.Value.Money))
            .OrderByDescending(product => product.Orders)
            .ThenByDescending(product => product.Money)
            .ThenBy(product => product.Name, StringComparer.Ordinal)
            .Take(FavouriteCount)];
    }

    /// <summary>A product's part of a row's amount: rows do not say what each of several products cost.</summary>
    static decimal Share(Interaction row, string product)
    {
        int named = row.Products.Count(name => name == product);
        return named == 0 || row.Amount is not { } amount ? 0 : amount / row.Products.Count * named;
    }

    static (double? Mean, int Answers) Satisfaction(List<OneInteraction> all)
    {
        double sum = 0;
        int answers = 0;
        foreach (OneInteraction one in all)
        {
            if (one.Rows.Average(row => row.Satisfaction is >= 0 and <= 1 ? row.Satisfaction : null) is not { } answer)
                continue;
            sum += answer;
            answers++;
        }
        return (answers > 0 ? sum / answers : null, answers);
    }

    /// <summary>Adds, ending at the range of decimal: an absurd amount in one row must not stop a run.</summary>
    static decimal Add(decimal a, decimal b)
    {
        const decimal edge = decimal.MaxValue / 2;
        if (Math.Abs(a) < edge && Math.Abs(b) < edge)
            return a + b;
        return a > 0 && b > decimal.MaxValue - a ? decimal.MaxValue : a < 0 && b < decimal.MinValue - a ? decimal.MinValue : a + b;
    }
}
