using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Merge;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Stories;

/// <summary>A hub to which things happen, and a plain list of what is there in the end.</summary>
sealed class HubStory(Place place, int seed) : IAsyncDisposable
{
    static readonly string[] Names = ["王建国", "王建军", "李秀英", "张伟", "张玮", "欧阳子虚", "陈静", "司徒无名", "赵敏", "刘洋"];

    readonly Random dice = new(seed);
    readonly StorySayings sayings = new(new Random(seed + 1_000_000));
    readonly Dictionary<RecordAnchor, IReadOnlyDictionary<string, string>> records = [];
    readonly HashSet<long> judgments = [];
    readonly List<long> runs = [];
    readonly List<Task> underWay = [];
    bool isFitting;
    CustomerHub hub = null!;

    public CustomerHub Hub => hub;

    public StorySayings Sayings => sayings;

    /// <summary>What the last step was, for messages.</summary>
    public string Last { get; private set; } = "";

    public async Task Begin()
    {
        hub = await place.OpenHubAsync(new HubOptions { FitsByItself = false });
        await hub.Sources.Have("members", ["会员号", "姓名", "手机号", "生日", "退订短信"], "会员号");
        await hub.Sources.Have("orders", ["订单号", "收货人", "手机", "收货地址", "下单时间", "实付金额", "同意接收短信"], "订单号");
        foreach (string source in (string[])["members", "orders"])
            await Put(source, [.. Enumerable.Range(0, dice.Next(8, 30)).Select(_ => Key(source)).Distinct()]);
        await hub.Fits.Renew(null, "anna", "the first");
    }

    string Key(string source) => $"{source[0]}{dice.Next(60)}";

    string Phone() => $"1390000{dice.Next(14):0000}";

    string Answer() => dice.Next(4) switch { 0 => "是", 1 => "否", _ => "" };

    SentRecord Someone(string source, string key)
    {
        string name = Names[dice.Next(Names.Length)];
        Dictionary<string, string> fields = source switch
        {
            "members" => new() { ["会员号"] = key, ["姓名"] = name, ["手机号"] = dice.Next(5) == 0 ? "" : Phone(), ["生日"] = dice.Next(2) == 0 ? "" : $"1988-02-{dice.Next(1, 5):00}", ["退订短信"] = Answer() },
            "orders" => new() { ["订单号"] = key, ["收货人"] = name, ["手机"] = Phone(), ["收货地址"] = $"杭州市西湖区文三路{dice.Next(1, 6)}号", ["下单时间"] = $"2025-03-{dice.Next(1, 28):00} 10:00:00", ["实付金额"] = $"{dice.Next(10, 900)}.00", ["同意接收短信"] = Answer() },
            _ => new() { ["姓名"] = name, ["手机号"] = Phone() },
        };
        if (source == "members" && dice.Next(40) == 0)
            fields["备用手机"] = Phone();
        return new SentRecord(key, fields);
    }

