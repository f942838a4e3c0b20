using Guiyi.Model;
using Guiyi.Relate;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match;

/// <summary>What looks like one person and is not, and the other way round; each in a file of its own and beside a shop's messy rows.</summary>
public sealed class HazardTests
{
    const string Header = "姓名 | 手机号 | 家庭电话 | 生日 | 会员号 | 家庭地址\n";
    const string Strangers = """
        周雪梅 | 15857123321 | | 1991-02-03 | M901 | 浙江省杭州市西湖区文三路90号3幢402室
        陈国强 | 18668112233 | | 1970-12-30 | M902 | 江苏省南京市鼓楼区中山路18号1幢101室
        李静 | 13588001234 | | 1985-05-05 | M903 |
        赵敏 | 13305712233 | | | M904 | 上海市浦东新区光明路5号2幢803室
        孙晓军 | 13777812345 | | 1999-09-19 | |

        """;

    /// <summary>The scene beside a few strangers, or beside about 400 rows of a shop.</summary>
    static (string[] Persons, UnifyResult Result) Play(string rows, bool crowd)
    {
        MemoryTable scene = MemoryTable.Of("scene", Header + rows + "\n" + Strangers);
        UnifyResult result = Run.Of(crowd ? [scene, .. MessyPeople.Shop(31, 130)] : [scene]);
        return (result.PersonsOf("scene"), result);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_name_and_a_mobile_that_agree_are_one_person(bool crowd)
    {
        (string[] persons, _) = Play("""
            王志远 | 13812345679 | | 1980-03-07 | M1 |
            王志远先生 | +86 138-1234-5679 | | | |
            王志远 | 138****5679 | | 1980年3月7日 | | 
            """, crowd);
        Assert.Single(persons.Take(3).Distinct());
        Assert.Equal(8 - 2, persons.Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void People_of_one_name_stay_apart_without_other_evidence(bool crowd)
    {
        (string[] persons, _) = Play("""
            王丽 | 13812340001 | | | |
            王丽 | 13912340002 | | | |
            王丽 | 15012340003 | | | M11 |
            王丽 | 18612340004 | | | M12 |
            王丽 | | | 1990-01-02 | |
            王丽 | | | 1978-11-12 | |
            王丽 | 13512340005 | | 1985-06-07 | |
            """, crowd);
        Assert.Equal(7, persons.Take(7).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_that_bear_a_common_name_and_nothing_else_stay_apart(bool crowd)
    {
        (string[] persons, _) = Play("""
            张伟 | | | | |
            张伟 | | | | |
            张伟 | 13812340001 | | | |
            张伟 | 13912340002 | | | |
            张伟 | 15012340003 | | | |
            张伟 | 15112340004 | | | |
            """, crowd);
        Assert.Equal(4, persons.Skip(2).Take(4).Distinct().Count());
        Assert.NotEqual(persons[0], persons[2]);
        Assert.NotEqual(persons[1], persons[3]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_family_landline_alone_never_makes_two_people_one_but_a_household(bool crowd)
    {
        (string[] persons, UnifyResult result) = Play("""
            陆建华 | | 0571-85859917 | | |
            陆思雨 | | 0571-85859917 | | |
            方秀英 | | 0571-85859917 | | |
            """, crowd);
        Assert.Equal(3, persons.Take(3).Distinct().Count());
        AssertHousehold(result, persons[0], persons[1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_shared_address_alone_never_makes_two_people_one_but_a_household(bool crowd)
    {
        (string[] persons, UnifyResult result) = Play("""
            陆建华 | | | | | 浙江省杭州市西湖区莲花街88号5幢1202室
            陆思雨 | | | | | 浙江省杭州市西湖区莲花街88号5幢1202室
            方秀英 | | | | | 杭州西湖区莲花街88号5幢1202室
            """, crowd);
        Assert.Equal(3, persons.Take(3).Distinct().Count());
        AssertHousehold(result, persons[0], persons[1]);
        AssertHousehold(result, persons[1], persons[2]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_family_that_shares_surname_landline_and_address_stays_a_family(bool crowd)
    {
        (string[] persons, UnifyResult result) = Play("""
            陆建华 | 13812345679 | 0571-85859917 | 1968-04-05 | | 浙江省杭州市西湖区莲花街88号5幢1202室
            陆思雨 | 15912345678 | 0571-85859917 | 1996-07-21 | | 浙江省杭州市西湖区莲花街88号5幢1202室
            陆思源 | 15712345670 | 0571-85859917 | 1999-10-02 | | 浙江省杭州市西湖区莲花街88号5幢1202室
            陆建华 | 13812345679 | | | | 浙江省杭州市西湖区莲花街88号5幢1202室
            """, crowd);
        Assert.Equal(3, persons.Take(3).Distinct().Count());
        Assert.Equal(persons[0], persons[3]);
        AssertHousehold(result, persons[0], persons[1]);
        AssertHousehold(result, persons[1], persons[2]);
        Assert.Single(result.Relations.Where(r => r.Kind == RelationKind.Household && (r.From == persons[0] || r.To == persons[0])).Select(r => r.Group).Distinct());
    }

    static void AssertHousehold(UnifyResult result, string one, string other) =>
        Assert.Contains(result.Relations, r => r.Kind == RelationKind.Household && r.Evidence.Length > 0 && ((r.From == one && r.To == other) || (r.From == other && r.To == one)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_number_that_was_handed_on_does_not_chain_its_owners(bool crowd)
    {
        (string[] persons, _) = Play("""
            王建国 | 13812345679 | | 1955-03-07 | M1 | 浙江省杭州市西湖区莲花街88号5幢1202室
            王建国 | 13812345679 | | | M1 |
            王建国 | 13812345679 | | 1955-03-07 | | 浙江省杭州市西湖区莲花街88号5幢1202室
            李晓梅 | 13812345679 | | 1993-08-11 | M2 | 江苏省苏州市吴中区人民路16号2幢303室
            李晓梅 | 13812345679 | | | M2 |
            李晓梅 | 13812345679 | | 1993-08-11 | | 江苏省苏州市吴中区人民路16号2幢303室
             | 13812345679 | | | |
             | 13812345679 | | | |
             | 13812345679 | | | |
            """, crowd);
        Assert.Single(persons.Take(3).Distinct());
        Assert.Single(persons.Skip(3).Take(3).Distinct());
        Assert.NotEqual(persons[0], persons[3]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_shop_assistants_number_on_forty_members_joins_none_of_them(bool crowd)
    {
        var dice = new Dice(32);
        IReadOnlyList<Someone> members = MessyPeople.People(dice, 40);
        Assert.Equal(40, members.Select(m => m.Name).Distinct().Count());
        (string[] persons, _) = Play(string.Join('\n', members.Select((m, i) => $"{m.Name} | 13800166688 | | {(i % 2 == 0 ? m.Birth.ToString("yyyy-MM-dd") : "")} | N{1000 + (i * 7)} |")), crowd);
        Assert.Equal(40, persons.Take(40).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_exact_mobile_under_a_contradicting_name_is_not_the_same_person(bool crowd)
    {
        (string[] persons, _) = Play("""
            郭小红 | 13812345679 | | 1972-03-07 | |
            董志强 | 13812345679 | | 1970-06-15 | |
            """, crowd);
        Assert.NotEqual(persons[0], persons[1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_typing_error_in_the_name_or_in_the_number_does_not_split_a_person(bool crowd)
    {
        (string[] persons, _) = Play("""
            欧阳志远 | 13812345679 | | 1980-03-07 | |
            欧阳致远 | 13812345679 | | 1980-03-07 | |
            欧阳志远 | 13812345678 | | 1980-03-07 | |
            """, crowd);
        Assert.Single(persons.Take(3).Distinct());
    }

    [Fact]
    public void Two_rows_of_one_person_are_one_customer_even_where_the_file_holds_nothing_else()
    {
        UnifyResult result = Run.Of(MemoryTable.Of("two", "姓名 | 手机\n王志远 | 13812345679\n王志远 | 13812345679"));
        Assert.Equal(1, result.Persons.Customers.Count);
    }

    [Fact]
    public void A_customer_and_a_company_are_never_one()
    {
        UnifyResult result = Run.Of(MemoryTable.Of("accounts", """
            公司名称 | 联系人 | 电话
            杭州云帆科技有限公司 | 王志远 | 13812345679
            宁波海天塑料制品厂 | 周雪梅 | 15857123321
            杭州云帆科技有限公司 | 王志远 | 13812345679
            """));
        Assert.Equal(2, result.Persons.Customers.Count);
        Assert.Equal(2, result.Organizations.Customers.Count);
        Assert.All(result.Relations, r => Assert.Equal(RelationKind.CompanyContact, r.Kind));
        Assert.Equal(2, result.Relations.Count);
    }
}
