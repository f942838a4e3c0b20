using System.Text;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Merge;

namespace Guiyi.StoreFeeder;

/// <summary>
/// One of those who work with a hub: says on a line what it is going to do, does it, and says on another that it was told to be done. Lines are
/// "will" or "did", the kind, a name, and a value where there is one.
/// </summary>
sealed class HubClient(CustomerHub hub, int number, int seed)
{
    const string Source = "members";

    readonly Random dice = new(seed);
    readonly List<(string Name, long Run)> said = [];
    readonly HubTeller teller = new(hub, number, seed);
    int next;

    public async Task Work()
    {
        while (true)
        {
            switch (dice.Next(14))
            {
                case <= 3:
                    await Put(dice.Next(1, 12));
                    break;
                case 4:
                    await Remove(Key());
                    break;
                case 5 or 6:
                    await Judge();
                    break;
                case 7:
                    await Undo();
                    break;
                case 8:
                    await Merge();
                    break;
                case 9:
                    await Send();
                    break;
                default:
                    await teller.Tell();
                    break;
            }
        }
    }

    string Key() => $"c{number}k{dice.Next(25)}";

    async Task Put(int count)
    {
        SentRecord[] records = [.. Enumerable.Range(0, count).Select(_ => Key()).Distinct().Select(key => Member(key, $"1380000{dice.Next(60):0000}"))];
        foreach (SentRecord record in records)
            Say("will", "put", record.Key!, record.Fields["手机号"]);
        await hub.Records.Put(Source, records, $"client {number}");
        foreach (SentRecord record in records)
            Say("did", "put", record.Key!, record.Fields["手机号"]);
    }

    static SentRecord Member(string key, string phone) =>
        new(key, new Dictionary<string, string> { ["会员号"] = key, ["姓名"] = $"{"王李张刘陈杨赵黄"[phone[^1] % 8]}建国", ["手机号"] = phone });

    async Task Remove(string key)
    {
        if (hub.Store.Sources.Find(Source) is not { } source)
            return;
        Say("will", "put", key, "-");
        await hub.Records.Remove(source, [key], $"client {number}");
        Say("did", "put", key, "-");
    }

    async Task Judge()
    {
        if (hub.Store.Sources.Find(Source) is { } source)
            await Take(name => new JudgmentRequest
            {
                By = $"client {number}",
                Why = name,
                Said = [.. Enumerable.Range(0, 2).Select(_ => new JudgedRecords(new RecordAnchor(source.Id, Key()), new RecordAnchor(source.Id, Key()), dice.Next(2) == 0 ? Decision.Same : Decision.Different))],
            });
    }

    async Task Merge()
    {
        CustomerNo[] all = [.. hub.Store.Customers.All().Where(c => c.RetiredRun is null).Select(c => c.No)];
        if (all.Length < 4)
            return;
        CustomerNo[] pair = [all[dice.Next(all.Length)], all[dice.Next(all.Length)]];
        await Take(name => hub.Judgments.Merging(pair, $"client {number}", name));
    }

    /// <summary>Judgments are known by why they were made.</summary>
    async Task Take(Func<string, JudgmentRequest> wish)
    {
        string name = $"c{number}s{seed}n{next++}";
        try
        {
            JudgmentRequest request = wish(name);
            Say("will", "say", name, $"{request.Said.Count}");
            JudgmentReceipt receipt = await hub.Judgments.Say(request);
            Say("did", "say", name, $"{request.Said.Count}");
            said.Add((name, receipt.Run));
        }
        catch (JudgmentConflictException)
        {
            Say("did", "say", name, "0");
        }
    }

    async Task Undo()
    {
        if (said.Count == 0)
            return;
        (string name, long run) = said[dice.Next(said.Count)];
        said.Remove((name, run));
        Say("will", "say", name, "0");
        await hub.Judgments.Say(hub.Judgments.Undoing(run, $"client {number}", "a mistake"));
        Say("did", "say", name, "0");
    }

    /// <summary>A file of some thousand rows, one in a hundred of which cannot be read.</summary>
    async Task Send()
    {
        if (hub.Store.Runs.Unfinished().Count(r => r.Kind == RunKind.Ingest) > 1)
            return;
        string name = $"c{number}s{seed}f{next++}";
        int rows = dice.Next(1, 5000);
        var text = new StringBuilder("订单号,收货人,手机,金额\n");
        for (int i = 1; i <= rows; i++)
            text.Append(i % 100 == 0 ? $"{name}-{i},王建国,13900000000,1,too,many\n" : $"{name}-{i},王建国,139{i:00000000},{i}\n");
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        Say("will", "file", name, $"{rows}");
        await hub.Files.Take(content, new FileRequest("", name + ".csv", Source: "orders"), $"client {number}");
        Say("did", "file", name, $"{rows}");
    }

    public static void Say(string when, string what, string name, string value) => Console.WriteLine($"{when} {what} {name} {value}");
}
