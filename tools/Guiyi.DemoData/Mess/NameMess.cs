using System.Globalization;
using Guiyi.DemoData.People;

namespace Guiyi.DemoData.Mess;

/// <summary>The ways in which people's names are written.</summary>
static class NameMess
{
    static readonly string[] Homophones =
    [
        "伟玮炜", "静婧靖", "敏闽", "丽莉", "军君钧", "勇永泳", "杰洁捷", "婷亭", "佳嘉家", "晓小筱", "志智致", "明铭", "文雯", "华桦", "慧惠蕙", "涛滔", "宇雨语",
        "鑫欣新", "健建剑", "林琳霖", "怡宜仪", "浩皓昊", "子梓紫", "涵函晗", "轩萱宣", "博勃", "睿瑞锐", "燕艳雁", "洋阳扬", "娟涓", "玲铃", "玉钰", "美镁", "琪琦淇",
    ];

    const string Traditional =
        "张張刘劉陈陳杨楊赵趙黄黃吴吳孙孫马馬郑鄭谢謝许許韩韓冯馮邓鄧肖蕭蒋蔣余餘叶葉苏蘇卢盧区區欧歐伟偉强強军軍涛濤鹏鵬华華飞飛杰傑刚剛辉輝龙龍国國东東振振诚誠远遠" +
        "静靜丽麗艳豔霞霞婷婷颖穎洁潔蕾蕾晓曉梦夢诗詩悦悅兰蘭凤鳳红紅玉玉雪雪萍萍";

    /// <summary>As staff and customers type a name into a form.</summary>
    public static string Typed(Person person, Dice dice)
    {
        if (person.IsWestern)
            return dice.Below(5) switch { 0 => person.FullName.ToUpperInvariant(), 1 => $"{person.Surname.Text}, {person.GivenText}", 2 => person.GivenText, _ => person.FullName };
        return dice.Below(100) switch
        {
            < 5 => person.Surname.Text + Title(person),
            < 7 => person.FullName + Title(person),
            < 10 => Nickname(person, dice),
            < 13 => Homophone(person.FullName, dice),
            < 15 => ToTraditional(person.FullName),
            < 17 => $"{person.Surname.Text}　{person.GivenText}",
            < 18 => string.Join(' ', person.FullName.Select(c => c.ToString())),
            < 19 => Latin(person, dice),
            < 20 => person.FullName + " ",
            _ => person.FullName,
        };
    }

    /// <summary>As a ticket or a survey names people: by surname and title, more often than not.</summary>
    public static string Called(Person person, Dice dice)
    {
        if (person.IsWestern)
            return dice.Chance(0.5) ? (person.Male ? "Mr. " : "Ms. ") + person.Surname.Text : person.FullName;
        return dice.Below(10) switch { < 5 => person.Surname.Text + Title(person), < 7 => person.FullName, < 8 => "", < 9 => person.FullName + Title(person), _ => Nickname(person, dice) };
    }

    public static string Title(Person person) => person.Male ? "先生" : "女士";

    public static string Nickname(Person person, Dice dice)
    {
        string last = person.Given[^1].Text;
        return dice.Below(5) switch
        {
            0 => "小" + person.Surname.Text,
            1 => "阿" + last,
            2 => person.Surname.Text + (person.Male ? "哥" : "姐"),
            3 => last + last,
            _ => person.GivenText,
        };
    }

    public static string ToTraditional(string name) => string.Concat(name.Select(c => Traditional.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 && at % 2 == 0 ? Traditional[at + 1] : c));

    static string Homophone(string name, Dice dice)
    {
        int at = dice.Between(1, name.Length - 1);
        string? group = Homophones.FirstOrDefault(g => g.Contains(name[at], StringComparison.Ordinal));
        return group is null ? name : name[..at] + dice.Pick([.. group.Where(c => c != name[at])]) + name[(at + 1)..];
    }

    static string Latin(Person person, Dice dice)
    {
        string given = Capital(person.Pinyin), surname = Capital(person.Surname.Sound);
        return dice.Below(3) switch { 0 => $"{given} {surname}", 1 => $"{surname} {given}".ToUpperInvariant(), _ => $"{surname} {given}" };
    }

    static string Capital(string word) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word);
}
