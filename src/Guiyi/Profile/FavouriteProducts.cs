using Guiyi.Model;

namespace Guiyi.Profile;

/// <summary>Finds the products a customer came back for.</summary>
static class FavouriteProducts
{
    const int Most = 3;

    public static FavouriteProduct[] Of(List<OneInteraction> all)
    {
        Dictionary<string, Tally>? tallies = null;
        for (int order = 0; order < all.Count; order++)
        {
            if (all[order].Kind != InteractionKind.Order || all[order].IsRefund)
                continue;
            foreach (Interaction row in all[order].Rows)
                foreach (string name in row.Products)
                {
                    tallies ??= new(StringComparer.Ordinal);
                    tallies.TryGetValue(name, out Tally tally);
                    tallies[name] = tally.Mention(order, (row.Amount ?? 0) / row.Products.Count);
                }
        }
        return tallies is null ? [] : Largest(tallies);
    }

    static FavouriteProduct[] Largest(Dictionary<string, Tally> tallies)
    {
        var products = new List<FavouriteProduct>(tallies.Count);
        foreach ((string name, Tally tally) in tallies)
            products.Add(new(name, tally.Orders, tally.Money));
        products.Sort(static (a, b) =>
        {
            int by = b.Orders.CompareTo(a.Orders);
            by = by != 0 ? by : b.Money.CompareTo(a.Money);
            return by != 0 ? by : string.CompareOrdinal(a.Name, b.Name);
        });
        return [.. products[..Math.Min(Most, products.Count)]];
    }

    /// <summary>What is known of one product so far.</summary>
    readonly record struct Tally(int Orders, decimal Money, int AfterLastOrder)
    {
        /// <summary>Counts an order once, however often it names the product. The money is an equal part of the row's: rows do not say what each of several products cost.</summary>
        public Tally Mention(int order, decimal part) => new(Orders + (AfterLastOrder == order + 1 ? 0 : 1), MoneyTotals.Add(Money, part), order + 1);
    }
}
