using System.Globalization;
using Guiyi.Rules;
using Xunit;

namespace Guiyi.Tests.Rules;

public sealed class RuleTests
{
    static readonly DateOnly AsOf = new(2025, 12, 31);

    public static TheoryData<string, string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (string[] row in CaseRows.Read("Rules/Cases/rules.csv"))
            data.Add(row[0], row[1], row[2], row[3]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_means_what_the_table_says(string text, string facts, string expected, string standard)
    {
        if (expected.StartsWith("error@", StringComparison.Ordinal))
        {
            var error = Assert.Throws<RuleException>(() => Rule.Parse(text));
            Assert.Equal(expected, $"error@{error.Position}");
            Assert.Contains(standard, error.Message, StringComparison.Ordinal);
            return;
        }
        Rule rule = Rule.Parse(text);
        Assert.Equal(expected, rule.Matches(Read(facts)).IsMatch ? "true" : "false");
        Assert.Equal(standard.Length > 0 ? standard : text, rule.Text);
        Assert.Equal(rule, Rule.Parse(rule.Text));
    }

    [Fact]
    public void The_table_of_rules_has_not_shrunk() => Assert.True(CaseRows.Read("Rules/Cases/rules.csv").Count() >= 100);

    [Fact]
    public void A_reason_names_the_conditions_that_decided_with_the_values_found()
    {
        Rule rule = Rule.Parse("province in (浙江省, 江苏省) and (orders >= 10 or money >= 1万) and last_seen after 90 days ago");
        Facts facts = Read("province=浙江省;orders=5;money=12000;last_seen=2025-11-01");

        RuleResult result = rule.Matches(facts);

        Assert.True(result.IsMatch);
        Assert.Equal("省份为 浙江省，符合“属于（浙江省、江苏省）”；消费金额为 12000，符合“≥ 1万”；最近出现为 2025-11-01，符合“> 90天前（2025-10-02）”", result.ReasonZh);
        Assert.Equal("province is 浙江省, so \"in (浙江省, 江苏省)\" holds; money is 12000, so \">= 1万\" holds; last seen is 2025-11-01, so \"> 90 days ago (2025-10-02)\" holds", result.ReasonEn);
    }

    [Fact]
    public void A_rule_that_fails_names_the_first_condition_that_failed()
    {
        RuleResult result = Rule.Parse("orders >= 3 and tickets = 0 and not (industry is empty)").Matches(Read("orders=1"));

        RuleCheck check = Assert.Single(result.Checks);
        Assert.False(result.IsMatch);
        Assert.Equal("orders is 1, so \">= 3\" does not hold", check.TextEn);
        Assert.Equal("订单数为 1，不符合“≥ 3”", check.TextZh);
        Assert.Equal("industry is empty, so \"is empty\" holds", Rule.Parse("not (industry is empty)").Matches(Read("")).ReasonEn);
        Assert.Equal("行业为空，符合“为空”", Rule.Parse("not (industry is empty)").Matches(Read("")).ReasonZh);
    }

    [Fact]
    public void An_or_that_fails_names_every_part() =>
        Assert.Equal(2, Rule.Parse("orders >= 3 or tickets > 0").Matches(Read("orders=1;tickets=0")).Checks.Count);

    [Fact]
    public void A_rule_lists_its_fields_once_in_order() =>
        Assert.Equal(["orders", "province", "vip"], Rule.Parse("(订单数 > 1 or 省份 = 浙江省) and orders < 9 and VIP = true").Fields);

    [Fact]
    public void A_default_result_has_no_reason() => Assert.Equal("", default(RuleResult).ReasonEn);

    [Fact]
    public void Nesting_without_end_is_refused_rather_than_crashing()
    {
        foreach (string opening in new[] { "(", "not ", "!", "非 （" })
        {
            var error = Assert.Throws<RuleException>(() => Rule.Parse(string.Concat(Enumerable.Repeat(opening, 100_000)) + "a = 1"));
            Assert.Contains("at most 100", error.Expected, StringComparison.Ordinal);
        }
        Assert.True(Rule.Parse(new string('(', 99) + "orders = 1" + new string(')', 99)).Matches(Read("orders=1")).IsMatch);
    }

    [Fact]
    public void Matching_allocates_nothing()
    {
        Rule rule = Rule.Parse("(province in (浙江省, 江苏省) and name contains 科技 and orders between 1 and 9 and channels contains pos " +
            "and last_seen > 6 months ago and postcode > 1000) or industry is not empty");
        Facts facts = Read("province=江苏省;name=某某科技;orders=5;channels=[members|pos];last_seen=2025-11-01;postcode=2000");
        Assert.True(rule.Matches(facts).IsMatch);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int matched = 0;
        for (int i = 0; i < 1000; i++)
            matched += rule.Matches(facts).IsMatch ? 1 : 0;

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1000, matched);
    }

    [Fact]
    public void Known_fields_have_distinct_names() =>
        Assert.Equal(RuleFields.Known.Sum(field => field.Aliases.Length + 1), RuleFields.Known.SelectMany(field => field.Aliases.Append(field.TitleZh)).Distinct().Count());

    [Fact]
    public void Numbers_without_a_finite_value_are_not_known()
    {
        Assert.Equal(RuleValueKind.None, RuleValue.Of(double.NaN).Kind);
        Assert.Equal(RuleValueKind.None, RuleValue.Of(double.PositiveInfinity).Kind);
        Assert.Equal(decimal.MaxValue, RuleValue.Of(1e300).Number);
        Assert.Equal(RuleValueKind.None, RuleValue.Of("  ").Kind);
    }

    /// <summary>"orders=3;channels=[a|b];vip=yes!" as facts: known fields by their kind, others as yes/no, date, number or text.</summary>
    static Facts Read(string text)
    {
        var facts = new Facts(AsOf);
        foreach (string pair in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            int cut = pair.IndexOf('=', StringComparison.Ordinal);
            (string field, string value) = (pair[..cut], pair[(cut + 1)..]);
            facts[field] = RuleFields.Find(field)?.Kind switch
            {
                RuleValueKind.Text => value,
                RuleValueKind.List => value.Trim('[', ']').Split('|'),
                _ when value == "yes!" => true,
                _ when DateOnly.TryParseExact(value, "yyyy-MM-dd", out DateOnly date) => date,
                _ => decimal.Parse(value, CultureInfo.InvariantCulture),
            };
        }
        return facts;
    }
}
