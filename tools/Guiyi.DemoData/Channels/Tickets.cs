using System.Globalization;
using Guiyi.DemoData.Files;
using Guiyi.DemoData.Mess;
using Guiyi.DemoData.People;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.Channels;

/// <summary>The call centre's tickets: the number that called, and how the caller was called.</summary>
static class Tickets
{
    public static Channel Write(Town town, Dice dice)
    {
        var file = new DelimitedFile("tickets.csv", TextEncodings.Plain, "\n", "工单号", "电话", "称呼", "问题", "时间", "满意度");
        foreach ((Person person, DateTime when) in Visits.Of(town.People, 0.12, dice))
        {
            string[] row =
            [
                $"GD{Dice.Text(when, "yyyyMMdd")}{dice.Digits(4)}", PhoneMess.Typed(person, when, dice), NameMess.Called(person, dice), Question(dice), Dice.Text(when, "yyyy-MM-dd HH:mm:ss"),
                dice.Chance(0.4) ? "" : dice.Pick([1, 2, 3, 4, 5], [6, 8, 18, 34, 34]).ToString(CultureInfo.InvariantCulture),
            ];
            bool anonymous = row[1].Length == 0 && row[2].Length == 0;
            file.Add(anonymous ? null : person.Id, row);
            if (file.Count is 45 or 110)
                file.AddBroken(file.Count == 45 ? 0 : 3, row);
        }
        return file.Close();
    }

    static string Question(Dice dice) => dice.Pick(ShopWords.Questions) + dice.Below(6) switch { 0 => "，客户情绪激动", 1 => ", 已电话回访", _ => "" };
}
