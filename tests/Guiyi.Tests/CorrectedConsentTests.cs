using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

/// <summary>A person's word on a consent takes the place of what a record states; what other records state still counts.</summary>
public sealed class CorrectedConsentTests
{
    static readonly UnifyResult Fit = Run.Of([MemoryTable.Of("members", """
        姓名 | 手机号 | 同意接收短信 | 邮件退订
        王伟 | 13812345679 | 否 |
        李娜 | 13912345678 | 是 |
        张敏 | 13712345678 | 否 |
        """)]);

    static readonly LiveBase Live = LiveBase.Of(Fit);
    static readonly LiveFacts Facts = LiveFacts.Of(Fit, Live);

    static LiveValue? Sms(int[] records, params CorrectedValue[] corrections) =>
        Facts.Golden(EntityKind.Person, records, corrections).SingleOrDefault(v => v.Attribute == "consent_sms");

    static CorrectedValue Said(string text, int? record) => new("consent_sms", text) { Record = record };

    [Fact]
    public void A_refusal_can_be_corrected_and_the_statements_stay_listed()
    {
        LiveValue value = Sms([0, 1], Said("同意", 0), Said("同意", 1))!;
        Assert.Equal(("granted", SurvivorshipRule.Corrected, -1, 2), (value.Text, value.Rule, value.Record, value.Statements.Count));
        Assert.Equal(Consent.Granted, value.Value);
    }

    [Fact]
    public void What_another_record_refuses_stays_refused()
    {
        LiveValue value = Sms([0, 2], Said("granted", 0))!;
        Assert.Equal(("denied", SurvivorshipRule.Only, 2), (value.Text, value.Rule, value.Record));
    }

    [Fact]
    public void Of_two_words_of_people_the_stricter_one_counts()
    {
        Assert.Equal(("denied", SurvivorshipRule.Corrected), (Sms([0, 1], Said("granted", 0), Said("denied", 1))!.Text, Sms([0, 1], Said("denied", 0), Said("granted", 1))!.Rule));
        Assert.Equal("denied", Sms([0, 1], Said("denied", 1), Said("granted", 0))!.Text);
    }

    [Fact]
    public void A_word_about_a_record_of_somebody_else_says_nothing_here() => Assert.Equal("granted", Sms([1], Said("denied", 0))!.Text);

    [Fact]
    public void A_record_may_be_said_to_state_nothing()
    {
        Assert.Equal("granted", Sms([0, 1], Said("", 0))!.Text);
        Assert.True(Sms([0], Said("", 0))!.IsNone);
    }

    [Fact]
    public void Whoever_says_no_is_heard_though_no_source_asks()
    {
        Assert.Contains(Facts.Attributes, a => a.Name == "consent_phone");
        CorrectedValue[] said = [new("consent_phone", "拒绝") { Record = 1 }];
        LiveValue value = Facts.Golden(EntityKind.Person, [1], said).Single(v => v.Attribute == "consent_phone");
        Assert.Equal(("denied", SurvivorshipRule.Corrected, 0), (value.Text, value.Rule, value.Statements.Count));
        Assert.Equal(Consent.Denied, Facts.Standing(EntityKind.Person, [1], said, Fit.Options.AsOf).Facts.ConsentTo(ConsentChannel.Phone));
    }

    /// <summary>No record of the fit says anything on e-mails, but its source asks: a later one may answer.</summary>
    [Fact]
    public void An_answer_that_comes_after_the_fit_is_read()
    {
        var live = LiveBase.Of(Fit);
        var facts = LiveFacts.Of(Fit, live);
        live.Apply([new LiveChange.Add(new NewRecord("members", new Dictionary<string, string> { ["姓名"] = "陈静", ["手机号"] = "13612345678", ["邮件退订"] = "是" }))]).Commit();
        Assert.Equal("denied", facts.Golden(EntityKind.Person, [3], []).Single(v => v.Attribute == "consent_email").Text);
    }

    [Fact]
    public void What_is_no_answer_is_refused() =>
        Assert.Contains("granted or denied", Assert.Throws<FormatException>(() => Facts.Canonical(new CorrectedValue("consent_sms", "perhaps"))).Message, StringComparison.Ordinal);
}
