using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Match.Ruling;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Merge;

/// <summary>What keeps records apart whatever else agrees.</summary>
public sealed class ExclusionTests
{
    const string Header = "姓名 | 手机 | 邮箱 | 生日 | 身份证号\n";
    const string Bystanders = "周雪梅 | 15857123321 | zxm88@163.com | 1991-02-03 |\n陈国强 | 18668112233 | cgq@126.com | 1970-12-30 |\n李静 | 13588001234 | lijing@sina.com | 1985-05-05 |\n";

    // Born the same day, both numbers with a right check character.
    const string First = "330106198003074512", Second = "330106198003074539";

    [Fact]
    public void The_identity_numbers_used_here_are_valid_and_differ()
    {
        Assert.Null(Guiyi.Standardize.IdNumbers.Parse(First).Problem);
        Assert.Null(Guiyi.Standardize.IdNumbers.Parse(Second).Problem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Different_valid_identity_numbers_are_never_one_customer_not_even_through_a_record_without_one(bool rules)
    {
        MemoryTable table = MemoryTable.Of("members", Header + $"""
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 | {First}
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 |
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 |
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 | {Second}

            """ + Bystanders);
        MatchOptions match = rules ? new MatchOptions { Rules = [.. RuleSets.Of("b2c"), .. RuleSets.Of("ecommerce")] } : new MatchOptions();
        string[] persons = Run.Of(Run.Defaults with { Match = match }, table).PersonsOf("members");
        Assert.NotEqual(persons[0], persons[3]);
    }

    [Fact]
    public void An_invalid_identity_number_keeps_nobody_apart()
    {
        string wrong = First[..17] + "0";
        MemoryTable table = MemoryTable.Of("members", Header + $"""
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 | {First}
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 | {wrong}

            """ + Bystanders);
        string[] persons = Run.Of(table).PersonsOf("members");
        Assert.Equal(persons[0], persons[1]);
    }

    [Fact]
    public void In_a_crowd_no_customer_has_two_identity_numbers()
    {
        // Everybody gets a brother of the same name, phone and birthday with a number of his own.
        var dice = new Dice(21);
        MemoryTable members = MessyPeople.Shop(21, 150)[0];
        int id = members.Columns.ToList().IndexOf("身份证号");
        var twins = members.Rows.Where(r => r.Cells![id].Length > 0).Select(r =>
        {
            string[] cells = [.. r.Cells!];
            cells[0] = "VIP9" + dice.Digits(6);
            cells[id] = Someone.NewIdNumber(dice, "110105", new DateOnly(1980, 1, 1).AddDays(dice.Below(9000)), false);
            return new MadeRow(cells);
        });
        UnifyResult result = Run.Of(members.With(twins));
        Guiyi.Standardize.AttributeColumn column = result.Table.Find(Guiyi.Model.AttributeKind.IdNumber)!;
        Assert.All(Enumerable.Range(0, result.Persons.Customers.Count), c => Assert.True(result.Persons.Customers.Values(c, column).Count <= 1));
    }

    [Fact]
    public void Different_credit_codes_are_never_one_organization()
    {
        UnifyResult result = Run.Of(MemoryTable.Of("companies", """
            公司名称 | 统一社会信用代码 | 电话 | 地址
            杭州云帆科技有限公司 | 91330106MA2CCKTP00 | 0571-85859917 | 浙江省杭州市西湖区文三路90号
            杭州云帆科技有限公司 | | 0571-85859917 | 浙江省杭州市西湖区文三路90号
            杭州云帆科技有限公司 | 91330106MA27XW2T4Y | 0571-85859917 | 浙江省杭州市西湖区文三路90号
            宁波海天塑料制品厂 | 91330106MA281F6N01 | 0574-87654300 | 浙江省宁波市鄞州区学士路12号
            苏州金鼎精密机械有限公司 | | 0512-66771234 | 江苏省苏州市吴中区人民路3号
            """));
        var codes = result.Table.Find(Guiyi.Model.AttributeKind.CreditCode)!;
        string[] organizations = result.OrganizationsOf("companies");
        Assert.Equal(3, codes.ValueCount);
        Assert.NotEqual(organizations[0], organizations[2]);
    }

    [Fact]
    public void Branches_of_one_company_stay_apart_from_each_other_and_from_the_company()
    {
        UnifyResult result = Run.Of(MemoryTable.Of("companies", """
            公司名称 | 电话 | 联系邮箱
            杭州云帆科技有限公司 | 0571-85859917 | info@yunfan.cn
            杭州云帆科技有限公司宁波分公司 | 0571-85859917 | info@yunfan.cn
            杭州云帆科技有限公司苏州分公司 | 0571-85859917 | info@yunfan.cn
            杭州云帆科技有限公司 苏州分公司 | 0571-85859917 | info@yunfan.cn
            宁波海天塑料制品厂 | 0574-87654300 | ht@haitian.cn
            苏州金鼎精密机械有限公司 | 0512-66771234 | sales@jinding.com
            厦门鹭岛贸易有限公司 | 0592-5112233 | ludao@163.com
            """));
        string[] organizations = result.OrganizationsOf("companies");
        Assert.Equal(3, organizations.Take(3).Distinct().Count());
        Assert.Equal(organizations[2], organizations[3]);
    }

    [Fact]
    public void A_source_that_holds_everybody_once_is_never_joined_within_itself()
    {
        MemoryTable table = MemoryTable.Of("members", Header + """
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 |
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 |

            """ + Bystanders);
        SourceMapping mapping = Ingestor.InferMappings([table], [])[0];
        string[] joined = Run.Of(Run.Defaults with { Mappings = [mapping] }, table).PersonsOf("members");
        string[] apart = Run.Of(Run.Defaults with { Mappings = [mapping with { Deduplicated = true }] }, table).PersonsOf("members");
        Assert.Equal(joined[0], joined[1]);
        Assert.Equal(5, apart.Distinct().Count());
    }

    [Fact]
    public void A_refused_joining_tells_why()
    {
        MemoryTable table = MemoryTable.Of("members", Header + $"""
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 | {First}
            王志远 | 13812345679 | zy@qq.com | 1980-03-07 | {Second}

            """ + Bystanders);
        UnifyResult result = Run.Of(Run.Defaults with { Match = new MatchOptions { Threshold = 1e-9 } }, table);
        Assert.Contains(result.Persons.Merged.Refused, j => j.Refusal!.Contains("id_number differs", StringComparison.Ordinal) && j.Refusal.Contains(First, StringComparison.Ordinal));
        Assert.All(result.Persons.Merged.Refused, j => Assert.False(string.IsNullOrEmpty(j.Refusal)));
    }
}
