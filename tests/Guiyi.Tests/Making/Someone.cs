using System.Globalization;

namespace Guiyi.Tests.Making;

/// <summary>Where somebody lives.</summary>
sealed record Home(string Province, string City, string District, string Road, int Number, int Building, int Room, string Landline)
{
    public string Region => $"{Province}{City}{District}";

    public string Door => $"{Road}{Number}号{Building}幢{Room}室";

    public string Whole => (Province == City ? City : Province + City) + District + Door;
}

/// <summary>An invented Chinese customer as they really are; the channels see parts of it, often damaged.</summary>
sealed record Someone(
    string Entity, string Surname, string Given, bool Female, DateOnly Birth, string Mobile, string IdNumber, string Email, string Nickname, string Member, Home Home)
{
    static readonly string[] Surnames =
    [
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹",
        "彭", "曾", "肖", "田", "董", "袁", "潘", "于", "蒋", "蔡", "余", "杜", "叶", "程", "苏", "魏", "吕", "丁", "任", "沈", "欧阳", "诸葛", "仇", "解",
    ];

    const string FirstCharacters = "志建国文明晓小海春玉雪美秀丽红永世天思雨子佳俊家嘉浩宇欣梦诗若静婉立德学振兴东伟少宏";
    const string LastCharacters = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玲辉鹏飞雪梅琳凯晨轩怡涵萱博远航峰";

    static readonly (string Province, string City, string District, string Area)[] Places =
    [
        ("浙江省", "杭州市", "西湖区", "0571"), ("浙江省", "宁波市", "鄞州区", "0574"), ("江苏省", "南京市", "鼓楼区", "025"), ("江苏省", "苏州市", "吴中区", "0512"), ("广东省", "广州市", "天河区", "020"), ("广东省", "深圳市", "南山区", "0755"),
        ("四川省", "成都市", "武侯区", "028"), ("湖北省", "武汉市", "洪山区", "027"), ("北京市", "北京市", "朝阳区", "010"), ("上海市", "上海市", "浦东新区", "021"), ("福建省", "厦门市", "思明区", "0592"), ("陕西省", "西安市", "雁塔区", "029"),
    ];

    static readonly string[] Roads = ["文三路", "中山路", "解放路", "人民路", "建设大道", "和平路", "新华路", "学院路", "长江路", "珠江路", "湖滨路", "莲花街", "青年路", "光明路", "科技路", "金水路"];

    static readonly string[] Areas = ["330106", "330212", "320106", "320506", "440106", "440305", "510107", "420111", "110105", "310115", "350203", "610113"];

    static readonly string[] Mailboxes = ["qq.com", "163.com", "126.com", "gmail.com", "sina.com", "foxmail.com"];

    public string Name => Surname + Given;

    /// <summary>A new person; where relatives are given, one who lives with them and may have their surname.</summary>
    public static Someone Made(Dice dice, int number, Someone? relative)
    {
        int place = dice.Below(Places.Length);
        Home home = relative?.Home ?? NewHome(dice, place);
        bool female = dice.Falls(0.5);
        string surname = relative is not null && dice.Falls(0.7) ? relative.Surname : dice.Skewed(Surnames);
        string given = dice.Falls(0.2) ? $"{dice.One(LastCharacters.ToCharArray())}" : $"{dice.One(FirstCharacters.ToCharArray())}{dice.One(LastCharacters.ToCharArray())}";
        DateOnly birth = new DateOnly(1950, 1, 1).AddDays(dice.Below(365 * 55));
        string handle = $"{(char)('a' + dice.Below(26))}{(char)('a' + dice.Below(26))}{(char)('a' + dice.Below(26))}{dice.Digits(dice.Between(3, 6))}";
        return new Someone(
            $"p{number}", surname, given, female, birth, NewMobile(dice), NewIdNumber(dice, dice.One(Areas), birth, female), $"{handle}@{dice.Skewed(Mailboxes)}",
            $"{dice.One((string[])["小鱼儿", "阳光", "tb", "快乐的猫", "sunny", "大白菜"])}{dice.Digits(4)}", $"VIP{100_000 + number}", home);
    }

    public static string NewMobile(Dice dice) => $"1{dice.One((string[])["38", "39", "35", "50", "86", "77", "30", "58", "99"])}{dice.Between(1, 9)}{dice.Digits(7)}";

    /// <summary>A number with a right check character (GB 11643): digit i weighs 2^(17-i) modulo 11.</summary>
    public static string NewIdNumber(Dice dice, string area, DateOnly birth, bool female)
    {
        int order = (dice.Below(499) * 2) + (female ? 2 : 1);
        string digits = area + birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + order.ToString("000", CultureInfo.InvariantCulture);
        int sum = 0;
        for (int i = 0; i < 17; i++)
            sum += (digits[i] - '0') * ((1 << (17 - i)) % 11);
        return digits + "10X98765432"[sum % 11];
    }

    static Home NewHome(Dice dice, int place)
    {
        (string province, string city, string district, string area) = Places[place];
        return new Home(province, city, district, dice.One(Roads), dice.Between(1, 400), dice.Between(1, 20), (dice.Between(1, 18) * 100) + dice.Between(1, 6), $"{area}-{dice.Between(2, 8)}{dice.Digits(7)}");
    }
}
