using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Live;
using Guiyi.Match.Scoring;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

public sealed class LiveIndexTests
{
    const int All = int.MaxValue;

    // By recipes, however few records there are.
    static readonly UnifyOptions Blocked = Run.Defaults with { Match = new MatchOptions { CompareAllUpTo = 0 } };

    static UnifyResult Made(bool western, UnifyOptions options, int people = 300) =>
        Run.Of(options, western ? [.. WesternPeople.Two(71, people)] : [.. MessyPeople.Shop(72, people)]);

    /// <summary>A record of a run as its channel would send it again.</summary>
    static NewRecord Raw(UnifyResult result, int record)
    {
        SourceTable source = result.Table.Sources[result.Table.SourceOf(record)];
        return new NewRecord(source.Source, source.Columns.Select((name, c) => (name, c)).ToDictionary(c => c.name, c => source.Raw(c.c, result.Table.Local(record)).ToString()));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_record_of_the_run_finds_the_partners_that_the_run_scored_with_the_same_weight_and_pattern(bool western, bool blocked) =>
        AssertFindsAgain(Made(western, blocked ? Blocked : Run.Defaults));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Texts_of_words_and_numbers_are_found_likewise(bool blocked)
    {
        string[] columns = ["first_name", "surname", "about", "height"];
        MemoryTable[] sources = [.. WesternPeople.Two(77, 300).Select(t => new MemoryTable(t.Source, columns,
            [.. t.Rows.Select(r => new MadeRow([r.Cells![0], r.Cells[1], $"friend of {r.Cells[3]} near {r.Cells[4]} phone {r.Cells[6]}", r.Cells[2].Length < 10 ? "" : r.Cells[2][8..] + ".5"], r.Entity))]))];
        static FieldMapping Field(string column, FieldTarget target) => new() { Columns = [column], Target = target, Label = target == FieldTarget.Text ? column : "" };
        FieldMapping[] fields = [Field("first_name", FieldTarget.GivenName), Field("surname", FieldTarget.Surname), Field("about", FieldTarget.Text), Field("height", FieldTarget.Text)];
        UnifyResult result = Run.Of((blocked ? Blocked : Run.Defaults) with { Mappings = [.. sources.Select(t => new SourceMapping { Source = t.Source, Fields = fields })] }, sources);
        Assert.Contains(result.Persons.Match.Scorer.Set.Comparisons, c => c is WordsComparison);
        Assert.Contains(result.Persons.Match.Scorer.Set.Comparisons, c => c is NumberComparison);
        AssertFindsAgain(result);
    }

    static void AssertFindsAgain(UnifyResult result)
    {
        MatchResult match = result.Persons.Match;
        var index = LiveIndex.Of(result, EntityKind.Person);
        var partners = Enumerable.Range(0, match.Nodes.Count).Select(_ => new Dictionary<int, (float, ulong)>()).ToArray();
        for (int pair = 0; pair < match.Pairs.Count; pair++)
        {
            (int left, int right, _) = match.PairAt(pair);
            partners[left][right] = partners[right][left] = (match.Weights[pair], match.Pairs.Pattern[pair]);
        }
        Assert.Contains(partners, p => p.Count > 1);
        for (int node = 0; node < match.Nodes.Count; node++)
        {
            var found = index.Find(Raw(result, match.Nodes.Record(node)), All).ToDictionary(c => c.Node, c => ((float)c.Weight, c.Pattern));
            foreach ((int partner, (float, ulong) scored) in partners[node])
                Assert.Equal(scored, found[partner]);
        }
    }

    /// <summary>The plain twin: the record as one row more of the run's own tables, compared with every other.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_candidate_has_the_weight_that_the_run_s_own_scorer_gives_the_pair(bool western)
    {
        UnifyResult result = Made(western, Run.Defaults, 120);
        MatchResult match = result.Persons.Match;
        var index = LiveIndex.Of(result, EntityKind.Person);
        for (int node = 0; node < match.Nodes.Count; node += 3)
        {
            int asked = node;
            var near = Enumerable.Range(0, match.Nodes.Count)
                .Where(other => other != asked)
                .Select(other => (other, weight: (float)match.Scorer.Total(asked, other)))
                .Where(pair => pair.weight >= -6)
                .OrderBy(pair => pair.other);
            var found = index.Find(Raw(result, match.Nodes.Record(node)), All)
                .Where(c => c.Node != asked)
                .Select(c => (c.Node, weight: (float)c.Weight))
                .OrderBy(pair => pair.Node);
            Assert.Equal(near, found);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Candidates_come_with_their_customer_and_their_evidence_the_heaviest_first(bool western)
    {
        UnifyResult result = Made(western, Blocked);
        var index = LiveIndex.Of(result, EntityKind.Person);
        int record = result.Persons.Customers.Records(Enumerable.Range(0, result.Persons.Customers.Count).MaxBy(c => result.Persons.Customers.Records(c).Length))[0];
        IReadOnlyList<Candidate> found = index.Find(Raw(result, record), 3);
        Assert.Equal(3, found.Count);
        Assert.Equal(found.OrderByDescending(c => c.Weight), found);
        Assert.Contains(found, c => c.Record == record);
        foreach (Candidate candidate in found)
        {
            Assert.Equal(result.Persons.Customers.Id(result.Persons.Customers.CustomerOf(candidate.Record)), candidate.CustomerId);
            Assert.Equal(MatchResult.Probability(candidate.Weight), candidate.Probability);
            IReadOnlyList<Evidence> evidence = index.Explain(Raw(result, record), candidate);
            Assert.NotEmpty(evidence);
            Assert.Equal(result.Persons.Match.Scorer.Explain(NodeOf(result, record), candidate.Node).Select(e => e.Weight), evidence.Select(e => e.Weight));
        }
    }

    static int NodeOf(UnifyResult result, int record) => Enumerable.Range(0, result.Persons.Match.Nodes.Count).First(n => result.Persons.Match.Nodes.Record(n) == record);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_record_added_is_found_at_once_also_by_values_that_the_run_never_saw(bool western)
    {
        UnifyResult result = Made(western, Blocked);
        var index = LiveIndex.Of(result, EntityKind.Person);
        NewRecord record = western
            ? new NewRecord("signups", new Dictionary<string, string> { ["first_name"] = "Zebulon", ["surname"] = "Quarrington", ["dob"] = "1971-02-03", ["phone"] = "07999123456", ["email"] = "zq@quarrington.example" })
            : new NewRecord("members", new Dictionary<string, string> { ["姓名"] = "轩辕鹤鸣", ["手机号"] = "17099912345", ["生日"] = "1971-02-03", ["邮箱"] = "hm@xuanyuan.example" });
        Assert.DoesNotContain(index.Find(record, All), c => c.Probability > 0.5);
        int count = index.Count;
        int added = index.Add(record, "new customer");
        Assert.Equal(result.Table.Count, added);
        Assert.Equal(count + 1, index.Count);
        Candidate found = index.Find(record, 1)[0];
        Assert.Equal((added, "new customer"), (found.Record, found.CustomerId));
        Assert.True(found.Probability > 0.99);
        Assert.Contains(index.Explain(record, found), e => e.Level == "exact" && e.Left == e.Right);
        // A slip of the pen, and no phone.
        var slipped = new Dictionary<string, string>(record.Fields);
        slipped.Remove(western ? "phone" : "手机号");
        slipped[western ? "email" : "邮箱"] = western ? "zq@quarington.example" : "hm@xuanyuan.exampl";
        Assert.Equal(added, index.Find(record with { Fields = slipped }, 1)[0].Record);
    }

    /// <summary>Half of the people come after the run; whichever way round, the same is found.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_order_in_which_records_are_added_does_not_matter(bool western)
    {
        UnifyResult result = Made(western, Blocked), later = Run.Of(Blocked, western ? [.. WesternPeople.Two(73, 200)] : [.. MessyPeople.Shop(74, 200)]);
        NewRecord[] more = [.. Enumerable.Range(0, later.Table.Count).Select(r => Raw(later, r))];
        LiveIndex forth = LiveIndex.Of(result, EntityKind.Person), back = LiveIndex.Of(result, EntityKind.Person);
        var names = new Dictionary<int, int>();
        var namesBack = new Dictionary<int, int>();
        for (int i = 0; i < more.Length; i++)
            names[forth.Add(more[i])] = i;
        for (int i = more.Length - 1; i >= 0; i--)
            namesBack[back.Add(more[i])] = i;
        bool laterPairs = false;
        for (int i = 0; i < more.Length; i++)
        {
            IEnumerable<(string, double)> Story(LiveIndex index, Dictionary<int, int> numbers) =>
                index.Find(more[i], All).Select(c => (c.Record < result.Table.Count ? Run.Content(result.Table, c.Record) : Content(more[numbers[c.Record]]), c.Weight));
            Assert.Equal(Story(forth, names), Story(back, namesBack));
            laterPairs |= forth.Find(more[i], All).Any(c => c.Record >= result.Table.Count && names[c.Record] != i);
        }
        Assert.True(laterPairs);
    }

    static string Content(NewRecord record) => record.Source + ":" + string.Join('|', record.Fields.Values);

    [Fact]
    public void A_record_in_a_huge_block_is_found_by_what_is_rare_in_it()
    {
        // Most people gave the number of the shop.
        const int phone = 6;
        MemoryTable[] sources = [.. WesternPeople.Two(76, 1500).Select(t => new MemoryTable(t.Source, t.Columns,
            [.. t.Rows.Select((row, i) => i % 5 == 0 ? row : row with { Cells = [.. row.Cells!.Select((cell, c) => c == phone ? "07123987465" : cell)] })]))];
        UnifyResult result = Run.Of(Blocked, sources);
        MatchResult match = result.Persons.Match;
        Assert.True(match.Nodes.Count * 4 / 5 > CandidateNodes.Most);
        var index = LiveIndex.Of(result, EntityKind.Person);
        int heavy = 0;
        for (int pair = 0; pair < match.Pairs.Count; pair += 5)
        {
            (int left, int right, double weight) = match.PairAt(pair);
            if (weight < 8)
                continue;
            heavy++;
            IReadOnlyList<Candidate> found = index.Find(Raw(result, match.Nodes.Record(left)), All);
            Assert.Contains(found, c => c.Node == right);
            Assert.InRange(found.Count, 2, CandidateNodes.Most);
        }
        Assert.True(heavy > 50);
    }

    [Fact]
    public void A_record_that_names_nobody_finds_nothing_and_is_not_kept()
    {
        var index = LiveIndex.Of(Made(true, Blocked), EntityKind.Person);
        var nobody = new NewRecord("signups", new Dictionary<string, string> { ["city"] = "york" });
        Assert.Empty(index.Find(nobody, All));
        int count = index.Count;
        Assert.Equal(-1, index.Add(nobody));
        Assert.Equal(count, index.Count);
    }

    [Fact]
    public void An_empty_base_can_be_asked_and_added_to()
    {
        UnifyResult result = Run.Of(MemoryTable.Of("people", "name | phone\n张伟 | 13911112222"));
        var index = LiveIndex.Of(result, EntityKind.Person);
        var record = new NewRecord("people", new Dictionary<string, string> { ["name"] = "李雷", ["phone"] = "13911113333" });
        Assert.DoesNotContain(index.Find(record, 5), c => c.Probability > 0.5);
        Assert.Equal(1, index.Add(record));
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void What_the_run_did_not_have_is_refused_by_name()
    {
        var index = LiveIndex.Of(Made(true, Blocked), EntityKind.Person);
        Assert.Contains("signups", Assert.Throws<ArgumentException>(() => index.Find(new NewRecord("shop", new Dictionary<string, string>()), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("surname", Assert.Throws<ArgumentException>(() => index.Find(new NewRecord("signups", new Dictionary<string, string> { ["hobby"] = "chess" }), 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LiveIndex.Of(Run.Of(Run.Defaults with { Match = new MatchOptions { UseModel = false } }, MemoryTable.Of("p", "name\nann")), EntityKind.Person));
    }

    [Fact]
    public async Task Records_are_found_by_many_threads_while_others_are_added()
    {
        UnifyResult result = Made(false, Blocked), later = Run.Of(Blocked, [.. MessyPeople.Shop(75, 300)]);
        NewRecord[] more = [.. Enumerable.Range(0, later.Table.Count).Where(r => later.Table.Names(EntityKind.Person, r)).Select(r => Raw(later, r))];
        var index = LiveIndex.Of(result, EntityKind.Person);
        int done = 0;
        Task writer = Task.Run(() =>
        {
            foreach (NewRecord record in more)
            {
                index.Add(record);
                Volatile.Write(ref done, done + 1);
            }
        }, TestContext.Current.CancellationToken);
        Task[] readers = [.. Enumerable.Range(0, 3).Select(reader => Task.Run(() =>
        {
            for (int i = reader; i < more.Length; i += 3)
            {
                bool there = Volatile.Read(ref done) > i;
                IReadOnlyList<Candidate> found = index.Find(more[i], All);
                Assert.True(!there || found.Any(c => c.Record == result.Table.Count + i));
            }
        }, TestContext.Current.CancellationToken))];
        await Task.WhenAll([writer, .. readers]);
        for (int i = 0; i < more.Length; i++)
            Assert.Contains(index.Find(more[i], All), c => c.Record == result.Table.Count + i);
    }

    /// <summary>What is read of the record and what is given back takes memory; being compared with takes none.</summary>
    [Fact]
    public void Memory_per_query_does_not_grow_with_the_records_compared()
    {
        UnifyResult result = Made(false, Run.Defaults, 400);
        var index = LiveIndex.Of(result, EntityKind.Person);
        NewRecord[] asked = [.. Enumerable.Range(0, 200).Select(r => Raw(result, r))];
        Assert.InRange(result.Persons.Match.Nodes.Count, 700, result.Options.Match.CompareAllUpTo);
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (NewRecord record in asked)
                index.Find(record, 1);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / asked.Length;
        }
        Allocated();
        Assert.InRange(Allocated(), 0, 16_000);
    }
}
