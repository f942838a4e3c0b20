using Guiyi.Hub.Find;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Bench.Finding;

/// <summary>The customers to be found: the other benchmarks' persons, and Chinese ones made here from a seed.</summary>
static class FindData
{
    const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华志远小晓文玉建国海燕红梅春兰云龙飞鹏宇轩子涵梓浩然欣怡诗雨佳慧嘉俊思博雅琪雪梦瑶丹凤莉萍斌波辉宁健力鑫坤亮成康光天达安岩中茂进林有坚和彪";
    const string Roads = "中山人民建设解放和平文化长江黄河南京北京上海世纪科技滨江学院花园";

    static readonly string[] Cities = ["北京市朝阳区", "北京市海淀区", "上海市浦东新区", "上海市静安区", "广东省广州市天河区", "广东省深圳市南山区", "浙江省杭州市西湖区", "江苏省南京市鼓楼区", "四川省成都市武侯区", "湖北省武汉市洪山区", "陕西省西安市雁塔区", "重庆市渝北区", "福建省厦门市思明区", "山东省青岛市市南区", "天津市和平区", "辽宁省大连市中山区"];

    public static List<FindText[]> People(string file)
    {
        List<FindText[]> people = [];
        using IRawRows rows = SourceFile.Open(file).Single().Open();
        while (rows.Read())
        {
            string At(int column) => rows[column].ToString();
            FindText[] texts =
            [
                new(AttributeKind.PersonName, $"{At(1)} {At(2)}".Trim()), new(AttributeKind.BirthDate, At(3)), new(AttributeKind.Email, At(5)),
                new(AttributeKind.Phone, At(7) is { Length: > 1 } phone ? "+44" + phone[1..] : ""), new(AttributeKind.Address, $"{At(4)} {At(6)}".Trim()), new(AttributeKind.AccountId, "M" + At(0)),
            ];
            people.Add([.. texts.Where(text => text.Text.Length > 0)]);
        }
        return people;
    }

    public static List<FindText[]> Chinese(int count)
    {
        List<FindText[]> people = [];
        for (int i = 0; i < count; i++)
        {
            ulong state = (ulong)i * 977;
            int Next(int most) => (int)(Hash64.Mix(state++, 0x5EED) % (ulong)most);
            // Common surnames more often than rare ones, three characters more often than two.
            string name = Surnames[Next(Surnames.Length) * Next(Surnames.Length) / Surnames.Length] + string.Concat(Enumerable.Range(0, Next(4) == 0 ? 1 : 2).Select(_ => Given[Next(Given.Length)]));
            int road = Next(Roads.Length / 2) * 2;
            people.Add(
            [
                new(AttributeKind.PersonName, name), new(AttributeKind.Phone, FormattableString.Invariant($"+861{3 + Next(7)}{Next(1_000_000_000):000000000}")),
                new(AttributeKind.Email, FormattableString.Invariant($"u{Next(100_000_000)}@qq.com")), new(AttributeKind.IdNumber, FormattableString.Invariant($"{110101 + Next(3000)}{1950 + Next(55)}{1 + Next(12):00}{1 + Next(28):00}{Next(10_000):0000}")),
                new(AttributeKind.AccountId, FormattableString.Invariant($"M{i:00000000}")),
                new(AttributeKind.Address, FormattableString.Invariant($"{Cities[Next(Cities.Length)]}{Roads.Substring(road, 2)}路{1 + Next(999)}号{1 + Next(40)}栋{1 + Next(30)}0{1 + Next(4)}室")),
            ]);
        }
        return people;
    }
}
