using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Tests.Making;

/// <summary>A small base with all that makes trouble, and rows that come later: households, shared phones, equal rows, crowds of different people under one phone.</summary>
sealed class LiveWorld
{
    LiveWorld(UnifyOptions options, IReadOnlyList<MemoryTable> tables, Dice dice)
    {
        var first = new List<MemoryTable>();
        foreach (MemoryTable table in tables)
        {
            MadeRow[] rows = [.. table.Rows];
            dice.Shuffle(rows);
            int fit = rows.Length * 3 / 5;
            first.Add(new MemoryTable(table.Source, table.Columns, rows[..fit]));
            Later.AddRange(rows[fit..].Select(row => Record(table, row)));
        }
        Fit = Run.Of(options, first);
        FitRecords = [.. first.SelectMany(table => table.Rows.Select(row => Record(table, row)))];
    }

    /// <summary>The run.</summary>
    public UnifyResult Fit { get; }

    /// <summary>A base that was through many stories, each of which was taken back to the run.</summary>
    public LiveBase Worn => worn ??= LiveBase.Of(Fit);

    LiveBase? worn;

    /// <summary>Its records, by their numbers.</summary>
    public IReadOnlyList<NewRecord> FitRecords { get; }

    /// <summary>Records that are not in the run.</summary>
    public List<NewRecord> Later { get; } = [];

    static NewRecord Record(MemoryTable table, MadeRow row) =>
        new(table.Source, table.Columns.Zip(row.Cells!).ToDictionary(c => c.First, c => c.Second));

    /// <summary>A Chinese shop; with few records every pair is compared, else recipes find them, and small blocks are soon too large.</summary>
    public static LiveWorld Shop(ulong seed, int people, MatchOptions match)
    {
        var dice = new Dice(seed);
        List<MemoryTable> tables = [.. MessyPeople.Shop(seed, people)];
        MemoryTable orders = tables[1];
        tables[1] = orders.With(Crowds(dice, orders.Rows));
        // Dice of their own: who is in the shop stays as it is.
        tables[0] = Asked(new Dice(seed + 1000), tables[0], "同意接收短信", ["是", "是", "否", "", "待确认"]);
        tables[1] = Asked(new Dice(seed + 2000), tables[1], "短信退订", ["", "", "否", "是"]);
        tables[2] = Asked(new Dice(seed + 3000), tables[2], "do_not_call", ["", "Y", "N", "看情况"]);
        return new LiveWorld(Run.Defaults with { Match = match, Judgments = [.. Judged(dice, tables)] }, tables, dice);
    }

    static MemoryTable Asked(Dice dice, MemoryTable table, string column, string[] answers) =>
        new(table.Source, [.. table.Columns, column], [.. table.Rows.Select(row => row with { Cells = [.. row.Cells!, dice.One(answers)] })]);

    /// <summary>Western people in two sources.</summary>
    public static LiveWorld Western(ulong seed, int people, MatchOptions match)
    {
        var dice = new Dice(seed);
        MemoryTable[] tables = [.. WesternPeople.Two(seed, people)];
        tables[0] = tables[0].With(tables[0].Rows.Take(3).SelectMany(row => Enumerable.Repeat(row, 6)));
        return new LiveWorld(Run.Defaults with { Match = match }, tables, dice);
    }

    /// <summary>Companies with branches and credit codes, and their contacts.</summary>
    public static LiveWorld Companies(ulong seed, int companies, MatchOptions match)
    {
        var dice = new Dice(seed);
        List<MadeRow> accounts = [], contacts = [];
        for (int i = 0; i < companies; i++)
        {
            string name = $"{dice.One((string[])["杭州", "宁波", "温州"])}{dice.One((string[])["金桥", "瑞丰", "天成", "博远", "恒昌", "星河", "云帆"])}{dice.One((string[])["贸易", "科技", "机械", "纺织"])}有限公司";
            string phone = $"0571-8{dice.Digits(7)}", contact = dice.One((string[])["王伟", "李娜", "张敏", "刘洋", "陈静"]) + dice.One((string[])["", "经理"]);
            for (int rows = dice.Between(1, 3); rows > 0; rows--)
                accounts.Add(new MadeRow([$"A{accounts.Count}", dice.Falls(0.2) ? name.Replace("有限公司", "", StringComparison.Ordinal) : dice.Falls(0.15) ? name + "宁波分公司" : name, dice.Falls(0.3) ? "" : phone, dice.Falls(0.5) ? "" : contact]));
            for (int rows = dice.Below(3); rows > 0; rows--)
                contacts.Add(new MadeRow([contact, name, dice.Falls(0.3) ? "" : phone, $"138{dice.Digits(8)}"]));
        }
        MemoryTable[] tables = [new("accounts", ["客户编号", "公司名称", "公司电话", "联系人"], accounts), new("contacts", ["姓名", "公司", "公司电话", "手机"], contacts)];
        return new LiveWorld(Run.Defaults with { Match = match }, tables, dice);
    }

