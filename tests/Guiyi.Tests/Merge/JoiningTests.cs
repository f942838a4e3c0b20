using Guiyi.Match;
using Guiyi.Match.Ruling;
using Guiyi.Merge;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Merge;

/// <summary>The joinings that are kept are how the customers came about.</summary>
public sealed class JoiningTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Played_again_the_joinings_give_the_same_customers(int seed)
    {
        KindResult persons = Run.Of(MessyPeople.Shop((ulong)seed, 150)).Persons;
        NodeTable nodes = persons.Match.Nodes;
        int[] group = [.. Enumerable.Range(0, nodes.Count)];
        foreach (Joining joining in persons.Merged.Joined)
        {
            (int keep, int gone) = (group[joining.Left], group[joining.Right]);
            Assert.NotEqual(keep, gone);
            for (int node = 0; node < group.Length; node++)
                if (group[node] == gone)
                    group[node] = keep;
        }
        for (int a = 0; a < nodes.Count; a++)
            for (int b = a + 1; b < nodes.Count; b++)
                Assert.Equal(group[a] == group[b], persons.Customers.CustomerOf(nodes.Record(a)) == persons.Customers.CustomerOf(nodes.Record(b)));
    }

    [Fact]
    public void People_come_first_then_rules_then_the_model_from_the_strongest_down()
    {
        IReadOnlyList<MemoryTable> sources = MessyPeople.Shop(23, 150);
        RowJudgment judged = new(new RowKey("members", 1), new RowKey("members", 2), Decision.Same, "steward", "");
        IReadOnlyList<Joining> joined = Run.Of(Run.Defaults with { Judgments = [judged], Match = new MatchOptions { Rules = [new MatchRule("by phone", ["phone"])] } }, sources).Persons.Merged.Joined;
        Assert.Equal(joined.OrderByDescending(j => j.By).Select(j => j.By), joined.Select(j => j.By));
        Assert.Equal(3, joined.Select(j => j.By).Distinct().Count());
        float[] weights = [.. joined.Where(j => j.By == JoiningKind.Learned).Select(j => j.Weight)];
        Assert.Equal(weights.OrderDescending(), weights);
        Assert.All(joined.Where(j => j.By != JoiningKind.Learned), j => Assert.True(float.IsNaN(j.Weight)));
    }
}
