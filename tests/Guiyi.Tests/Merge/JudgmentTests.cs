using Guiyi.Match;
using Guiyi.Match.Ruling;
using Guiyi.Merge;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Merge;

/// <summary>What people judge stands: "different" keeps apart along every path, "same" joins, and an undone judgment leaves no trace.</summary>
public sealed class JudgmentTests
{
    static RowJudgment Judged(Decision decision, (string Source, int Row) left, (string Source, int Row) right) =>
        new(new RowKey(left.Source, left.Row), new RowKey(right.Source, right.Row), decision, "steward", "called them");

    static readonly MemoryTable Clear = MemoryTable.Of("members", """
        姓名 | 手机 | 邮箱 | 身份证号
        王志远 | 13812345679 | zy.wang@qq.com | 330106198003074512
        王志远 | 13812345679 | zy.wang@qq.com | 330106198003074512
        王志远 | 13812345679 | zy.wang@qq.com | 330106198003074512
        王志远 | 13812345679 | zy.wang@qq.com |
        周雪梅 | 15857123321 | zxm88@163.com |
        陈国强 | 18668112233 | cgq@126.com |
        李静 | 13588001234 | lijing@sina.com |
        """);

    [Fact]
    public void Different_outranks_an_equal_identity_number_equal_content_and_third_records()
    {
        UnifyResult before = Run.Of(Clear);
        Assert.Single(before.PersonsOf("members").Take(4).Distinct());

        UnifyResult after = Run.Of(Run.Defaults with { Judgments = [Judged(Decision.Different, ("members", 1), ("members", 2))] }, Clear);
        string[] persons = after.PersonsOf("members");
        Assert.NotEqual(persons[0], persons[1]);
    }

    [Fact]
    public void Three_pairs_judged_different_are_three_customers()
    {
        RowJudgment[] judgments = [Judged(Decision.Different, ("members", 1), ("members", 2)), Judged(Decision.Different, ("members", 2), ("members", 3)), Judged(Decision.Different, ("members", 3), ("members", 1))];
        UnifyResult result = Run.Of(Run.Defaults with { Judgments = judgments }, Clear);
        Assert.Equal(3, result.PersonsOf("members").Take(3).Distinct().Count());
    }

    [Fact]
    public void Different_outranks_the_rule_that_joins_them_and_the_chain_that_the_rule_builds()
    {
        UnifyOptions options = Run.Defaults with { Match = new MatchOptions { Rules = [new MatchRule("by phone", ["phone"])], UseModel = false } };
        Assert.Single(Run.Of(options, Clear).PersonsOf("members").Take(4).Distinct());
        string[] persons = Run.Of(options with { Judgments = [Judged(Decision.Different, ("members", 1), ("members", 4))] }, Clear).PersonsOf("members");
        Assert.NotEqual(persons[0], persons[3]);
    }

