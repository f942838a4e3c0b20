using System.Globalization;

namespace Guiyi.Tests.Making;

/// <summary>
/// Invented customers of a shop with three channels (members, orders, tickets), as exports show them: missing cells, wrong characters, masked
/// phones, old addresses, titles, households behind one door. The same seed gives the same rows; every row knows who it is about.
/// </summary>
static class MessyPeople
{
    static readonly string[] Alike = ["伟玮炜", "丽莉利", "静婧靖", "志智致", "晓小", "佳嘉家", "俊军君", "兰岚", "英瑛", "明鸣", "雨宇", "欣新心", "海", "涛韬", "峰锋丰", "张章", "徐许", "陈程"];

    static readonly string[] Products = ["洗发水", "牛奶", "电饭煲", "运动鞋", "充电宝", "面膜", "茶叶", "保温杯"];

    public static IReadOnlyList<Someone> People(Dice dice, int count)
    {
        var people = new List<Someone>();
        for (int i = 0; i < count; i++)
            people.Add(Someone.Made(dice, i, i > 0 && dice.Falls(0.15) ? people[^1] : null));
        return people;
    }

    /// <summary>Three sources that together have about three rows per person.</summary>
    public static IReadOnlyList<MemoryTable> Shop(ulong seed, int people)
    {
        var dice = new Dice(seed);
        List<MadeRow> members = [], orders = [], tickets = [];
        foreach (Someone someone in People(dice, people))
        {
            if (dice.Falls(0.7))
                members.Add(Member(dice, someone));
            for (int left = dice.Below(4); left > 0; left--)
                orders.Add(Order(dice, someone, orders.Count));
            if (dice.Falls(0.5))
                tickets.Add(Ticket(dice, someone, tickets.Count));
        }
        dice.Shuffle(members);
        dice.Shuffle(orders);
        dice.Shuffle(tickets);
        return
        [
            new MemoryTable("members", ["会员号", "姓名", "性别", "手机号", "生日", "身份证号", "邮箱", "地址", "注册时间"], members),
            new MemoryTable("orders", ["订单号", "下单时间", "买家昵称", "收货人", "收货电话", "省市区", "详细地址", "商品", "实付金额"], orders),
            new MemoryTable("tickets", ["工单号", "时间", "客户姓名", "来电号码", "会员号", "问题描述"], tickets),
        ];
    }

    static MadeRow Member(Dice dice, Someone someone) => new(
        [
            someone.Member,
            Name(dice, someone),
            dice.Falls(0.3) ? "" : someone.Female ? "女" : "男",
            Phone(dice, someone),
            dice.Falls(0.3) ? "" : someone.Birth.ToString(dice.One((string[])["yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日", "yyyyMMdd"]), CultureInfo.InvariantCulture),
            dice.Falls(0.8) ? "" : someone.IdNumber,
            dice.Falls(0.5) ? "" : someone.Email,
            dice.Falls(0.4) ? "" : someone.Home.Whole,
            Time(dice),
        ], someone.Entity);

    static MadeRow Order(Dice dice, Someone someone, int number) => new(
        [
            $"DD{20240000 + number}",
            Time(dice),
            dice.Falls(0.2) ? "" : someone.Nickname,
            Name(dice, someone),
            dice.Falls(0.25) ? Masked(someone.Mobile) : Phone(dice, someone),
            someone.Home.Region,
            dice.Falls(0.1) ? someone.Home.Road : someone.Home.Door,
            dice.One(Products),
            (dice.Between(10, 900) + 0.5).ToString(CultureInfo.InvariantCulture),
        ], someone.Entity);

    static MadeRow Ticket(Dice dice, Someone someone, int number) => new(
        [
            $"T{number + 1}",
            Time(dice),
            dice.Falls(0.2) ? someone.Surname + (someone.Female ? "女士" : "先生") : Name(dice, someone),
            dice.Falls(0.1) ? someone.Home.Landline : Phone(dice, someone),
            dice.Falls(0.7) ? "" : someone.Member,
            dice.One((string[])["退货", "发票", "物流慢", "质量问题"]),
        ], someone.Entity);

    static string Time(Dice dice) =>
        new DateTime(2025, 1, 1, 8, 0, 0).AddMinutes(dice.Below(500_000)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    static string Name(Dice dice, Someone someone)
    {
        string name = someone.Name;
        if (dice.Falls(0.05))
            name = OtherCharacter(dice, name);
        if (dice.Falls(0.05))
            name += someone.Female ? "女士" : "先生";
        return dice.Falls(0.03) ? $" {name}　" : name;
    }

    /// <summary>One character written as another that sounds alike.</summary>
    static string OtherCharacter(Dice dice, string name)
    {
        int at = dice.Below(name.Length);
        string? alike = Alike.FirstOrDefault(a => a.Contains(name[at], StringComparison.Ordinal));
        return alike is null ? name : string.Concat(name.AsSpan(0, at), dice.One(alike.ToCharArray()).ToString(), name.AsSpan(at + 1));
    }

    static string Phone(Dice dice, Someone someone)
    {
        string phone = someone.Mobile;
        if (dice.Falls(0.07))
            return "";
        if (dice.Falls(0.03))
            phone = string.Concat(phone.AsSpan(0, 10), dice.Digits(1));
        return dice.Below(6) switch { 0 => "+86 " + phone, 1 => $"{phone[..3]}-{phone[3..7]}-{phone[7..]}", 2 => "0086" + phone, _ => phone };
    }

    static string Masked(string phone) => $"{phone[..3]}****{phone[7..]}";
}
