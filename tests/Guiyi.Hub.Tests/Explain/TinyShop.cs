using Guiyi.Hub.Runs;

namespace Guiyi.Hub.Tests.Explain;

/// <summary>Two channels small enough to be seen at a glance: a couple behind one door, a namesake with a number of his own, a handed-on phone. Everybody is invented.</summary>
static class TinyShop
{
    const string Members = """
        会员号,姓名,性别,手机号,生日,身份证号,地址
        88000001,王建国,男,13912345678,1980-03-07,330106198003074512,浙江省杭州市西湖区文三路188号3幢501室
        88000002,李秀英,女,13912345678,1982-11-20,,浙江省杭州市西湖区文三路188号3幢501室
        88000003,欧阳晓燕,女,13700001111,1990-05-01,,
        88000004,张伟,男,13655556666,1975-01-30,110105197501300015,
        88000005,周志强,男,15988887777,,,
        88000006,王建国,男,,1980-03-07,330106198003074512,
        88000007,陈思远,男,18812340001,1993-09-09,,
        88000008,赵雨桐,女,18812340002,1994-08-08,,
        88000009,张伟,男,13655556666,1975-01-30,310101197501300033,
        88000010,孙浩然,男,13388880001,,,
        88000011,刘佳怡,女,13388880002,1988-02-02,,
        88000012,徐俊杰,男,,1979-07-07,,浙江省杭州市上城区解放路18号2幢303室
        """;

    const string Orders = """
        订单号,收货人,手机,收货地址,商品,金额,下单时间
        DD01,王建国,139-1234-5678,浙江省杭州市西湖区文三路188号3幢501室,纸巾,19.50,2025-02-01 10:00:00
        DD02,李秀英,13912345678,杭州市西湖区文三路188号3幢501室,牛奶,39.50,2025-02-02 10:00:00
        DD03,欧阳小燕,13700001111,,面膜,99.00,2025-02-03 10:00:00
        DD04,张伟,13655556667,,充电宝,59.00,2025-02-04 10:00:00
        DD05,吴佳怡,15988887777,,茶叶,88.00,2025-02-05 10:00:00
        DD06,周志强,15988887777,,茶叶,88.00,2025-02-06 10:00:00
        DD07,陈思远,18812340001,,牛奶,12.00,2025-02-07 10:00:00
        DD08,赵雨桐,18812340002,,牛奶,13.00,2025-02-08 10:00:00
        DD09,孙浩,15012349009,,茶叶,8.00,2025-02-09 10:00:00
        DD10,刘佳宜,15912345607,,茶叶,8.00,2025-02-10 10:00:00
        DD11,徐先生,15012340000,浙江省杭州市上城区解放路18号2幢303室,茶叶,8.00,2025-02-11 10:00:00
        DD12,孙浩然,13399990001,,牛奶,8.00,2025-02-12 10:00:00
        """;

    /// <summary>Unifies both files into the folder's <c>out</c>.</summary>
    public static void Unify(TemporaryFolder folder)
    {
        string[] files = Write(folder);
        UnifyRun.Run(new UnifyRequest { Inputs = files[..2], Configuration = files[3], Output = folder["out"], Now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) });
    }

    /// <summary>Writes both files and settings by which recipes find candidates, as in large files.</summary>
    public static string[] Write(TemporaryFolder folder) =>
    [
        folder.Write("members.csv", Members), folder.Write("orders.csv", Orders),
        "--config", folder.Write("settings.yaml", "match:\n  compare_all_up_to: 0\n"),
    ];
}

/// <summary>The shop, unified once for all tests of a class.</summary>
public sealed class TinyResult : IDisposable
{
    public TinyResult() => TinyShop.Unify(Folder);

    internal TemporaryFolder Folder { get; } = new();

    public void Dispose() => Folder.Dispose();
}
