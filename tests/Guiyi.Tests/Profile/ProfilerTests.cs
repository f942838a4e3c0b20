using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Rules;
using Xunit;

namespace Guiyi.Tests.Profile;

public sealed class ProfilerTests
{
    static readonly DateTime AsOf = new(2025, 12, 31, 18, 0, 0);

    [Fact]
    public void Order_lines_with_one_key_are_one_order_and_their_amounts_add_up()
    {
        CustomerProfile profile = Profiler.Profile(
            [
                Order("shop", "1", "2025-06-01", 100m, "牛奶"),
                Order("shop", "1", "2025-06-01", 50m, "尿布"),
                Order("shop", "2", "2025-12-21", 30m, "牛奶"),
                Order("pos", "1", "2025-07-01", 20m, "牛奶"),
            ],
            AsOf);

        Assert.Equal(3, profile.Orders);
        Assert.Equal(3, profile.Interactions);
        Assert.Equal(new MoneySum("CNY", 200m, 3), Assert.Single(profile.Money));
        Assert.Equal(200m / 3, profile.AverageOrder);
        Assert.Equal(10, profile.RecencyDays);
        Assert.Equal(new DateTime(2025, 6, 1), profile.FirstSeen);
        Assert.Equal(new DateTime(2025, 12, 21), profile.LastSeen);
        Assert.Equal(3, profile.DaysActive);
        Assert.Equal([new ChannelCount("shop", 2), new ChannelCount("pos", 1)], profile.Channels);
        Assert.Equal([new FavouriteProduct("牛奶", 3, 150m), new FavouriteProduct("尿布", 1, 50m)], profile.Favourites);
    }

    [Fact]
    public void A_row_that_the_export_repeats_counts_once()
    {
        Interaction row = Order("shop", "1", "2025-06-01", 100m, "牛奶");

        CustomerProfile profile = Profiler.Profile([row, row with { Record = 77 }], AsOf);

        Assert.Equal(100m, profile.Money[0].Amount);
    }

    [Fact]
    public void Rows_without_a_key_stand_for_themselves()
    {
        Interaction visit = Happened(InteractionKind.Visit, "web", "", "2025-06-01 10:00");

        CustomerProfile profile = Profiler.Profile([visit, visit, visit with { When = null }], AsOf);

        Assert.Equal((3, 1, 0), (profile.Interactions, profile.DaysActive, profile.Orders));
        Assert.Null(profile.RecencyDays);
    }

    [Fact]
    public void What_is_dated_later_is_left_out_and_counted()
    {
        CustomerProfile profile = Profiler.Profile([Order("shop", "1", "2026-01-01", 100m), Order("shop", "2", "2025-12-31 18:00", 5m)], AsOf);

        Assert.Equal((1, 1, 5m, 0), (profile.Later, profile.Orders, profile.Money[0].Amount, profile.RecencyDays));
    }

    [Fact]
    public void A_refund_takes_money_off_and_is_no_order()
    {
        CustomerProfile profile = Profiler.Profile([Order("shop", "1", "2025-06-01", 100m), Order("shop", "1R", "2025-06-09", -40m)], AsOf);

        Assert.Equal((1, 60m, 2), (profile.Orders, profile.Money[0].Amount, profile.Interactions));
        Assert.Equal(new DateTime(2025, 6, 1), profile.LastOrder);
    }

    [Fact]
    public void Currencies_are_never_added_together()
    {
        CustomerProfile profile = Profiler.Profile(
            [
                Order("shop", "1", "2025-06-01", 900m) with { Currency = "USD" },
                Order("shop", "2", "2025-06-02", 10m),
                Order("shop", "3", "2025-06-03", 20m),
                Happened(InteractionKind.Cart, "web", "c1", "2025-06-04") with { Amount = 999m, Currency = "CNY" },
            ],
            AsOf);

        Assert.Equal([new MoneySum("CNY", 30m, 2), new MoneySum("USD", 900m, 1)], profile.Money);
        Assert.Equal("CNY", profile.MainCurrency);
    }

