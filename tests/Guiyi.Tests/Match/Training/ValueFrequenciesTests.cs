using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Training;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Training;

public sealed class ValueFrequenciesTests
{
    /// <summary>The plain twin: groups of groups.</summary>
    [Fact]
    public void A_value_counts_as_often_as_in_the_source_that_has_it_for_most_entities()
    {
        MatchResult match = Run.Of([.. MessyPeople.Shop(71, 300), .. WesternPeople.Two(72, 100)]).Persons.Match;
        AssertCounted(match, Entities(match.Nodes.Count, new Dice(73), 1));
    }

    /// <summary>One source is counted by columns.</summary>
    /// <param name="share">So many nodes stay entities by themselves.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public void In_one_source_a_value_counts_once_for_each_entity(double share)
    {
        MatchResult match = Run.Of(WesternPeople.Two(75, 400)[0]).Persons.Match;
        AssertCounted(match, Entities(match.Nodes.Count, new Dice(76), share));
    }

    [Fact]
    public void Values_of_one_entity_of_many_records_count_once()
    {
        MatchResult match = Run.Of(WesternPeople.Two(77, 400)[0]).Persons.Match;
        AssertCounted(match, new int[match.Nodes.Count]);
    }

    [Fact]
    public void Without_entities_each_record_is_one()
    {
        MatchResult match = Run.Of(WesternPeople.Two(78, 400)[0]).Persons.Match;
        AssertCounted(match, null);
    }

    static int[] Entities(int nodes, Dice dice, double alone) => [.. Enumerable.Range(0, nodes).Select(n => dice.Falls(alone / 2) ? n : dice.Below(n + 1))];

    static void AssertCounted(MatchResult match, int[]? entities)
    {
        (NodeTable nodes, ComparisonSet set) = (match.Nodes, match.Scorer.Set);
        var names = FullNames.Of(set, ColumnStore.Memory);
        var frequencies = new ValueFrequencies(nodes, set, names, entities is null ? null : Column<int>.Of(ColumnStore.Memory, entities));
        int[] entityOf = entities ?? [.. Enumerable.Range(0, nodes.Count)];
        for (int c = 0; c < set.Comparisons.Count; c++)
        {
            Comparison comparison = set.Comparisons[c];
            int[] expected = Most(nodes, comparison.Slots, comparison.ValueCount, entityOf);
            Assert.Equal(expected, Enumerable.Range(0, comparison.ValueCount).Select(code => frequencies.Of(c, code)));
            Assert.Equal(Scaled(nodes, comparison, entityOf, expected), frequencies.Entities(c));
        }
        Assert.NotNull(names);
        Assert.Equal(Most(nodes, names.Slots, names.Count, entityOf), Enumerable.Range(0, names.Count).Select(frequencies.OfFullName));
    }

    [Fact]
    public void A_full_name_is_found_by_its_parts()
    {
        ComparisonSet set = Run.Of([.. MessyPeople.Shop(74, 300)]).Persons.Match.Scorer.Set;
        var names = FullNames.Of(set, ColumnStore.Memory);
        Assert.NotNull(names);
        Assert.True(names.Count > 100);
        for (int name = 0; name < names.Count; name++)
            Assert.Equal(name, names.Find(names.Parts(name).Surname, names.Parts(name).Given));
        Assert.Equal(-1, names.Find(1 << 20, 1 << 20));
    }

    [Fact]
    public void Two_files_of_the_same_mixture_make_no_value_rarer()
    {
        MatchResult one = Run.Of(WesternPeople.Two(79, 400)[0]).Persons.Match, two = Run.Of([.. WesternPeople.Two(79, 400)]).Persons.Match;
        double Agreement(MatchResult match, string attribute)
        {
            int c = match.Scorer.Set.Comparisons.ToList().FindIndex(x => x.Name == attribute);
            return new ValueFrequencies(match.Nodes, match.Scorer.Set, null, null).Agreement(c);
        }
        Assert.Equal(Agreement(one, "surname"), Agreement(two, "surname"), 0.3 * Agreement(one, "surname"));
    }

    /// <summary>Entities that have a value, each once in each source that has it, on the scale of the counts.</summary>
    static int Scaled(NodeTable nodes, Comparison comparison, int[] entityOf, int[] most)
    {
        int Source(int node) => nodes.Table.SourceOf(nodes.Record(node));
        int[] having = [.. Enumerable.Range(0, nodes.Count).Where(comparison.Has)];
        long groups = having.Select(n => (Source(n), entityOf[n])).Distinct().Count();
        long all = (from slot in comparison.Slots from node in having where slot[node] >= 0 select (Source(node), entityOf[node], slot[node])).Distinct().Count();
        return all == 0 ? 0 : (int)Math.Round((double)groups * most.Sum(n => (long)n) / all);
    }

    static int[] Most(NodeTable nodes, Column<int>[] slots, int values, int[] entityOf)
    {
        int[] most = new int[values];
        var owned = from slot in slots from node in Enumerable.Range(0, nodes.Count) where slot[node] >= 0 select (Value: slot[node], Source: nodes.Table.SourceOf(nodes.Record(node)), Entity: entityOf[node]);
        foreach (var value in owned.GroupBy(o => o.Value))
            most[value.Key] = value.GroupBy(v => v.Source).Max(s => s.Select(v => v.Entity).Distinct().Count());
        return most;
    }
}
