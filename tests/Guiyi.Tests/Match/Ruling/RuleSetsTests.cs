using Guiyi.Match;
using Guiyi.Match.Ruling;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Ruling;

/// <summary>The ready rule sets, alone and beside the learned model. Group letters say which rows an expert would join.</summary>
public sealed class RuleSetsTests
{
    static readonly MemoryTable Companies = MemoryTable.Of("companies", """
        组 | 企业名称 | 统一社会信用代码 | 电话
        a | 杭州云帆科技有限公司 | 91330106MA2CCKTP00 | 0571-85859917
        a | 云帆科技 | 91330106MA2CCKTP00 | 13812345679
        b | 宁波海天塑料制品厂 | | 0574-87654300
        b | 宁波海天塑料制品厂 | 91330106MA281F6N01 | 0574-87654300
        c | 宁波海天塑料制品厂 | | 0574-27888123
        d | 苏州金鼎精密机械有限公司 | | 0574-87654300
        """);

    static readonly MemoryTable Consumers = MemoryTable.Of("consumers", """
        组 | 姓名 | 手机 | 身份证号 | 地址
        a | 王志远 | 13812345679 | | 浙江省杭州市西湖区文三路90号3幢402室
        a | 王志远 | +86 138 1234 5679 | |
        a | 王志远 | 15857123321 | | 杭州西湖区文三路90号3幢402室
        b | 周雪梅 | 13812345679 | | 浙江省杭州市西湖区文三路90号3幢402室
        c | 陈国强 | 18668112233 | 330106198003074512 |
        c | 陈国祥 | | 330106198003074512 |
        d | 王志远 | 13588001234 | | 江苏省南京市鼓楼区中山路18号1幢101室
        e | 周雪梅 | 138****5679 | |
        """);

    static readonly MemoryTable Members = MemoryTable.Of("members", """
        组 | 会员号 | 手机 | 邮箱 | 姓名
        a | VIP100077 | 13812345679 | |
        a | VIP100077 | | zy@qq.com |
        b | VIP100078 | 15857123321 | zxm88@163.com | 周雪梅
        b | | 15857123321 | zxm88@163.com |
        b | | 15857123321 | | 周雪梅
        c | VIP100079 | | zxm88@163.com | 陈国强
        d | | 15857123321 | | 李静
        """);

    static readonly MemoryTable Channel = MemoryTable.Of("channel", """
        组 | 客户单位 | 联系人 | 地址
        a | 杭州云帆科技有限公司 | 王志远 | 浙江省杭州市西湖区文三路90号
        a | 杭州云帆科技有限公司 | 周雪梅 | 浙江省杭州市滨江区江南大道3号
        a | 杭州云帆科技有限公司 | 王志远 |
        b | 海天塑料制品厂 | 陈国强 | 浙江省宁波市鄞州区学士路12号
        c | 海天塑料制品厂 | 李静 | 广东省深圳市南山区科技路8号
        """);

    static string[] Groups(MemoryTable table) => [.. table.Rows.Select(r => r.Cells![0])];

    static UnifyOptions Alone(string rules) => Run.Defaults with { IgnoredColumns = ["组"], Match = new MatchOptions { Rules = RuleSets.Of(rules), UseModel = false } };

    static UnifyOptions Beside(string rules) => Run.Defaults with { IgnoredColumns = ["组"], Match = new MatchOptions { Rules = RuleSets.Of(rules) } };

    /// <summary>Rows of one letter are one customer, rows of different letters are not.</summary>
    static void AssertGroups(string[] expected, string[] customers) =>
        Assert.Equal(expected, customers.Select(c => expected[Array.IndexOf(customers, c)]).Zip(expected, (found, own) => customers.Distinct().Count() == expected.Distinct().Count() ? found : $"{own}?"));

    [Fact]
    public void B2b_joins_by_credit_code_or_by_name_and_phone_and_by_neither_name_nor_phone_alone() =>
        AssertGroups(Groups(Companies), Run.Of(Alone("b2b"), Companies).OrganizationsOf("companies"));

    [Fact]
    public void B2c_joins_by_identity_number_or_by_name_and_phone_or_door() =>
        AssertGroups(Groups(Consumers), Run.Of(Alone("b2c"), Consumers).PersonsOf("consumers"));

    [Fact]
    public void Ecommerce_joins_by_member_number_or_by_two_of_phone_mail_and_name() =>
        AssertGroups(Groups(Members), Run.Of(Alone("ecommerce"), Members).PersonsOf("members"));

