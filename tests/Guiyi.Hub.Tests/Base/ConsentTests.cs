using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Exporting;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Hub.Tests.Base.Exporting;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Model;
using Guiyi.Rules;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteConsentTests : ConsentTests<SqlitePlace>;

public sealed class PostgreSqlConsentTests : ConsentTests<PostgreSqlPlace>;

/// <summary>The strictest consent wins in a merge, and comes apart again in an unmerge.</summary>
public abstract class ConsentTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    static readonly Teller Anna = new("anna", "rang and said so");

    static readonly (string Key, string Name, string Phone, string Sms)[] People =
        [("m1", "欧阳子虚", "13900001111", "是"), ("m2", "司徒无名", "13900002222", "否"), ("m3", "诸葛孔明", "13900003333", ""), ("m4", "上官婉儿", "13900004444", "是")];

    static SentRecord Member((string Key, string Name, string Phone, string Sms) one) =>
        new(one.Key, new Dictionary<string, string> { ["会员号"] = one.Key, ["姓名"] = one.Name, ["手机号"] = one.Phone, ["同意接收短信"] = one.Sms });

    async Task<CustomerHub> Filled()
    {
        CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        await hub.Sources.Have("members", ["会员号", "姓名", "手机号", "同意接收短信"], "会员号");
        await hub.Records.Put("members", [.. People.Select(Member)], "anna");
        await hub.Fits.Renew(null, "anna", "the first");
        return hub;
    }

    static CustomerNo Of(CustomerHub hub, string name) => CustomerNo.Of(hub.Find.Find(name, 1)[0].Customer.Id)!.Value;

    static ValueView? Sms(CustomerHub hub, CustomerNo customer) => hub.Customers.Find(customer)!.Values.SingleOrDefault(v => v.Attribute == "consent_sms");

    [Fact]
    public async Task A_preview_lists_the_consent_that_a_merge_then_changes_and_undoing_it_brings_back()
    {
        await using CustomerHub hub = await Filled();
        CustomerNo yes = Of(hub, "欧阳子虚"), no = Of(hub, "司徒无名");
        JudgmentRequest merge = hub.Judgments.Merging([yes, no], "anna", "");
        JudgmentPreview preview = await hub.Judgments.Preview(merge);
        PreviewedCustomer ends = preview.Effects.Single(e => e.ReplacedBy is not null), stays = preview.Effects.Single(e => e.ReplacedBy is null);
        Assert.Equal(["consent_sms"], ends.Consents.Select(c => c.Name));
        Assert.DoesNotContain(preview.Effects, e => e.Values.Any(v => v.Name == "consent_sms"));
        if (stays.Customer == yes.ToString())
            Assert.Equal(new PreviewedConsent("consent_sms", "granted", "denied", new RecordName("members", "m2")), Assert.Single(stays.Consents));
        else
            Assert.Empty(stays.Consents);

        JudgmentReceipt receipt = await hub.Judgments.Say(merge);
        ValueView merged = Sms(hub, CustomerNo.Of(stays.Customer)!.Value)!;
        Assert.Equal(("denied", "strictest", new RecordName("members", "m2")), (merged.Text, merged.Rule, merged.From!.Value));
        Assert.Equal(["granted", "denied"], merged.Statements.Select(s => s.Text));

        JudgmentRequest apart = hub.Judgments.Unmerging(CustomerNo.Of(stays.Customer)!.Value, [hub.Store.Records.Find(hub.Loaded!.Live.Records(EntityKind.Person, stays.Customer).Select(hub.Loaded.Records.Id)).Single(r => r.Anchor.Key == "m2").Anchor], "anna", "");
        Assert.Contains((await hub.Judgments.Preview(apart)).Effects.SelectMany(e => e.Consents), c => c is { After: "granted" } or { Before: "", After: "denied" });
        await hub.Judgments.Say(hub.Judgments.Undoing(receipt.Run, "anna", ""));
        Assert.Equal(("granted", "denied"), (Sms(hub, yes)!.Text, Sms(hub, no)!.Text));
    }

    [Fact]
    public async Task A_record_that_comes_later_and_refuses_is_heard()
    {
        await using CustomerHub hub = await Filled();
        CustomerNo customer = Of(hub, "欧阳子虚");
        await hub.Records.Put("members", [Member(("m9", "欧阳子虚", "13900001111", "退订"))], "anna");
        CustomerNo[] owners = [.. ((string[])["m1", "m9"]).Select(k => Owner(hub, k)).Distinct()];
        if (owners.Length > 1)
            await hub.Judgments.Say(hub.Judgments.Merging(owners, "anna", ""));
        Assert.Equal("denied", Sms(hub, hub.Customers.Resolve(customer)!.Value)!.Text);
        await hub.Records.Remove(hub.Store.Sources.Find("members")!, ["m9"], "anna");
        Assert.Equal("granted", Sms(hub, hub.Customers.Resolve(customer)!.Value)!.Text);
    }

    static CustomerNo Owner(CustomerHub hub, string key)
    {
        int number = hub.Loaded!.NumberOf(hub.Store, new RecordAnchor(hub.Store.Sources.Find("members")!.Id, key));
        return CustomerNo.Of(hub.Loaded.Live.CustomerOf(EntityKind.Person, number)!)!.Value;
    }

    [Fact]
    public async Task Lists_are_filtered_by_consent_and_exports_have_it()
    {
        await using CustomerHub hub = await Filled();
        IReadOnlyList<CustomerLine> Listed(string rule) => hub.Customers.List(EntityKind.Person, Rule.Parse(rule), new Dictionary<string, string>(), null, 100);
        Assert.Equal(["上官婉儿", "欧阳子虚"], Listed("consent_sms = granted").Select(l => l.Name).Order(StringComparer.Ordinal));
        Assert.Equal("司徒无名", Assert.Single(Listed("短信授权 = 拒绝")).Name);
        Assert.Contains("consent_sms", (await hub.ExportAsync(ExportContent.Customers)).Split('\n')[0], StringComparison.Ordinal);
        await hub.Tellings.Correct(Of(hub, "上官婉儿"), "consent_sms", "拒绝", Anna);
        Assert.Equal(["上官婉儿", "司徒无名"], Listed("consent_sms = denied").Select(l => l.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>A person's word outranks what the records of the customer state; what comes from elsewhere in a merge is no less strict for that.</summary>
    [Fact]
    public async Task A_corrected_consent_holds_for_its_own_records_only_and_survives_merging_and_a_restart()
    {
        StoredCorrection correction;
        await using (CustomerHub hub = await Filled())
        {
            JudgmentReceipt both = await hub.Judgments.Say(hub.Judgments.Merging([Of(hub, "欧阳子虚"), Of(hub, "诸葛孔明")], "anna", ""));
            CustomerNo customer = Owner(hub, "m1");
            correction = await hub.Tellings.Correct(customer, "consent_sms", "不同意", Anna);
            Assert.Equal(("denied", "corrected", "anna"), (Sms(hub, customer)!.Text, Sms(hub, customer)!.Rule, Sms(hub, customer)!.Correction!.Made.By));
            await hub.Judgments.Say(hub.Judgments.Undoing(both.Run, "anna", ""));
            // Who refused may be either of the two.
            Assert.Equal(("denied", "denied"), (Sms(hub, Owner(hub, "m1"))!.Text, Sms(hub, Owner(hub, "m3"))!.Text));

            StoredCorrection granted = await hub.Tellings.Correct(Owner(hub, "m2"), "consent_sms", "同意", Anna with { Why = "signed the form" });
            Assert.Equal(("granted", "signed the form"), (Sms(hub, Owner(hub, "m2"))!.Text, Sms(hub, Owner(hub, "m2"))!.Correction!.Made.Why));
            JudgmentRequest merge = hub.Judgments.Merging([Owner(hub, "m1"), Owner(hub, "m2")], "anna", "");
            Assert.All((await hub.Judgments.Preview(merge)).Effects.Where(e => e.ReplacedBy is null), e => Assert.All(e.Consents, c => Assert.Equal("denied", c.After)));
            JudgmentReceipt merged = await hub.Judgments.Say(merge);
            Assert.Equal("denied", Sms(hub, Owner(hub, "m2"))!.Text);
            await hub.Judgments.Say(hub.Judgments.Undoing(merged.Run, "anna", ""));
            Assert.Equal("granted", Sms(hub, Owner(hub, "m2"))!.Text);
            await hub.Tellings.Uncorrect(granted.Id, Anna);
            Assert.Equal("denied", Sms(hub, Owner(hub, "m2"))!.Text);
        }
        await using CustomerHub again = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        await again.Fits.Renew(null, "anna", "again");
        Assert.Equal(("denied", "denied"), (Sms(again, Owner(again, "m1"))!.Text, Sms(again, Owner(again, "m3"))!.Text));
        await again.Tellings.Uncorrect(correction.Id, Anna);
        Assert.Equal("granted", Sms(again, Owner(again, "m1"))!.Text);
        Assert.Null(Sms(again, Owner(again, "m3")));
    }

    [Fact]
    public async Task Whoever_refuses_what_no_source_asks_for_is_heard()
    {
        await using CustomerHub hub = await Filled();
        CustomerNo customer = Of(hub, "诸葛孔明");
        await hub.Tellings.Correct(customer, "consent_phone", "拒绝", Anna);
        Assert.Equal("denied", hub.Customers.Find(customer)!.Values.Single(v => v.Attribute == "consent_phone").Text);
        Assert.Single(hub.Customers.List(EntityKind.Person, Rule.Parse("consent_phone = denied"), new Dictionary<string, string>(), null, 100));
        await Assert.ThrowsAsync<FormatException>(() => hub.Tellings.Correct(customer, "consent_phone", "perhaps", Anna));
    }
}
