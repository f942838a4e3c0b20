using System.Text;
using Guiyi.Evaluate;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Ingest;
using Guiyi.Match;
using Xunit;

namespace Guiyi.Hub.Tests.Runs;

public sealed class TruthComparisonTests
{
    static UnifyResult Unified(IReadOnlyList<string> files) => Pipeline.Unify(InputFiles.Open(files, null), new UnifyOptions { AsOf = new DateTime(2026, 1, 1), Run = "1" });

    /// <summary>Rows of one name and one phone each; ~ stands for a blank, _ for nothing.</summary>
    static string Table(string column, string texts) => texts.Split(' ').Select((text, i) => $"{new string('李', i + 1)},1390000000{i},\"{text.Replace('~', ' ').Replace("_", "")}\"\n")
        .Aggregate(new StringBuilder($"姓名,手机,{column}\n"), (all, row) => all.Append(row)).ToString();

    [Theory]
    [InlineData("a b a c", 4, 3)]
    [InlineData("a _ b _", 2, 2)]
    [InlineData("a ~a b ~", 3, 2)]
    [InlineData("甲 乙~ 乙 甲", 4, 2)]
    public void Entities_of_one_source_are_its_texts_without_the_blanks_around_them(string texts, int items, int entities)
    {
        using var folder = new TemporaryFolder();
        Scores scores = TruthComparison.Of(Unified([folder.Write("people.csv", Table("who", texts))]), "WHO").Scopes[0].Scores;

        Assert.Equal((items, entities), (scores.Items, scores.TrueClusters));
    }

    [Fact]
    public void Entities_of_several_sources_are_told_by_text_and_a_source_without_the_column_has_none()
    {
        using var folder = new TemporaryFolder();
        UnifyResult result = Unified([folder.Write("a.csv", Table("who", "x y")), folder.Write("b.csv", Table("other", "x")), folder.Write("c.csv", Table("who", "y ~x z"))]);
        Scores scores = TruthComparison.Of(result, "who").Scopes[0].Scores;

        Assert.Equal((5, 3, 2L), (scores.Items, scores.TrueClusters, scores.TruePairs));
    }

    /// <summary>Columns that have little to do with who somebody is make both sorts of mistakes abound.</summary>
    [Theory]
    [InlineData("who")]
    [InlineData("下单时间")]
    [InlineData("金额")]
    [InlineData("商品")]
    public void A_comparison_equals_one_that_looks_at_every_record_and_pair_by_itself(string column)
    {
        using var folder = new TemporaryFolder();
        UnifyResult result = Unified(SmallChannels.Write(folder, people: 200));
        TruthComparison comparison = TruthComparison.Of(result, column);
        (int[] predicted, int[] truth) = (CustomerLookup.Numbers(result), Labels(result, column));

        Assert.Equal(ClusterScores.Of(predicted, truth), comparison.Scopes[0].Scores);
        ErrorReport plain = Errors(result, predicted, truth);
        Assert.Equal(plain.Kinds, comparison.Errors.Kinds);
        Assert.Equal(plain.FalseMerges.Select(Line), comparison.Errors.FalseMerges.Select(Line));
        Assert.Equal(plain.Misses.Select(Line), comparison.Errors.Misses.Select(Line));
        Assert.Equal(plain.NeverCompared.Select(Line), comparison.Errors.NeverCompared.Select(Line));
        Assert.Equal((plain.FalsePairsThroughOthers, plain.MissedPairsNeverCompared), (comparison.Errors.FalsePairsThroughOthers, comparison.Errors.MissedPairsNeverCompared));
        Assert.True(column == "who" || comparison.Errors.Kinds.Sum(kind => kind.FalseMerges + kind.Misses) > 20, "a column that tells nobody apart makes mistakes");
    }

    static string Line(ErrorPair pair) => $"{pair.A} {pair.B} {pair.Weight} {pair.Misleading}: {string.Join("; ", pair.Evidence)}";

    static int[] Labels(UnifyResult result, string column)
    {
        var entities = new Dictionary<string, int>();
        int[] labels = [.. Enumerable.Repeat(-1, result.Table.Count)];
        for (int record = 0; record < labels.Length; record++)
        {
            SourceTable source = result.Table.Sources[result.Table.SourceOf(record)];
            if (!source.Columns.Contains(column))
                continue;
            string text = source.Raw(source.ColumnIndex(column), result.Table.Local(record)).Trim().ToString();
            if (text.Length > 0 && !entities.TryGetValue(text, out labels[record]))
                entities.Add(text, labels[record] = entities.Count);
        }
        return labels;
    }

    static ErrorReport Errors(UnifyResult result, int[] predicted, int[] truth)
    {
        var pairs = new List<ScoredPair>();
        var origins = new List<(MatchResult Match, int Pair)>();
        foreach (KindResult kind in (KindResult[])[result.Persons, result.Organizations])
            for (int pair = 0; pair < kind.Match.Pairs.Count; pair++)
            {
                (int left, int right, double weight) = kind.Match.PairAt(pair);
                (int a, int b) = (kind.Match.Nodes.Record(left), kind.Match.Nodes.Record(right));
                if (kind == result.Organizations && (result.Persons.Customers.CustomerOf(a) >= 0 || result.Persons.Customers.CustomerOf(b) >= 0))
                    continue;
                pairs.Add(new ScoredPair(a, b, weight));
                origins.Add((kind.Match, pair));
            }
        return WorstErrors.Find(pairs, i => [.. origins[i].Match.Explain(origins[i].Pair).Select(e => new PairEvidence(e.Attribute, e.Left, e.Right, e.Weight))], predicted, truth, 20);
    }
}
