using Guiyi.DemoData.Files;
using Guiyi.DemoData.Mess;
using Guiyi.DemoData.People;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.Channels;

/// <summary>The member system: a row per card, and some people have two.</summary>
static class Members
{
    public static Channel Write(Town town, Dice dice)
    {
        var file = new DelimitedFile("members.csv", TextEncodings.WithMark, "\r\n", "会员号", "姓名", "性别", "生日", "手机号", "邮箱", "身份证号", "地址", "注册渠道", "注册时间");
        foreach (Person person in town.People.Where(p => p.MemberNumber is not null).OrderBy(p => p.Joined))
        {
            string[] row = Row(person, person.MemberNumber!, person.Joined, dice);
            file.Add(person.Id, row);
            if (dice.Chance(0.01))
                file.Add(person.Id, row);
            if (dice.Chance(0.06))
                file.Add(person.Id, Row(person, "70" + dice.Digits(8), dice.Moment(person.Joined, Town.End), dice));
            if (file.Count is 80 or 190)
                file.AddBroken(file.Count == 80 ? 2 : 1, Row(person, "7000000" + file.Count, person.Joined, dice));
            if (file.Count is 50 or 150 or 240)
                file.Add(null, "7099999" + file.Count, dice.Pick(["测试", "test", "测试会员"]), "", "1900-01-01", dice.Pick(["13800138000", "11111111111", "00000000"]), "", "", "测试", "小程序", Dice.Text(person.Joined, "yyyy/MM/dd"));
        }
        return file.Close();
    }

    static string[] Row(Person person, string number, DateTime day, Dice dice) =>
    [
        number,
        NameMess.Typed(person, dice),
        dice.Below(10) switch { < 3 => "", < 7 => person.Male ? "男" : "女", < 9 => person.Male ? "M" : "F", _ => person.Male ? "1" : "2" },
        Birthday(person, dice),
        PhoneMess.Typed(person, day, dice),
        dice.Chance(0.85) && person.Email is { } email ? dice.Chance(0.05) ? email.Replace(".com", ".con", StringComparison.Ordinal) : email : "",
        dice.Chance(0.85) ? person.IdNumber ?? "" : "",
        dice.Chance(0.62) ? AddressMess.Typed(person.Home, dice) : "",
        dice.Pick(ShopWords.JoinChannels),
        Dice.Text(day, dice.Chance(0.3) ? "yyyy/MM/dd" : "yyyy-MM-dd HH:mm"),
    ];

    static string Birthday(Person person, Dice dice) => dice.Below(20) switch
    {
        < 5 => "",
        5 => "1990-01-01",
        6 or 7 => Dice.Text(person.Birth, "yyyy年M月d日"),
        8 or 9 => Dice.Text(person.Birth, "yyyy/M/d"),
        10 => Dice.Text(person.Birth, "yyyyMMdd"),
        11 => Dice.Text(person.Birth, "M月d日"),
        _ => Dice.Text(person.Birth, "yyyy-MM-dd"),
    };
}