    [Fact]
    public void Satisfaction_is_the_mean_of_the_answers_in_range()
    {
        CustomerProfile profile = Profiler.Profile(
            [
                Happened(InteractionKind.Ticket, "tickets", "t1", "2025-01-01") with { Satisfaction = 0.5 },
                Happened(InteractionKind.Survey, "survey", "s1", "2025-01-02") with { Satisfaction = 1 },
                Happened(InteractionKind.Survey, "survey", "s2", "2025-01-03") with { Satisfaction = 7 },
                Happened(InteractionKind.Survey, "survey", "s3", "2025-01-04") with { Satisfaction = double.NaN },
                Happened(InteractionKind.Ticket, "tickets", "t2", "2025-01-05"),
            ],
            AsOf);

        Assert.Equal((0.75, 2, 2), (profile.Satisfaction, profile.Answers, profile.Tickets));
    }

    [Fact]
    public void A_row_with_several_products_shares_its_amount_in_equal_parts()
    {
        CustomerProfile profile = Profiler.Profile([Order("pos", "1", "2025-06-01", 90m, "甲", "乙", "乙"), Order("pos", "2", "2025-06-02", 1m, "丙", "丁")], AsOf);

        Assert.Equal([new FavouriteProduct("乙", 1, 60m), new FavouriteProduct("甲", 1, 30m), new FavouriteProduct("丁", 1, 0.5m)], profile.Favourites);
    }

    [Fact]
    public void Absurd_amounts_end_at_the_largest_number_instead_of_stopping_the_run()
    {
        CustomerProfile profile = Profiler.Profile([Order("a", "1", "2025-01-01", decimal.MaxValue), Order("a", "2", "2025-01-02", decimal.MaxValue, "x")], AsOf);

        Assert.Equal(decimal.MaxValue, profile.Money[0].Amount);
    }

    [Fact]
    public void Rules_can_ask_for_the_profile()
    {
        CustomerProfile profile = Profiler.Profile([Order("shop", "1", "2025-06-01", 100m, "牛奶"), Happened(InteractionKind.Ticket, "tickets", "t", null)], AsOf);
        string[] known = [.. RuleFields.Known.Select(field => field.Name).Where(name => profile.TryGet(name, out _))];

        Assert.Equal(
            ["channels", "orders", "interactions", "money", "average_order", "currency", "recency_days", "first_seen", "last_seen", "first_order", "last_order", "days_active", "favourites", "tickets"],
            known);
        Assert.True(CustomerProfile.Empty.TryGet("money", out RuleValue money) && money.Number == 0);
        Assert.False(CustomerProfile.Empty.TryGet("average_order", out _));
        Assert.False(CustomerProfile.Empty.TryGet("channels", out _));
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var random = new Random(3);
        for (int run = 0; run < 200; run++)
        {
            Interaction[] rows = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => RandomRow(random))];
            string expected = Text(Profiler.Profile(rows, AsOf));
            random.Shuffle(rows);
            Assert.Equal(expected, Text(Profiler.Profile(rows, AsOf)));
            Assert.Equal(expected, Text(Profiler.Profile([.. rows, .. rows.Where(row => row.Key.Length > 0)], AsOf)));
        }
    }

    static Interaction RandomRow(Random random) => Order(
        random.Next(2) == 0 ? "a" : "b", random.Next(4) == 0 ? "" : $"{random.Next(3)}", $"2025-0{random.Next(1, 9)}-01", random.Next(-3, 9) / 3m, "p", $"q{random.Next(3)}") with
    {
        Kind = (InteractionKind)random.Next(4),
        Satisfaction = random.Next(2) == 0 ? null : random.NextDouble(),
        Currency = random.Next(4) == 0 ? "USD" : "CNY",
    };

    static string Text(CustomerProfile profile) =>
        FormattableString.Invariant($"{profile.Interactions} {profile.Orders} {profile.FirstSeen} {profile.LastSeen} {profile.RecencyDays} {profile.Satisfaction:R} {profile.Answers} {profile.Tickets} {profile.DaysActive}") +
        string.Join(';', profile.Money) + string.Join(';', profile.Channels) + string.Join(';', profile.Favourites);

    static Interaction Order(string source, string key, string when, decimal amount, params string[] products) =>
        Happened(InteractionKind.Order, source, key, when) with { Amount = amount, Currency = "CNY", Products = products };

    static Interaction Happened(InteractionKind kind, string source, string key, string? when) =>
        new(0, kind, source, key, when is null ? null : DateTime.Parse(when, System.Globalization.CultureInfo.InvariantCulture), null, "", null, [], null, "");
}
