using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Merge;

/// <summary>The strictest consent wins, whoever states it and whenever, and nobody is matched by it.</summary>
public sealed class ConsentTests
{
    const string Everybody = "330106198003074512";

    static UnifyResult One(UnifyOptions options, params string[] answers) => Run.Of(options, [.. answers.Select((answer, i) =>
        new MemoryTable($"s{i}", ["号", "姓名", "身份证号", "时间", "同意接收短信"], [new MadeRow([$"{i}", "王伟", Everybody, $"2025-01-{answers.Length - i:00}", answer])]))]);

    static GoldenValue? Sms(UnifyResult result)
    {
        Assert.Equal(1, result.Persons.Customers.Count);
        return result.Persons.Customers.Golden(0, AttributeKind.Consent, "sms");
    }

    [Theory]
    [InlineData("是;是;否", "denied", SurvivorshipRule.Strictest)]
    [InlineData("否;是;是;是", "denied", SurvivorshipRule.Strictest)]
    [InlineData("是;是", "granted", SurvivorshipRule.Only)]
    [InlineData("否;否", "denied", SurvivorshipRule.Only)]
    [InlineData("是;待确认;", "granted", SurvivorshipRule.Only)]
    [InlineData(";否;", "denied", SurvivorshipRule.Only)]
    public void One_refusal_outweighs_every_consent(string answers, string value, SurvivorshipRule rule)
    {
        foreach (string[] order in (string[][])[answers.Split(';'), [.. answers.Split(';').Reverse()]])
        {
            GoldenValue golden = Sms(One(Run.Defaults, order))!.Value;
            Assert.Equal((value, rule), (golden.Text, golden.Rule));
            Assert.Equal(value == "denied" ? Consent.Denied : Consent.Granted, golden.Value);
        }
    }

    [Fact]
    public void Who_was_not_asked_has_not_answered() => Assert.Null(Sms(One(Run.Defaults, "", "待确认", "")));

    [Fact]
    public void No_other_rule_can_be_chosen()
    {
        var options = new MergeOptions { Survivorship = [SurvivorshipRule.MostRecent], SurvivorshipOf = new Dictionary<string, IReadOnlyList<SurvivorshipRule>> { ["consent_sms"] = [SurvivorshipRule.MostFrequent] } };
        Assert.Equal("denied", Sms(One(Run.Defaults with { Merge = options }, "是", "是", "否"))!.Value.Text);
    }

    [Fact]
    public void Consent_and_refusal_in_one_row_are_a_refusal()
    {
        UnifyResult result = Run.Of([MemoryTable.Of("members", """
            姓名 | 手机号 | 同意接收短信 | 短信退订
            王伟 | 13812345679 | 是 | 是
            李娜 | 13912345678 | 是 | 否
            """)]);
        Assert.Equal(["denied", "granted"], result.PersonsOf("members").Select(id => Enumerable.Range(0, 2).Single(c => result.Persons.Customers.Id(c) == id)).Select(c => result.Persons.Customers.GoldenText(c, AttributeKind.Consent, "sms")));
    }

    [Fact]
    public void An_answer_that_is_none_is_kept_with_its_reason()
    {
        UnifyResult result = Run.Of([MemoryTable.Of("members", """
            姓名 | 手机号 | 同意接收短信
            王伟 | 13812345679 | 是
            李娜 | 13912345678 | 否
            张敏 | 13712345678 | 看情况
            """)]);
        Assert.Equal(2, Enumerable.Range(0, 3).Count(c => result.Persons.Customers.GoldenText(c, AttributeKind.Consent, "sms") is not null));
        var field = result.Standardized.Fields.Single(f => f.Field.Label == "sms" && f.ProblemCount > 0);
        Assert.Equal("'看情况' where consent was asked for; expected yes or no", field.Problem(field.Code(2)));
    }

    [Fact]
    public void A_row_that_names_a_person_and_a_company_speaks_for_both()
    {
        UnifyResult result = Run.Of([MemoryTable.Of("accounts", """
            公司名称 | 联系人 | 手机 | do_not_call
            杭州金桥贸易有限公司 | 王伟 | 13812345679 | yes
            宁波瑞丰科技有限公司 | 李娜 | 13912345678 | no
            """)]);
        foreach (KindResult kind in (KindResult[])[result.Persons, result.Organizations])
            Assert.Equal(["denied", "granted"], Enumerable.Range(0, 2).Select(c => kind.Customers.GoldenText(c, AttributeKind.Consent, "phone")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nobody_is_matched_by_a_consent()
    {
        IReadOnlyList<MemoryTable> shop = MessyPeople.Shop(31, 60);
        MemoryTable members = shop[0];
        var dice = new Dice(5);
        MemoryTable asked = new(members.Source, [.. members.Columns, "同意接收短信", "邮件退订"], [.. members.Rows.Select(r => r with { Cells = [.. r.Cells!, dice.One((string[])["是", "否", ""]), dice.One((string[])["Y", "N"])] })]);
        UnifyResult with = Run.Of([asked, .. shop.Skip(1)]), without = Run.Of([.. shop]);
        Assert.DoesNotContain(with.Persons.Match.Scorer.Model.Attributes, a => a.StartsWith("consent", StringComparison.Ordinal));
        Assert.Contains(with.Persons.Customers.Attributes, a => a.Name == "consent_email");
        foreach (MemoryTable table in shop)
            Assert.Equal(Together(without, table.Source), Together(with, table.Source));
    }

    /// <summary>For each row the first row with the same customer.</summary>
    static int[] Together(UnifyResult result, string source)
    {
        string[] ids = result.PersonsOf(source);
        return [.. ids.Select(id => Array.IndexOf(ids, id))];
    }

    [Fact]
    public void Rules_ask_for_consents()
    {
        UnifyResult result = One(Run.Defaults, "是", "否");
        var facts = new GatheredFacts(result.Persons.Customers, result.Persons.Profiles, result.Persons.Rfm, Run.Defaults.AsOf);
        Assert.True(Guiyi.Rules.Rule.Parse("consent_sms = denied and consent_email is empty").Matches(facts.Of(0)).IsMatch);
        Assert.True(Guiyi.Rules.Rule.Parse("短信授权 等于 拒绝").Matches(facts.Of(0)).IsMatch);
        Assert.False(Guiyi.Rules.Rule.Parse("consent_sms = granted").Matches(facts.Of(0)).IsMatch);
    }
}
