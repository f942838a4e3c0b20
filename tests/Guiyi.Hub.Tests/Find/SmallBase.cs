using Guiyi.Hub.Find;
using Guiyi.Model;

namespace Guiyi.Hub.Tests.Find;

/// <summary>The customers that the case table speaks of, by a short name each.</summary>
static class SmallBase
{
    public static readonly (string Name, FindText[] Texts)[] Customers =
    [
        Person("zhangwei", "张伟", "+8613800115678", "zhang.wei@example.com", "上海市浦东新区世纪大道100号"),
        Person("zhangwei2", "张伟", "+8613911112222", "zw1988@qq.com", "北京市朝阳区建国路88号"),
        Person("zhangwei-other", "章薇", "+8613700009999", "", ""),
        Person("zhangxiaowei", "张小伟", "+8618612340001", "", "上海市黄浦区南京东路1号"),
        Person("wangxiaoming", "王小明", "+8615012345678", "xiaoming.wang@163.com", "广东省深圳市南山区科技园南路5号"),
        Person("wang", "王芳", "+8615900000001", "", ""),
        Person("ouyang", "欧阳娜娜", "+886912345678", "nana@example.tw", ""),
        Person("shan", "单田芳", "+8613512344321", "", "辽宁省鞍山市铁东区"),
        Person("zeng", "曾志强", "+8618888880000", "", ""),
        Person("lvbu", "吕布", "+8613600001111", "", ""),
        Person("chenzhiyuan", "陈志远", "+8613600002222", "", "浙江省杭州市西湖区文三路90号"),
        Person("lin", "林佳慧", "+8613600003333", "", ""),
        Person("traditional", "劉德華", "+85291234567", "", "香港九龍尖沙咀彌敦道50號"),
        Person("masked", "赵敏", "+86138****4321", "", ""),
        Person("pinyin", "Li Na", "+8613300004444", "li.na@example.org", ""),
        Person("john", "John Smith", "+442071234567", "john.smith@example.co.uk", "12 Baker Street, London NW1 6XE"),
        Person("jane", "Jane Smith", "+14155550123", "jane@example.com", "500 Howard Street, San Francisco CA"),
        Person("jonathan", "Jonathan Smithers", "", "", ""),
        Person("muller", "Jürgen Müller", "+4930123456", "j.mueller@example.de", "Unter den Linden 5, Berlin"),
        Person("vasilev", "Иван Васильев", "+74951234567", "", ""),
        Person("obrien", "Sean O'Brien", "", "", ""),
        Person("elizabeth", "Elizabeth Montgomery", "", "", ""),
        Person("garcia", "María José García López", "", "", ""),
        Company("huawei", "华为技术有限公司", "+8675528780808", "914403001922038216", "广东省深圳市龙岗区坂田"),
        Company("huaweisoft", "华为软件技术有限公司", "", "", ""),
        Company("shouqi", "首都汽车集团有限公司", "+861065128888", "911100001011234567", "北京市东城区"),
        Company("cosmos", "璨星电子科技（厦门）有限公司", "", "91350200MA2XYZ1234", "福建省厦门市思明区软件园二期"),
        Company("acme", "Acme Widgets Ltd", "", "GB123456789", ""),
        ("nick", [new(AttributeKind.Nickname, "阿强小店"), new(AttributeKind.AccountId, "wx_qiang-2020")]),
        ("idperson", [new(AttributeKind.PersonName, "孙丽"), new(AttributeKind.IdNumber, "11010519491231002X"), new(AttributeKind.Identifier, "E12345678"), new(AttributeKind.BirthDate, "1949-12-31")]),
        ("member", [new(AttributeKind.PersonName, "周杰"), new(AttributeKind.AccountId, "VIP-00042"), new(AttributeKind.AccountId, "A1")]),
    ];

    public static FindIndex Index()
    {
        var index = new FindIndex();
        index.PutAll(Customers.Select((customer, number) => (number, (IReadOnlyList<FindText>)customer.Texts)));
        return index;
    }

    static (string, FindText[]) Person(string name, string person, string phone, string email, string address) =>
        (name, Texts((AttributeKind.PersonName, person), (AttributeKind.Phone, phone), (AttributeKind.Email, email), (AttributeKind.Address, address)));

    static (string, FindText[]) Company(string name, string company, string phone, string code, string address) =>
        (name, Texts((AttributeKind.OrganizationName, company), (AttributeKind.Phone, phone), (AttributeKind.CreditCode, code), (AttributeKind.Address, address)));

    static FindText[] Texts(params (AttributeKind Kind, string Text)[] texts) => [.. texts.Where(t => t.Text.Length > 0).Select(t => new FindText(t.Kind, t.Text))];
}