    [Fact]
    public void Channel_joins_companies_by_name_and_contact_or_by_name_and_city() =>
        AssertGroups(Groups(Channel), Run.Of(Alone("channel"), Channel).OrganizationsOf("channel"));

    [Theory]
    [InlineData("b2b")]
    [InlineData("b2c")]
    [InlineData("channel")]
    [InlineData("ecommerce")]
    public void Beside_the_model_a_rule_set_joins_at_least_what_it_joins_alone(string rules)
    {
        foreach (MemoryTable table in (MemoryTable[])[Companies, Consumers, Members, Channel])
        {
            UnifyResult alone = Run.Of(Alone(rules), table), beside = Run.Of(Beside(rules), table);
            foreach (Func<UnifyResult, string[]> customers in (Func<UnifyResult, string[]>[])[r => r.PersonsOf(table.Source), r => r.OrganizationsOf(table.Source)])
            {
                (string[] few, string[] more) = (customers(alone), customers(beside));
                for (int i = 0; i < few.Length; i++)
                    for (int j = 0; j < i; j++)
                        if (few[i].Length > 0 && few[i] == few[j])
                            Assert.True(more[i] == more[j], $"{table.Source}: rows {j + 1} and {i + 1} are joined by {rules} alone, but not beside the model");
            }
        }
    }

    [Fact]
    public void Every_joining_by_a_rule_names_its_rule()
    {
        UnifyResult result = Run.Of(Alone("b2c"), Consumers);
        Assert.NotEmpty(result.Persons.Match.Ruled);
        Assert.All(result.Persons.Match.Ruled, r => Assert.StartsWith("b2c: ", r.Rule, StringComparison.Ordinal));
        Assert.Equal(["b2c: id_number", "b2c: person_name + address", "b2c: person_name + phone"], result.Persons.Match.Ruled.Select(r => r.Rule).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_rules_and_model_every_row_is_a_customer_of_its_own()
    {
        UnifyResult result = Run.Of(Run.Defaults with { Match = new MatchOptions { Rules = [], UseModel = false } }, Members);
        Assert.Equal(Members.Rows.Count, result.Persons.Customers.Count);
        Assert.Equal(0, result.Persons.Match.Pairs.Count);
    }

    [Fact]
    public void By_default_equal_identity_numbers_and_credit_codes_join_whatever_the_model_says()
    {
        UnifyResult persons = Run.Of(Run.Defaults with { IgnoredColumns = ["组"] }, Consumers), companies = Run.Of(Run.Defaults with { IgnoredColumns = ["组"] }, Companies);
        Assert.Equal(persons.PersonsOf("consumers")[4], persons.PersonsOf("consumers")[5]);
        Assert.Equal(companies.OrganizationsOf("companies")[0], companies.OrganizationsOf("companies")[1]);
    }

    [Theory]
    [InlineData("B2B")]
    [InlineData("Ecommerce")]
    public void Names_of_rule_sets_are_read_without_case(string name) => Assert.NotEmpty(RuleSets.Of(name));

    [Fact]
    public void An_unknown_rule_set_or_attribute_is_an_error_that_names_what_there_is()
    {
        Assert.Contains("b2c", Assert.Throws<ArgumentException>(() => RuleSets.Of("b3c")).Message, StringComparison.Ordinal);
        UnifyOptions options = Run.Defaults with { Match = new MatchOptions { Rules = [new MatchRule("own", ["shoe_size"])] } };
        string message = Assert.Throws<ArgumentException>(() => Run.Of(options, Members)).Message;
        Assert.Contains("shoe_size", message, StringComparison.Ordinal);
        Assert.Contains("person_name", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_masked_phone_fulfils_no_rule()
    {
        MemoryTable table = MemoryTable.Of("t", "姓名 | 手机\n王志远 | 138****5679\n王志远 | 138****5679");
        Assert.Equal(2, Run.Of(Alone("b2c"), table).Persons.Customers.Count);
    }

    [Fact]
    public void A_rule_about_attributes_that_the_data_lack_joins_nothing()
    {
        MemoryTable table = MemoryTable.Of("t", "姓名 | 性别\n王志远 | 男\n王志远 | 男");
        Assert.Equal(2, Run.Of(Alone("ecommerce"), table).Persons.Customers.Count);
    }
}
