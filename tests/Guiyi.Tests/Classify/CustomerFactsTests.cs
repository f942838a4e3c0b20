using Guiyi.Classify;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Rules;
using Xunit;

namespace Guiyi.Tests.Classify;

public sealed class CustomerFactsTests
{
    static CustomerFacts Born(int year, int month, int day) => new() { AsOf = new(2025, 2, 28), Kind = EntityKind.Person, BirthDate = new(year, month, day) };

    [Fact]
    public void Every_documented_field_can_be_asked_for()
    {
        var facts = new CustomerFacts
        {
            AsOf = new(2025, 12, 31),
            Kind = EntityKind.Organization,
            Name = "某某科技",
            Gender = Gender.Female,
            BirthDate = new(1990, 1, 1),
            Country = "CN",
            Province = "浙江省",
            Region = "x",
            City = "杭州市",
            District = "西湖区",
            Postcode = "310000",
            Industry = "电子",
            Consents = Enum.GetValues<ConsentChannel>().ToDictionary(c => c, c => c == ConsentChannel.Sms ? Consent.Denied : Consent.Granted),
            Records = 3,
            Sources = ["members", "pos"],
            Rfm = new(5, 4, 3),
            Profile = new CustomerProfile
            {
                Orders = 2,
                Interactions = 3,
                Tickets = 1,
                DaysActive = 2,
                Money = [new("CNY", 100m, 2)],
                RecencyDays = 4,
                FirstSeen = new(2025, 1, 1),
                LastSeen = new(2025, 1, 2),
                FirstOrder = new(2025, 1, 1),
                LastOrder = new(2025, 1, 2),
                Satisfaction = 0.5,
                Channels = [new("pos", 3)],
                Favourites = [new("牛奶", 2, 3m)],
            },
        };

        foreach (RuleField field in RuleFields.Known)
        {
            Assert.True(facts.TryGet(field.Name, out RuleValue value), field.Name);
            Assert.Equal(field.Kind, value.Kind);
        }
        Assert.True(Rule.Parse("kind = 企业 and gender = 女 and r = 5 and f = 4 and m = 3 and sources >= 2 and age = 35 and consent_sms = 拒绝 and 邮件授权 = 同意").Matches(facts).IsMatch);
    }

    [Fact]
    public void What_is_not_known_is_no_fact()
    {
        var facts = new CustomerFacts { AsOf = new(2025, 12, 31), Kind = EntityKind.Person };

        string[] known = [.. RuleFields.Known.Select(field => field.Name).Where(name => facts.TryGet(name, out _))];

        Assert.Equal(["kind", "orders", "interactions", "money", "days_active", "tickets", "records"], known);
        Assert.False(facts.TryGet("shoe_size", out _));
    }

    [Theory]
    [InlineData(2000, 2, 28, 25)]
    [InlineData(2000, 2, 29, 25)]
    [InlineData(2000, 3, 1, 24)]
    [InlineData(2025, 2, 28, 0)]
    public void Age_is_whole_years(int year, int month, int day, int age)
    {
        Assert.True(Born(year, month, day).TryGet("age", out RuleValue value));
        Assert.Equal(age, value.Number);
    }

    [Fact]
    public void Nobody_is_younger_than_nothing() => Assert.False(Born(2030, 1, 1).TryGet("age", out _));
}
