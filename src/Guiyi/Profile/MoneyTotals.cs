using Guiyi.Model;

namespace Guiyi.Profile;

/// <summary>Adds up amounts.</summary>
static class MoneyTotals
{
    /// <summary>Adds, ending at the range of decimal: an absurd amount in one row must not stop a run.</summary>
    public static decimal Add(decimal a, decimal b)
    {
        const decimal edge = decimal.MaxValue / 2;
        if (Math.Abs(a) < edge && Math.Abs(b) < edge)
            return a + b;
        return a > 0 && b > decimal.MaxValue - a ? decimal.MaxValue : a < 0 && b < decimal.MinValue - a ? decimal.MinValue : a + b;
    }

    /// <summary>The sum of an interaction's rows, whatever their currency.</summary>
    public static decimal Sum(IReadOnlyList<Interaction> rows)
    {
        decimal sum = 0;
        for (int i = 0; i < rows.Count; i++)
            sum = Add(sum, rows[i].Amount ?? 0);
        return sum;
    }

    /// <summary>Sums per currency over orders and refunds, the main currency first. Customers have one or two: a list is searched faster than a table.</summary>
    public static MoneySum[] PerCurrency(List<OneInteraction> all)
    {
        var sums = new List<MoneySum>(1);
        foreach (OneInteraction order in all)
            if (order.Kind == InteractionKind.Order)
                AddOrder(sums, order);
        if (sums.Count > 1)
            sums.Sort(static (a, b) =>
            {
                int by = b.Orders.CompareTo(a.Orders);
                by = by != 0 ? by : b.Amount.CompareTo(a.Amount);
                return by != 0 ? by : string.CompareOrdinal(a.Currency, b.Currency);
            });
        return [.. sums];
    }

    static void AddOrder(List<MoneySum> sums, OneInteraction order)
    {
        for (int i = 0; i < order.Rows.Count; i++)
        {
            Interaction row = order.Rows[i];
            if (row.Amount is not { } amount)
                continue;
            int at = sums.FindIndex(sum => sum.Currency == row.Currency);
            MoneySum sum = at < 0 ? new(row.Currency, 0, 0) : sums[at];
            sum = sum with { Amount = Add(sum.Amount, amount), Orders = sum.Orders + (order.IsRefund || HasEarlier(order, i) ? 0 : 1) };
            if (at < 0)
                sums.Add(sum);
            else
                sums[at] = sum;
        }
    }

    /// <summary>Whether an earlier row of the order has an amount in the same currency, so that the order is counted there already.</summary>
    static bool HasEarlier(OneInteraction order, int index)
    {
        for (int i = 0; i < index; i++)
            if (order.Rows[i].Amount is not null && order.Rows[i].Currency == order.Rows[index].Currency)
                return true;
        return false;
    }
}
