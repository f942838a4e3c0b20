using Guiyi.Model;

namespace Guiyi.Profile;

/// <summary>Computes a customer's profile from interactions. The order of the interactions does not matter.</summary>
public static class Profiler
{
    /// <summary>The profile of one customer at a moment; what is dated later is left out and counted.</summary>
    /// <param name="ofOneCustomer">All interactions of the customer, from all sources.</param>
    /// <param name="asOf">The moment of the profile, in the local time of the channels.</param>
    public static CustomerProfile Profile(IReadOnlyList<Interaction> ofOneCustomer, DateTime asOf)
    {
        ArgumentNullException.ThrowIfNull(ofOneCustomer);
        if (ofOneCustomer.Count == 0)
            return CustomerProfile.Empty;
        var known = new List<Interaction>(ofOneCustomer.Count);
        for (int i = 0; i < ofOneCustomer.Count; i++)
            if (!(ofOneCustomer[i].When > asOf))
                known.Add(ofOneCustomer[i]);
        int later = ofOneCustomer.Count - known.Count;
        List<OneInteraction> all = OneInteraction.Join(known);
        var seen = new Span();
        var bought = new Span();
        int orders = 0, tickets = 0;
        foreach (OneInteraction one in all)
        {
            seen = seen.With(one.When);
            tickets += one.Kind == InteractionKind.Ticket ? 1 : 0;
            if (one.Kind != InteractionKind.Order || one.IsRefund)
                continue;
            orders++;
            bought = bought.With(one.When);
        }
        (double? satisfaction, int answers) = Satisfaction(all);
        return new CustomerProfile
        {
            Interactions = all.Count,
            Orders = orders,
            FirstSeen = seen.First,
            LastSeen = seen.Last,
            FirstOrder = bought.First,
            LastOrder = bought.Last,
            RecencyDays = bought.Last is { } last ? (asOf.Date - last.Date).Days : null,
            Money = MoneyTotals.PerCurrency(all),
            Channels = Channels(all),
            Favourites = FavouriteProducts.Of(all),
            Satisfaction = satisfaction,
            Answers = answers,
            Tickets = tickets,
            DaysActive = DaysActive(all),
            Later = later,
        };
    }

    /// <summary>Interactions come sorted by source.</summary>
    static ChannelCount[] Channels(List<OneInteraction> sorted)
    {
        var channels = new List<ChannelCount>();
        for (int start = 0; start < sorted.Count;)
        {
            int end = start + 1;
            while (end < sorted.Count && sorted[end].Source == sorted[start].Source)
                end++;
            channels.Add(new(sorted[start].Source, end - start));
            start = end;
        }
        if (channels.Count > 1)
            channels.Sort(static (a, b) => b.Interactions != a.Interactions ? b.Interactions.CompareTo(a.Interactions) : string.CompareOrdinal(a.Source, b.Source));
        return [.. channels];
    }

    static int DaysActive(List<OneInteraction> all)
    {
        var days = new List<int>(all.Count);
        foreach (OneInteraction one in all)
            if (one.When is { } moment)
                days.Add(DateOnly.FromDateTime(moment).DayNumber);
        days.Sort();
        int distinct = 0;
        for (int i = 0; i < days.Count; i++)
            distinct += i == 0 || days[i] != days[i - 1] ? 1 : 0;
        return distinct;
    }

    static (double? Mean, int Answers) Satisfaction(List<OneInteraction> all)
    {
        double sum = 0;
        int answers = 0;
        foreach (OneInteraction one in all)
        {
            double ofOne = 0;
            int rows = 0;
            foreach (Interaction row in one.Rows)
                if (row.Satisfaction is { } answer and >= 0 and <= 1)
                    (ofOne, rows) = (ofOne + answer, rows + 1);
            if (rows > 0)
                (sum, answers) = (sum + ofOne / rows, answers + 1);
        }
        return (answers > 0 ? sum / answers : null, answers);
    }

    /// <summary>The earliest and latest of some moments.</summary>
    readonly record struct Span(DateTime? First, DateTime? Last)
    {
        public Span With(DateTime? moment) => moment is null ? this : new(First < moment ? First : moment, Last > moment ? Last : moment);
    }
}