    /// <summary>Families: several behind one door, some with one phone, some rows twice.</summary>
    public static LiveWorld Families(ulong seed, int families)
    {
        var dice = new Dice(seed);
        List<MadeRow> rows = [];
        for (int family = 0; family < families; family++)
        {
            string surname = dice.One((string[])["王", "李", "张", "刘", "陈", "杨", "赵", "黄"]), phone = $"138{dice.Digits(8)}";
            string address = $"浙江省杭州市西湖区文三路{dice.Between(1, 400)}号{dice.Between(1, 9)}幢{dice.Between(101, 909)}室";
            for (int person = dice.Between(1, 4); person > 0; person--)
            {
                string name = (dice.Falls(0.7) ? surname : dice.One((string[])["周", "吴", "徐"])) + dice.One((string[])["秀英", "建国", "志强", "桂兰", "海燕", "玉梅"]);
                string own = dice.Falls(0.4) ? phone : $"139{dice.Digits(8)}";
                for (int times = dice.Falls(0.3) ? 2 : 1; times > 0; times--)
                    rows.Add(new MadeRow([$"F{rows.Count}", name, own, dice.Falls(0.2) ? "" : dice.Falls(0.5) ? address.Replace("幢", "号楼", StringComparison.Ordinal) : address]));
            }
        }
        return new LiveWorld(Run.Defaults, [new MemoryTable("families", ["编号", "姓名", "手机", "地址"], rows)], dice);
    }

    /// <summary>One person's order many times over, and many people at one counter's phone.</summary>
    static IEnumerable<MadeRow> Crowds(Dice dice, IReadOnlyList<MadeRow> orders)
    {
        const int number = 0, time = 1, name = 3, phone = 4;
        MadeRow one = orders[0];
        for (int i = 0; i < 14; i++)
            yield return one with { Cells = [.. one.Cells!.Select((cell, c) => c == number ? $"RE{i}" : c == time ? $"2025-03-{i + 1:00} 10:00:00" : cell)] };
        for (int i = 0; i < 12; i++)
        {
            MadeRow other = dice.One(orders);
            yield return other with { Cells = [.. other.Cells!.Select((cell, c) => c == number ? $"CO{i}" : c == phone ? "13800571000" : c == name && i % 3 == 0 ? "张伟" : cell)] };
        }
    }

    static IEnumerable<RowJudgment> Judged(Dice dice, IReadOnlyList<MemoryTable> tables)
    {
        for (int i = 0; i < 6; i++)
            yield return new RowJudgment(
                new RowKey(tables[0].Source, 1 + dice.Below(tables[0].Rows.Count / 2)), new RowKey(tables[1].Source, 1 + dice.Below(tables[1].Rows.Count / 2)),
                i % 2 == 0 ? Decision.Different : Decision.Same, "steward", "");
    }

    /// <summary>Who is with whom, by the contents of the records: equal lists mean equal customers.</summary>
    public static IReadOnlyList<string> Partition(LiveBase live) =>
        [.. Kinds.SelectMany(kind => live.Ids(kind).Select(id => $"{kind} " + string.Join(" / ", live.Records(kind, id).Select(r => Content(live.Raw(r))).Order(StringComparer.Ordinal)))).Order(StringComparer.Ordinal)];

    /// <summary>Who is with whom, by the numbers of the records.</summary>
    public static IReadOnlyList<string> Numbers(LiveBase live) =>
        [.. Kinds.SelectMany(kind => live.Ids(kind).Select(id => $"{kind} " + string.Join(' ', live.Records(kind, id)))).Order(StringComparer.Ordinal)];

    /// <summary>The customers of the run, by the numbers of their records.</summary>
    public IReadOnlyList<string> FitNumbers() =>
    [
        .. Kinds.SelectMany(kind =>
        {
            CustomerBase customers = (kind == EntityKind.Person ? Fit.Persons : Fit.Organizations).Customers;
            return Enumerable.Range(0, customers.Count).Select(c => $"{kind} " + string.Join(' ', customers.Records(c).ToArray()));
        }).Order(StringComparer.Ordinal),
    ];

    static readonly EntityKind[] Kinds = [EntityKind.Person, EntityKind.Organization];

    public static string Content(NewRecord record) => record.Source + ":" + string.Join('|', record.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value));
}
