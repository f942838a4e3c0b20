using Guiyi.DemoData.Files;
using Guiyi.DemoData.Mess;
using Guiyi.DemoData.People;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.Channels;

/// <summary>The stores' receipts: a member card, a masked number, or nothing tells who bought.</summary>
static class StoreReceipts
{
    public static Channel Write(Town town, Dice dice)
    {
        var file = new WorkbookFile("store_receipts.xlsx", "销售小票", "小票号", "会员卡号", "手机", "门店", "商品", "金额", "时间");
        foreach ((Person person, DateTime when) in Visits.Of(town.People, 0.42, dice))
        {
            int identity = dice.Below(100);
            string? card = identity < 55 ? person.MemberNumber : null, phone = null;
            if (identity is >= 45 and < 75)
                phone = PhoneMess.Masked(person.PhoneAt(when));
            else if (identity is >= 75 and < 85)
                phone = PhoneMess.Form(person.PhoneAt(when), dice);
            Product[] products = [.. Enumerable.Range(0, dice.Pick([1, 2, 3], [50, 35, 15])).Select(_ => dice.Pick(ShopWords.Products)).Distinct()];
            int[] pieces = [.. products.Select(_ => dice.Pick([1, 2, 3], [80, 16, 4]))];
            file.Add(
                card is null && phone is null ? null : person.Id,
                $"X{Dice.Text(when, "yyMMdd")}{dice.Digits(6)}",
                card,
                phone,
                Store(person, dice),
                string.Join(';', products.Select((p, i) => pieces[i] == 1 ? p.Name : $"{p.Name}x{pieces[i]}")),
                products.Select((p, i) => p.Price * pieces[i]).Sum(),
                dice.Chance(0.9) ? when : Dice.Text(when, "yyyy/MM/dd HH:mm"));
        }
        return file.Close();
    }

    /// <summary>A store of the person's city, where there is one.</summary>
    static string Store(Person person, Dice dice)
    {
        (string Store, string City)[] near = [.. PlaceWords.Stores.Where(s => s.City == person.Home.City.Name)];
        return dice.Pick(near.Length > 0 ? near : PlaceWords.Stores).Store;
    }
}
