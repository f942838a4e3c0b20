using System.Globalization;
using Guiyi.DemoData.Files;
using Guiyi.DemoData.Mess;
using Guiyi.DemoData.People;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.Channels;

/// <summary>Answers to a survey; one column takes a phone number, a member number or an e-mail address, as people chose.</summary>
static class Survey
{
    public static Channel Write(Town town, Dice dice)
    {
        var file = new DelimitedFile("survey.csv", TextEncodings.Plain, "\n", "问卷编号", "提交时间", "手机/会员号/邮箱", "称呼", "年龄段", "性别", "品类偏好", "NPS", "建议");
        foreach ((Person person, DateTime when) in Visits.Of(town.People, 0.08, dice))
        {
            string contact = dice.Below(10) switch
            {
                < 5 => PhoneMess.Form(person.PhoneAt(when), dice),
                < 8 when person.MemberNumber is { } member => member,
                < 9 when person.Email is { } email => email,
                _ => "",
            };
            string name = NameMess.Called(person, dice);
            string[] row =
            [
                $"WJ{Dice.Text(when, "yyMMdd")}{dice.Digits(5)}", Dice.Text(when, "yyyy/MM/dd HH:mm"), contact, name, AgeBand(when.Year - person.Birth.Year), person.Male ? "男" : "女",
                string.Join('|', Enumerable.Range(0, dice.Between(1, 3)).Select(_ => dice.Pick(ShopWords.Products).Category).Distinct()),
                dice.Pick([2, 5, 6, 7, 8, 9, 10], [4, 8, 10, 18, 24, 22, 14]).ToString(CultureInfo.InvariantCulture), dice.Pick(ShopWords.Suggestions),
            ];
            file.Add(contact.Length == 0 && name.Length == 0 ? null : person.Id, row);
            if (file.Count == 40)
                file.AddBroken(1, row);
        }
        return file.Close();
    }

    static string AgeBand(int age) => age switch { < 18 => "18岁以下", < 25 => "18-24岁", < 35 => "25-34岁", < 45 => "35-44岁", < 55 => "45-54岁", _ => "55岁以上" };
}
