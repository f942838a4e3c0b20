using Guiyi.Match;
using Guiyi.Match.Scoring;
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

    /// <summary>The plain twin of what is asked, pair by pair with a table of customers; what two customers say as wholes is compared anew.</summary>
    [Fact]
    public void The_pool_is_that_of_a_look_at_pair_after_pair()
    {
        (MatchResult match, Merged merged) = (Result.Persons.Match, Result.Persons.Merged);
        var heaviest = new Dictionary<(int, int), int>();
        for (int pair = 0; pair < match.Pairs.Count; pair++)
        {
            (int left, int right, double weight) = match.PairAt(pair);
            (int a, int b) = (Math.Min(CustomerOf(Result, left), CustomerOf(Result, right)), Math.Max(CustomerOf(Result, left), CustomerOf(Result, right)));
            if (weight < -6 || a < 0 || a == b)
                continue;
            if (!heaviest.TryGetValue((a, b), out int best) || match.PairAt(best).Weight < weight)
                heaviest[(a, b)] = pair;
        }
        Question[] apart = [.. Pool(Result).Where(q => !q.IsTogether)];

        Assert.Equal(heaviest.Values.Select(pair => (pair, Chance(match, merged, pair))), apart.Select(q => (q.Pair, q.Probability)));
        Assert.Contains(apart, q => q.Probability < MatchResult.Probability(match.Weights[q.Pair]));
    }

    static double Chance(MatchResult match, Merged merged, int pair)
    {
        (int left, int right, double weight) = match.PairAt(pair);
        (int a, int b) = (merged.Customers.CustomerOf(match.Nodes.Record(left)), merged.Customers.CustomerOf(match.Nodes.Record(right)));
        int[] nodeOf = new int[match.Nodes.Table.Count];
        for (int node = 0; node < match.Nodes.Count; node++)
            nodeOf[match.Nodes.Record(node)] = node;
        int[] Picked(int customer)
        {
            int[] records = merged.Customers.Records(customer).ToArray();
            int count = Math.Min(records.Length, 6);
            return [.. Enumerable.Range(0, count).Select(i => nodeOf[records[i * records.Length / count]])];
        }
        (int[] first, int[] second) = (Picked(Math.Min(a, b)), Picked(Math.Max(a, b)));
        double chance = MatchResult.Probability(weight);
        if (first.Length + second.Length > 2)
        {
            var evidence = new GroupEvidence(match.Scorer.Set.Comparisons.Count);
            match.Scorer.Groups(first, second, KnownPattern.None, match.Scorer.Set.NewCaches(), evidence);
            chance = Math.Min(chance, MatchResult.Probability(evidence.Total + match.Scorer.PriorBits));
            if (evidence.MeanPersonal < 0)
                chance = Math.Min(chance, MatchResult.Probability(evidence.MeanPersonal));
        }
        return merged.Refused.Any(j => j.IsExcluded && (CustomerOf(Result, j.Left), CustomerOf(Result, j.Right)) is var (x, y) && ((x, y) == (a, b) || (y, x) == (a, b))) ? Math.Min(chance, 0.02) : chance;
    }
}
