using System.Text;

namespace Guiyi.Hub.Tests.Runs;

/// <summary>Two channels of a small shop; everybody in them is invented.</summary>
static class SmallChannels
{
    public const string Orders = "orders.csv";
    public const string Members = "members.csv";

    static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"];
    static readonly string[] Given = ["建国", "秀英", "晓燕", "志强", "梓涵", "雨桐", "浩然", "佳怡", "俊杰", "思远"];

    /// <summary>Writes both files; one order row is cut short, and some phones are placeholders.</summary>
    public static string[] Write(TemporaryFolder folder, Func<IEnumerable<string>, IEnumerable<string>>? order = null, int people = 60)
    {
        order ??= rows => rows;
        return
        [
            folder.Write(Orders, Table("订单号,收货人,手机,收货地址,商品,金额,下单时间,who", order(OrderRows(people).Append("DD9999,王")))),
            folder.Write(Members, Table("会员号,姓名,手机号,生日,身份证号,who", order(MemberRows(people)))),
        ];
    }

    static string Table(string header, IEnumerable<string> rows) => new StringBuilder().AppendLine(header).AppendJoin('\n', rows).Append('\n').ToString();

    static IEnumerable<string> OrderRows(int people)
    {
        for (int i = 0; i < people * 2; i++)
        {
            int person = i % people;
            string phone = i % 17 == 5 ? "13800138000" : Phone(person);
            yield return $"DD{i:0000},{Name(person)},{phone},浙江省杭州市西湖区文三路{person + 1}号{person % 9 + 1}幢{person % 5 + 1}0{person % 4 + 1}室,{(i % 3 == 0 ? "=洗发水" : "纸巾")},{i % 7 * 13 + 9}.50,2025-{i % 12 + 1:00}-{i % 27 + 1:00} 10:00:00,p{person}";
        }
    }

    static IEnumerable<string> MemberRows(int people)
    {
        for (int person = 0; person < people; person += 2)
            yield return $"88{person:000000},{Name(person)}{(person % 6 == 0 ? "女士" : "")},{Phone(person)},19{person % 40 + 50}-{person % 12 + 1:00}-{person % 27 + 1:00},,p{person}";
    }

    static string Name(int person) => Surnames[person % Surnames.Length] + Given[person / 5 % Given.Length];

    static string Phone(int person) => $"139{(person * 7_654_321L % 100_000_000):00000000}";
}
