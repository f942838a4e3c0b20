using Guiyi.Profile;
using Guiyi.Rules;
using Xunit;

namespace Guiyi.Tests.Profile;

public sealed class PackedProfilesTests
{
    static CustomerProfile Made(Random random)
    {
        decimal[] amounts = [0, 0.00m, -0.01m, 12.50m, 99999.99m, 4294967295m, 4294967296m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m];
        DateTime? Moment() => random.Next(3) switch { 0 => null, 1 => new DateTime(2020, 1, 1).AddSeconds(random.Next(100_000_000)), _ => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks)) };
        decimal Amount() => amounts[random.Next(amounts.Length)];
        return new CustomerProfile
        {
            Interactions = random.Next(300),
            Orders = random.Next(int.MaxValue),
            Tickets = random.Next(3),
            DaysActive = random.Next(200),
            Answers = random.Next(3),
            Later = random.Next(4) == 0 ? 2 : 0,
            FirstSeen = Moment(),
            LastSeen = Moment(),
            FirstOrder = Moment(),
            LastOrder = Moment(),
            RecencyDays = random.Next(3) switch { 0 => null, 1 => 0, _ => random.Next(int.MinValue, int.MaxValue) },
            Satisfaction = random.Next(2) == 0 ? null : random.NextDouble(),
            Money = [.. Enumerable.Range(0, random.Next(3)).Select(i => new MoneySum($"C{random.Next(9)}", Amount(), random.Next(999)))],
            Channels = [.. Enumerable.Range(0, random.Next(4)).Select(i => new ChannelCount($"channel {random.Next(5)}", random.Next(1000)))],
            Favourites = [.. Enumerable.Range(0, random.Next(4)).Select(i => new FavouriteProduct($"产品{random.Next(500)}", random.Next(50), Amount()))],
        };
    }

    static string Text(CustomerProfile p) =>
        $"{p.Interactions} {p.Orders} {p.Tickets} {p.DaysActive} {p.Answers} {p.Later} {p.FirstSeen?.Ticks} {p.LastSeen?.Ticks} {p.FirstOrder?.Ticks} {p.LastOrder?.Ticks} {p.RecencyDays} {p.Satisfaction:R} "
        + $"{string.Join(',', p.Money)} {string.Join(',', p.Channels)} {string.Join(',', p.Favourites)}";

    [Fact]
    public void A_packed_profile_is_the_same_profile()
    {
        var random = new Random(3);
        CustomerProfile[] all = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(5) == 0 ? CustomerProfile.Empty : Made(random))];
        var packed = new PackedProfiles(all);
        Assert.Equal(all.Select(Text), packed.Select(Text));
        Assert.All(Enumerable.Range(0, all.Length), c => Assert.Equal(all[c].Later > 0, packed.HasLater(c)));
    }

    [Fact]
    public void Who_did_nothing_shares_one_profile()
    {
        var packed = new PackedProfiles([CustomerProfile.Empty, new CustomerProfile { Orders = 1 }, CustomerProfile.Empty]);
        Assert.Same(CustomerProfile.Empty, packed[0]);
        Assert.Same(CustomerProfile.Empty, packed[2]);
        Assert.True(packed[1].TryGet("orders", out RuleValue orders) && orders.Number == 1);
    }
}