    /// <summary>Things happen, some of them together.</summary>
    public async Task Play(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            await Happen();
            if (dice.Next(3) > 0)
                await Settle();
        }
        await Settle();
    }

    async Task Settle()
    {
        await Task.WhenAll(underWay);
        underWay.Clear();
        isFitting = false;
    }

    async Task Happen()
    {
        int happening = dice.Next(24);
        Last = $"happening {happening}";
        if (happening < 8)
        {
            string source = dice.Next(12) == 0 ? "guests" : dice.Next(2) == 0 ? "members" : "orders";
            await Put(source, [.. Enumerable.Range(0, dice.Next(1, 9)).Select(_ => Key(source)).Distinct()]);
        }
        else if (happening < 11)
            await Remove();
        else if (happening < 13)
            await Judge();
        else if (happening < 15)
            await Undo();
        else if (happening == 15)
            await Together();
        else if (happening == 16)
            await Apart();
        else if (happening == 17)
            Fit();
        else if (happening == 18)
            await Restart();
        else if (happening == 19)
            await SameAgain();
        else
            await Tell();
    }

    void Fit()
    {
        isFitting = underWay.Count == 0;
        underWay.Add(hub.Fits.Renew(null, "anna", "again"));
    }

    async Task Put(string source, IReadOnlyList<string> keys)
    {
        // What is on its way in any order must not be about the same records.
        await Settle();
        SentRecord[] sent = [.. keys.Select(key => Someone(source, key))];
        int id = (await hub.Sources.Have(source, [.. sent.SelectMany(s => s.Fields.Keys).Distinct()])).Id;
        foreach (SentRecord[] part in sent.Chunk(dice.Next(1, sent.Length + 1)))
            underWay.Add(hub.Records.Put(source, part, "anna"));
        foreach (SentRecord record in sent)
            records[new RecordAnchor(id, record.Key!)] = record.Fields.Where(f => f.Value.Length > 0).ToDictionary();
    }

    async Task Remove()
    {
        await Settle();
        StoredSource source = hub.Store.Sources.Find(dice.Next(2) == 0 ? "members" : "orders")!;
        string[] keys = [.. Enumerable.Range(0, dice.Next(1, 5)).Select(_ => Key(source.Name)).Distinct()];
        underWay.Add(hub.Records.Remove(source, keys, "bert"));
        foreach (string key in keys)
            records.Remove(new RecordAnchor(source.Id, key));
    }

    async Task SameAgain()
    {
        await Settle();
        long last = hub.Store.Changes.Last();
        foreach (var source in records.GroupBy(r => r.Key.Source))
            Assert.All(await hub.Records.Put(hub.Store.Sources.All().First(s => s.Id == source.Key).Name, [.. source.Select(r => new SentRecord(r.Key.Key, r.Value))], "anna"),
                r => Assert.Equal(RecordFate.Unchanged, r.Fate));
        Assert.Equal(last, hub.Store.Changes.Last());
    }

    async Task Judge()
    {
        await Settle();
        RecordAnchor[] there = [.. records.Keys];
        if (there.Length < 2)
            return;
        JudgedRecords[] said = [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => new JudgedRecords(there[dice.Next(there.Length)], there[dice.Next(there.Length)], (Decision)dice.Next(3))).Where(j => j.Left != j.Right)];
        await Say(new JudgmentRequest { By = "anna", Said = said });
    }

    async Task Say(JudgmentRequest request)
    {
        try
        {
            JudgmentReceipt receipt = await hub.Judgments.Say(request);
            judgments.UnionWith(receipt.Judgments);
            judgments.ExceptWith(request.Undone);
            runs.Add(receipt.Run);
        }
        catch (JudgmentConflictException)
        {
            // Records wait for a fit, or something keeps them apart: nothing of it may show.
        }
    }

    async Task Undo()
    {
        await Settle();
        if (runs.Count > 0)
            await Say(hub.Judgments.Undoing(runs[dice.Next(runs.Count)], "bert", "a mistake"));
    }

    async Task Together()
    {
        await Settle();
        EntityKind kind = OpenHub.Kinds[dice.Next(6) == 0 ? 1 : 0];
        string[] ids = [.. hub.Loaded!.Live.Ids(kind).Order(StringComparer.Ordinal)];
        if (ids.Length > 3)
            await Say(hub.Judgments.Merging([.. Enumerable.Range(0, dice.Next(2, 4)).Select(i => CustomerNo.Of(ids[(dice.Next(ids.Length / 3) * 3 + i) % ids.Length])!.Value).DistinctBy(c => c) is var some && some.Count() > 1 ? some : ids.Take(2).Select(i => CustomerNo.Of(i)!.Value)], "anna", "same person"));
    }

    async Task Apart()
    {
        await Settle();
        string[] ids = [.. hub.Loaded!.Live.Ids(EntityKind.Person).Where(id => hub.Loaded.Live.Records(EntityKind.Person, id).Count > 1).Order(StringComparer.Ordinal)];
        if (ids.Length == 0)
            return;
        CustomerNo customer = CustomerNo.Of(ids[dice.Next(ids.Length)])!.Value;
        IReadOnlyList<RecordAnchor> anchors = hub.Judgments.Anchors(customer);
        await Say(hub.Judgments.Unmerging(customer, [.. anchors.Take(dice.Next(1, anchors.Count))], "anna", "father and son"));
    }

    /// <summary>While a fit is being computed, too: it has to take over what was said meanwhile.</summary>
    async Task Tell()
    {
        if (!isFitting)
            await Settle();
        for (int said = dice.Next(1, 5); said > 0; said--)
            await sayings.Happen(hub, isAlone: !isFitting);
    }

    public async Task Restart()
    {
        await Settle();
        bool wasDue = hub.Fits.IsDue;
        await hub.DisposeAsync();
        hub = await place.OpenHubAsync(new HubOptions { FitsByItself = false });
        HubTruth.Holds(hub);
        Assert.True(!wasDue || hub.Fits.IsDue, "a fit was due, and is so no more after a restart");
    }

    /// <summary>Records and judgments are those that were acknowledged.</summary>
    public void FactsHold()
    {
        var sources = hub.Store.Sources.All().ToDictionary(s => s.Id);
        var stored = new List<string>();
        using (RecordCursor cursor = hub.Store.Records.Current())
            while (cursor.Read())
            {
                string[] texts = cursor.Fields.ToArray();
                stored.Add(Text(new RecordAnchor(cursor.Source, cursor.Key.ToString()), texts.Select((text, i) => (sources[cursor.Source].Columns[i], text)).Where(f => f.text.Length > 0)));
            }
        Assert.Equal(records.Select(r => Text(r.Key, r.Value.Select(f => (f.Key, f.Value)))).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        Assert.Equal(judgments.Order(), hub.Store.Judgments.Held().Select(j => j.Id).Order());
        sayings.Hold(hub);

        static string Text(RecordAnchor anchor, IEnumerable<(string Column, string Text)> fields) =>
            $"{anchor.Source}:{anchor.Key} {string.Join('|', fields.OrderBy(f => f.Column, StringComparer.Ordinal).Select(f => $"{f.Column}={f.Text}"))}";
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