    [Fact]
    public void Same_joins_what_nothing_else_would_join()
    {
        string[] before = Run.Of(Clear).PersonsOf("members");
        Assert.NotEqual(before[4], before[5]);
        string[] after = Run.Of(Run.Defaults with { Judgments = [Judged(Decision.Same, ("members", 5), ("members", 6))] }, Clear).PersonsOf("members");
        Assert.Equal(after[4], after[5]);
        Assert.NotEqual(after[5], after[6]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Different_outranks_same_through_a_third_record_in_any_order(int first)
    {
        RowJudgment[] judgments =
        [
            Judged(Decision.Same, ("members", 5), ("members", 6)), Judged(Decision.Same, ("members", 6), ("members", 7)), Judged(Decision.Different, ("members", 7), ("members", 5)),
        ];
        UnifyResult result = Run.Of(Run.Defaults with { Judgments = [.. judgments[first..], .. judgments[..first]] }, Clear);
        string[] persons = result.PersonsOf("members");
        Assert.NotEqual(persons[4], persons[6]);
        Assert.True(persons[5] == persons[4] || persons[5] == persons[6]);
    }

    [Fact]
    public void Unsure_changes_nothing()
    {
        UnifyOptions options = Run.Defaults with { Judgments = [Judged(Decision.Unsure, ("members", 1), ("members", 2)), Judged(Decision.Unsure, ("members", 5), ("members", 6))] };
        Assert.Equal(Run.Story(Run.Of(Clear)), Run.Story(Run.Of(options, Clear)));
    }

    [Fact]
    public void A_judgment_names_both_sides_in_either_order()
    {
        UnifyOptions One(RowJudgment judgment) => Run.Defaults with { Judgments = [judgment] };
        Assert.Equal(
            Run.Story(Run.Of(One(Judged(Decision.Same, ("members", 5), ("members", 6))), Clear)),
            Run.Story(Run.Of(One(Judged(Decision.Same, ("members", 6), ("members", 5))), Clear)));
    }

    [Fact]
    public void A_judgment_about_a_row_that_is_not_there_is_an_error_that_names_the_row()
    {
        UnifyOptions options = Run.Defaults with { Judgments = [Judged(Decision.Same, ("members", 1), ("members", 99))] };
        Exception fault = Assert.ThrowsAny<Exception>(() => Run.Of(options, Clear));
        Assert.Contains("99", fault.Message, StringComparison.Ordinal);
        Assert.Contains("members", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Joined_pairs_that_are_judged_different_come_apart_and_stay_apart_whatever_comes_later(int seed)
    {
        IReadOnlyList<MemoryTable> sources = MessyPeople.Shop((ulong)seed, 120);
        UnifyResult before = Run.Of(sources);
        var dice = new Dice((ulong)seed);
        RowJudgment[] judgments = [.. JoinedPairs(before, dice).Take(25).Select(p => new RowJudgment(p.Item1, p.Item2, Decision.Different, "steward", "two people"))];
        Assert.Equal(25, judgments.Length);

        UnifyOptions options = Run.Defaults with { Judgments = judgments };
        AssertApart(Run.Of(options, sources), judgments);

        // More rows of the same people, at the end so that row numbers stay, cannot bridge the gap.
        IReadOnlyList<MemoryTable> later = MessyPeople.Shop((ulong)seed, 120);
        AssertApart(Run.Of(options, [.. sources.Select((s, i) => s.With(later[i].Rows))]), judgments);
        AssertApart(Run.Of(options with { EarlierIds = Ids.Of(before.Persons) }, sources), judgments);
    }

    static void AssertApart(UnifyResult result, IEnumerable<RowJudgment> judgments) => Assert.All(judgments, j =>
        Assert.NotEqual(result.Persons.Customer(result, j.Left.Source, j.Left.Row), result.Persons.Customer(result, j.Right.Source, j.Right.Row)));

    [Fact]
    public void Taking_judgments_back_restores_the_very_same_customers()
    {
        IReadOnlyList<MemoryTable> sources = MessyPeople.Shop(14, 100);
        UnifyResult before = Run.Of(sources);
        (RowKey left, RowKey right) = JoinedPairs(before, new Dice(14)).First();
        UnifyOptions Judging(params RowJudgment[] judgments) =>
            Run.Defaults with { Judgments = judgments, EarlierIds = Ids.Of(before.Persons), EarlierOrganizationIds = Ids.Of(before.Organizations), EarlierCodes = before.Codes.State, Run = "2" };

        UnifyResult apart = Run.Of(Judging(new RowJudgment(left, right, Decision.Different, "steward", "")), sources);
        Assert.Equal(before.Persons.Customers.Count + 1, apart.Persons.Customers.Count);
        UnifyResult again = Run.Of(Run.Defaults with { EarlierIds = Ids.Of(apart.Persons), EarlierOrganizationIds = Ids.Of(apart.Organizations), EarlierCodes = apart.Codes.State, Run = "3" }, sources);
        Assert.Equal(Run.Story(before), Run.Story(again));
    }

    static IEnumerable<(RowKey, RowKey)> JoinedPairs(UnifyResult result, Dice dice)
    {
        RowKey Key(int record) => new(result.Table.Sources[result.Table.SourceOf(record)].Source, result.Table.Row(record));
        List<int> several = [.. Enumerable.Range(0, result.Persons.Customers.Count).Where(c => result.Persons.Customers.Records(c).Length > 1)];
        dice.Shuffle(several);
        foreach (int customer in several)
        {
            int[] records = result.Persons.Customers.Records(customer).ToArray();
            dice.Shuffle(records);
            yield return (Key(records[0]), Key(records[1]));
        }
    }
}
