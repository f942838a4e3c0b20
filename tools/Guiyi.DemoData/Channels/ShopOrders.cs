using System.Globalization;
using Guiyi.DemoData.Files;
using Guiyi.DemoData.Mess;
using Guiyi.DemoData.People;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.Channels;

/// <summary>Order lines of the online shop: a row per product of an order.</summary>
static class ShopOrders
{
    /// <summary>From this day on the platform hides the middle of the receivers' numbers in every third export.</summary>
    static readonly DateTime Privacy = new(2025, 4, 1);

    public static Channel Write(Town town, Dice dice)
    {
        var file = new DelimitedFile("shop_orders.csv", TextEncodings.Gbk, "\r\n", "订单号", "买家昵称", "收货人", "手机", "省市区", "详细地址", "商品", "数量", "金额", "下单时间");
        int orders = 0;
        foreach ((Person buyer, DateTime when) in Visits.Of(town.People.Where(p => p.Nick is not null), 0.6, dice))
        {
            orders++;
            // A gift bears the receiver's name and number: whose order it is cannot be told for certain.
            bool gift = buyer.Home.Members.Count > 1 && dice.Chance(0.04);
            Person receiver = gift ? buyer.Home.Members.First(m => m != buyer) : buyer;
            string phone = when > Privacy && dice.Chance(0.33) ? PhoneMess.Masked(receiver.PhoneAt(when)) : PhoneMess.Typed(receiver, when, dice);
            string number = $"D{Dice.Text(when, "yyMMddHHmmss")}{dice.Digits(4)}", name = NameMess.Typed(receiver, dice), detail = AddressMess.Detail(receiver.Home, dice);
            string time = Dice.Text(when, dice.Chance(0.1) ? "yyyy/M/d H:mm" : "yyyy-MM-dd HH:mm:ss");
            int lines = dice.Pick([1, 2, 3], [58, 30, 12]);
            for (int line = 0; line < lines; line++)
            {
                Product product = dice.Pick(ShopWords.Products);
                int quantity = dice.Pick([1, 2, 3], [85, 12, 3]);
                string title = dice.Chance(0.12) ? $"【包邮】{product.Name}" : product.Name;
                string[] row = [number, buyer.Nick!, name, phone, receiver.Home.Region, detail, title, quantity.ToString(CultureInfo.InvariantCulture), (product.Price * quantity).ToString("0.00", CultureInfo.InvariantCulture), time];
                file.Add(gift ? null : buyer.Id, row);
                if (dice.Chance(0.008))
                    file.Add(gift ? null : buyer.Id, row);
            }
            if (orders is 60 or 170 or 290 or 410)
                file.AddBroken(orders / 60, [number[..^1] + "X", buyer.Nick!, name.Trim(), "", receiver.Home.Region, receiver.Home.Detail, "跳绳", "1", "25.00", time]);
            if (orders is 40 or 220 or 350)
                file.Add(null, $"D{Dice.Text(when, "yyMMddHHmmss")}0000", "test001", "测试", "13800138000", "浙江省 杭州市 西湖区", "测试地址请勿发货", "补差价专用", "1", "0.01", time);
        }
        return file.Close();
    }
}
