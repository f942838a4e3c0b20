using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Hub.Tests.Storage;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Outcomes;

public sealed class SqliteChangeDetailTests : ChangeDetailTests<SqlitePlace>;

public sealed class PostgreSqlChangeDetailTests : ChangeDetailTests<PostgreSqlPlace>;

/// <summary>What the feed tells is enough to act on.</summary>
public abstract class ChangeDetailTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    static readonly Teller Anna = new("anna", "she rang");

    [Fact]
    public async Task Codes_and_numbers_of_records_are_told_of_customers_that_begin_change_and_merge()
    {
        await using CustomerHub hub = await Filled();
        StoredChange created = Assert.Single(await Told(hub, () => hub.PutAsync(("n1", "诸葛孔明", "13911110001"))));
        CustomerNo customer = created.Customer!.Value;
        Assert.Equal(new ChangeDetail { Code = hub.Store.Code(customer), Records = 1 }, ChangeDetail.Of(created));
        StoredChange joined = (await Told(hub, () => hub.PutAsync(("n2", "诸葛孔明", "13911110001"))))[0];
        Assert.Equal((ChangeKinds.Changed, customer, (int?)2, (int?)1, (int?)null), (joined.Kind, joined.Customer, ChangeDetail.Of(joined)!.Records, ChangeDetail.Of(joined)!.Joined, ChangeDetail.Of(joined)!.Restated));
        StoredChange restated = (await Told(hub, () => hub.Records.Put("members", [new SentRecord("n2", new Dictionary<string, string> { ["会员号"] = "n2", ["姓名"] = "诸葛孔明", ["手机号"] = "13911110001" })], "anna")))[0];
        Assert.Equal((ChangeKinds.Changed, (int?)2, (int?)1, (int?)null), (restated.Kind, ChangeDetail.Of(restated)!.Records, ChangeDetail.Of(restated)!.Restated, ChangeDetail.Of(restated)!.Joined));

        await hub.PutAsync(("n3", "司马仲达", "13911110003"));
        CustomerNo other = Of(hub, "n3");
        string code = hub.Store.Code(other)!;
        StoredChange[] merge = await Told(hub, () => hub.Judgments.Say(hub.Judgments.Merging([customer, other], "anna", "")));
        StoredChange merged = Assert.Single(merge, c => c.Kind == ChangeKinds.Merged), heir = Assert.Single(merge, c => c.Kind == ChangeKinds.Changed);
        Assert.Equal((other, customer), (merged.Customer, merged.Other));
        Assert.Equal(new ChangeDetail { CodeBefore = code, Records = 0 }, ChangeDetail.Of(merged));
        Assert.Equal((customer, (int?)3, (int?)1), (heir.Customer, ChangeDetail.Of(heir)!.Records, ChangeDetail.Of(heir)!.Joined));
        StoredChange[] undone = await Told(hub, () => hub.Judgments.Say(hub.Judgments.Undoing(merged.Run!.Value, "anna", "")));
        Assert.Equal(code, ChangeDetail.Of(Assert.Single(undone, c => c.Kind == ChangeKinds.Restored))!.Code);
        Assert.Equal(1, ChangeDetail.Of(Assert.Single(undone, c => c.Kind == ChangeKinds.Changed))!.Left);
    }

    [Fact]
    public async Task What_people_say_is_told_with_its_id_and_never_with_its_words()
    {
        await using CustomerHub hub = await Filled();
        await hub.PutAsync(("n1", "诸葛孔明", "13911110001"), ("n3", "司马仲达", "13911110003"));
        CustomerNo one = Of(hub, "n1"), other = Of(hub, "n3");
        StoredCorrection correction = null!;
        StoredChange corrected = Assert.Single(await Told(hub, async () => correction = await hub.Tellings.Correct(one, "person_name", "诸葛亮", Anna)));
        Assert.Equal((ChangeKinds.Corrected, correction.Id, "person_name", (bool?)null), (corrected.Kind, ChangeDetail.Of(corrected)!.Entry, ChangeDetail.Of(corrected)!.Attribute, ChangeDetail.Of(corrected)!.IsEnded));
        Assert.DoesNotContain("诸葛", corrected.Detail, StringComparison.Ordinal);
        StoredRelation relation = null!;
        StoredChange[] related = await Told(hub, async () => relation = await hub.Tellings.Relate(one, other, "guardian", "uncle", Anna));
        Assert.Equal([(one, other), (other, one)], related.OrderBy(c => c.Customer != one).Select(c => (c.Customer!.Value, c.Other!.Value)));
        Assert.All(related, c => Assert.Equal((relation.Id, "guardian"), (ChangeDetail.Of(c)!.Entry, ChangeDetail.Of(c)!.EntryKind)));
        StoredInteraction note = null!;
        StoredChange noted = Assert.Single(await Told(hub, async () => note = await hub.Tellings.Note(one, new NewNote("call", "wants an invoice"), Anna)));
        Assert.Equal((note.Id, "call"), (ChangeDetail.Of(noted)!.Entry, ChangeDetail.Of(noted)!.EntryKind));
        StoredChange ended = Assert.Single(await Told(hub, () => hub.Tellings.Unnote(note.Id, Anna)));
        Assert.Equal((ChangeKinds.Noted, note.Id, true), (ended.Kind, ChangeDetail.Of(ended)!.Entry, ChangeDetail.Of(ended)!.IsEnded));
    }

    async Task<CustomerHub> Filled()
    {
        CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        await hub.TakeAsync(OpenHub.DemoFiles());
        await hub.Fits.Renew(null, "anna", "the first");
        return hub;
    }

    static CustomerNo Of(CustomerHub hub, string key) =>
        CustomerNo.Of(hub.Records.CustomersOf(hub.Store.Records.Find(new RecordAnchor(hub.Store.Sources.Find("members")!.Id, key))!).Person!)!.Value;

    static async Task<StoredChange[]> Told<T>(CustomerHub hub, Func<Task<T>> change)
    {
        long last = hub.Store.Changes.Last();
        await change();
        return [.. hub.Store.Changes.After(last).Items];
    }
}
