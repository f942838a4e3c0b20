using Guiyi.Merge;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Flow;

public sealed class NameColumnsTests
{
    /// <summary>Customers named in each of the ways there are: in one piece, in two, in one of two, by a nickname, as a company, or not at all.</summary>
    static UnifyResult Result => Run.Of(
    [
        .. MessyPeople.Shop(3, 60),
        MemoryTable.Of("parts", """
            surname|given name|mobile
            Miller|Anna|+447911123456
            Brown||+447911123457
            |Zoë|+447911123458
            """),
        MemoryTable.Of("fans", """
            昵称|手机
            小太阳|13912345678
            |13912345679
            """),
        MemoryTable.Of("callers", """
            手机|订单号|金额
            13812345670|A1|10
            13812345671|A2|20
            13812345672|A3|30
            """),
        MemoryTable.Of("firms", """
            公司名称|统一社会信用代码
            杭州归一科技有限公司|
            深圳市大疆创新科技有限公司|
            """),
    ]);

    [Fact]
    public void The_columns_give_the_names_that_customers_have()
    {
        UnifyResult result = Result;
        var parts = new HashSet<int>();
        foreach (CustomerBase customers in (CustomerBase[])[result.Persons.Customers, result.Organizations.Customers])
        {
            var names = new NameColumns(customers);
            for (int customer = 0; customer < customers.Count; customer++)
            {
                (GoldenColumn? first, GoldenColumn? second) = names.Of(customer);
                string[] texts = [.. ((GoldenColumn?[])[first, second]).OfType<GoldenColumn>().Select(column => column.Text(customer)!)];
                parts.Add(texts.Length);
                Assert.Equal(CustomerNames.Of(customers, customer), string.Join(' ', texts));
            }
        }
        Assert.Equal([0, 1, 2], parts.Order());
    }
}
