using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Review;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Review;

public sealed class QuestionPoolTests
{
    static readonly IReadOnlyList<MemoryTable> Sources = MessyPeople.Shop(71, 300);
    static readonly UnifyResult Result = Run.Of(Sources);

    static IReadOnlyList<Question> Pool(UnifyResult result) => QuestionPool.Of(result.Persons.Match, result.Persons.Merged, result.Judgments);

    static int CustomerOf(UnifyResult result, int node) => result.Persons.Customers.CustomerOf(result.Persons.Match.Nodes.Record(node));

    [Fact]
    public void Two_customers_are_asked_about_once_and_a_question_knows_what_it_decides()
    {
        IReadOnlyList<Question> pool = Pool(Result);
        (int, int)[] apart = [.. pool.Where(q => !q.IsTogether).Select(q => (CustomerOf(Result, q.Left), CustomerOf(Result, q.Right))).Select(c => c.Item1 < c.Item2 ? c : (c.Item2, c.Item1))];
        Assert.Equal(apart.Length, apart.Distinct().Count());
        Assert.NotEmpty(apart);
        Assert.All(pool, q => Assert.Equal(q.IsTogether, CustomerOf(Result, q.Left) == CustomerOf(Result, q.Right)));
        Assert.All(pool.Where(q => !q.IsTogether), q => Assert.Equal((long)Result.Persons.Customers.Records(CustomerOf(Result, q.Left)).Length * Result.Persons.Customers.Records(CustomerOf(Result, q.Right)).Length, q.Decides));
        Assert.All(pool, q => Assert.InRange(q.Probability, 0, 1));
    }

    [Fact]
    public void What_a_customer_of_n_records_would_lose_is_never_more_than_its_pairs()
    {
        foreach (IGrouping<int, Question> customer in Pool(Result).Where(q => q.IsTogether).GroupBy(q => CustomerOf(Result, q.Left)))
        {
            long n = Result.Persons.Customers.Records(customer.Key).Length;
            Assert.True(customer.Sum(q => q.Decides) <= n * (n - 1) / 2);
        }
    }

    [Theory]
    [InlineData(Decision.Same)]
    [InlineData(Decision.Different)]
    [InlineData(Decision.Unsure)]
    public void What_is_answered_is_not_asked_again(Decision decision)
    {
        Question[] asked = [.. QuestionChooser.Choose(Result.Persons.Match, Result.Persons.Merged, Result.Judgments, 10).Select(c => c.Question)];
        Assert.Equal(10, asked.Length);
        RowKey Key(int node) => new(Result.Table.Sources[Result.Table.SourceOf(Result.Persons.Match.Nodes.Record(node))].Source, Result.Table.Row(Result.Persons.Match.Nodes.Record(node)));
        RowJudgment[] judgments = [.. asked.Select(q => new RowJudgment(Key(q.Left), Key(q.Right), decision, "steward", ""))];
        UnifyResult after = Run.Of(Run.Defaults with { Judgments = judgments }, Sources);
        HashSet<(int, int)> open = [.. Pool(after).Select(q => (q.Left, q.Right))];
        Assert.All(asked, q => Assert.DoesNotContain((q.Left, q.Right), open));
    }

    [Fact]
    public void Numbers_of_which_one_has_only_one_make_a_yes_unlikely()
    {
        UnifyResult result = Run.Of(MemoryTable.Of("members", """
            姓名 | 手机 | 邮箱 | 地址 | 身份证号
            王志远 | 13812345679 | wangzhiyuan80@qq.com | 浙江省杭州市西湖区文三路77号3幢501室 | 330106198003074512
            王志远 | 13812345679 | wangzhiyuan80@qq.com | 浙江省杭州市西湖区文三路77号3幢501室 | 110105197501300015
            周雪梅 | 15857123321 | zxm@163.com | 江苏省南京市玄武区中山路1号 |
            """));
        Question question = Assert.Single(Pool(result));
        Assert.True(question is { IsTogether: false, Probability: <= 0.02 });
    }
}
