using System.Collections.Concurrent;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

/// <summary>What must hold for any input of the whole flow, tried on made customers.</summary>
public sealed class PipelineTests
{
    /// <summary>Every pair compared, or blocking recipes as in large files.</summary>
    static UnifyOptions Options(bool everyPair) => Run.Defaults with { Match = new MatchOptions { CompareAllUpTo = everyPair ? 5000 : 0 } };

    public static TheoryData<int, int, bool> Worlds() => new()
    {
        { 1, 100, true }, { 2, 200, false }, { 3, 200, true }, { 4, 500, false },
    };

    /// <summary>Each world unified once; the tests compare with it.</summary>
    static readonly ConcurrentDictionary<(int, int, bool), Lazy<UnifyResult>> Known = new();

    static UnifyResult Plain(int seed, int people, bool everyPair) =>
        Known.GetOrAdd((seed, people, everyPair), _ => new Lazy<UnifyResult>(() => Run.Of(Options(everyPair), World(seed, people)))).Value;

    static IReadOnlyList<IRawTable> World(int seed, int people) => [.. MessyPeople.Shop((ulong)seed, people), .. WesternPeople.Two((ulong)seed, people / 4)];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_order_of_rows_does_not_matter(int seed, int people, bool everyPair)
    {
        IReadOnlyList<IRawTable> sources = World(seed, people);
        var dice = new Dice((ulong)seed + 100);
        AssertSame(Plain(seed, people, everyPair), Run.Of(Options(everyPair), [.. sources.Select(s => ((MemoryTable)s).Shuffled(dice))]));
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_order_of_sources_does_not_matter(int seed, int people, bool everyPair)
    {
        IReadOnlyList<IRawTable> sources = World(seed, people);
        AssertSame(Plain(seed, people, everyPair), Run.Of(Options(everyPair), [.. sources.Reverse()]));
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_number_of_threads_does_not_matter(int seed, int people, bool everyPair)
    {
        IReadOnlyList<IRawTable> sources = World(seed, people);
        UnifyOptions options = Options(everyPair);
        AssertSame(Plain(seed, people, everyPair), Run.Of(options with { Match = options.Match with { Threads = 1 } }, sources));
        AssertSame(Plain(seed, people, everyPair), Run.Of(options with { Match = options.Match with { Threads = 7 } }, sources));
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_same_rows_twice_give_the_same_customers_weights_and_relations(int seed, int people, bool everyPair)
    {
        UnifyResult first = Plain(seed, people, everyPair), second = Run.Of(Options(everyPair), World(seed, people));
        AssertSame(first, second);
        Assert.Equal(first.Persons.Match.Weights, second.Persons.Match.Weights);
        Assert.Equal(first.Relations, second.Relations);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Every_accepted_row_is_in_one_customer_of_each_kind_it_names(int seed, int people, bool everyPair)
    {
        UnifyResult result = Plain(seed, people, everyPair);
        foreach (KindResult kind in new[] { result.Persons, result.Organizations })
        {
            int[] members = [.. Enumerable.Range(0, kind.Customers.Count).SelectMany(c => kind.Customers.Records(c).ToArray())];
            Assert.Equal(members.Distinct().Order(), members.Order());
            Assert.Equal(Enumerable.Range(0, result.Table.Count).Where(r => result.Table.Names(kind.Customers.Kind, r)), members.Order());
            for (int customer = 0; customer < kind.Customers.Count; customer++)
                foreach (int record in kind.Customers.Records(customer))
                    Assert.Equal(customer, kind.Customers.CustomerOf(record));
        }
        Assert.All(Enumerable.Range(0, result.Table.Count).Where(r => !result.Table.Names(EntityKind.Person, r)), r => Assert.Equal(-1, result.Persons.Customers.CustomerOf(r)));
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Ids_and_codes_belong_to_one_customer_each(int seed, int people, bool everyPair)
    {
        UnifyResult result = Plain(seed, people, everyPair);
        string[] ids = [.. new[] { result.Persons, result.Organizations }.SelectMany(k => Enumerable.Range(0, k.Customers.Count).Select(k.Customers.Id))];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids.Length, result.Codes.Codes.Count);
        Assert.Equal(ids.Length, result.Codes.Codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[PO][0-9A-HJKMNP-TV-Z]{12}$", id));
    }

    [Fact]
    public void Rows_read_are_rows_accepted_and_rows_rejected()
    {
        MemoryTable[] sources = [.. MessyPeople.Shop(5, 60).Select(Damaged)];
        UnifyResult result = Run.Of(sources);
        Assert.True(result.Rejects.Count > 10);
        Assert.Equal(sources.Sum(s => s.Rows.Count), result.Table.Count + result.Rejects.Count);
        foreach (MemoryTable source in sources)
            Assert.Equal(
                Enumerable.Range(1, source.Rows.Count),
                result.Rejects.Where(r => r.Source == source.Source).Select(r => r.Row)
                    .Concat(Enumerable.Range(0, result.Table.Count).Where(r => result.Table.Sources[result.Table.SourceOf(r)].Source == source.Source).Select(result.Table.Row)).Order());
    }

    static MemoryTable Damaged(MemoryTable table) => new(table.Source, table.Columns, [.. table.Rows.Select((row, i) => i % 9 == 4 ? new MadeRow(null) : row)]);

    [Fact]
    public void A_row_that_names_nobody_belongs_to_nobody()
    {
        UnifyResult result = Run.Of([MemoryTable.Of("pos", """
            小票号 | 时间 | 姓名 | 手机 | 商品 | 金额
            1 | 2025-01-02 10:00:00 | 王丽 | 13812345679 | 牛奶 | 10
            2 | 2025-01-02 11:00:00 | | | 面包 | 12
            3 | 2025-01-03 11:00:00 | | 13800138000 | 面包 | 12
            4 | 2025-01-04 12:00:00 | 王丽 | 13812345679 | 面包 | 9
            5 | 2025-01-04 13:00:00 | 周志远 | 15857123321 | 面包 | 9
            """)]);
        string[] persons = result.PersonsOf("pos");
        Assert.Equal(["", ""], persons[1..3]);
        Assert.Equal(persons[0], persons[3]);
        Assert.NotEqual("", persons[0]);
        Assert.Equal(5, result.Interactions.Count);
    }

    [Fact]
    public void The_same_row_delivered_again_joins_its_customer_and_changes_nothing_else()
    {
        IReadOnlyList<MemoryTable> sources = MessyPeople.Shop(6, 80);
        UnifyResult once = Run.Of(sources);
        UnifyResult twice = Run.Of([sources[0].With(sources[0].Rows.Take(20)), .. sources.Skip(1)]);
        Assert.Equal(Ids(once), Ids(twice));
        string[] members = twice.PersonsOf("members");
        int rows = sources[0].Rows.Count;
        for (int i = 0; i < 20; i++)
            Assert.Equal(members[i], members[rows + i]);
    }

    static string[] Ids(UnifyResult result) => [.. Enumerable.Range(0, result.Persons.Customers.Count).Select(result.Persons.Customers.Id)];

    [Fact]
    public void No_sources_and_no_rows_give_no_customers()
    {
        Assert.Equal(0, Run.Of().Persons.Customers.Count);
        UnifyResult empty = Run.Of([MemoryTable.Of("empty", "姓名|手机"), MemoryTable.Of("nothing", "!")]);
        Assert.Equal(0, empty.Persons.Customers.Count + empty.Organizations.Customers.Count);
        Assert.Empty(empty.Relations);
    }

    [Fact]
    public void One_row_is_one_customer()
    {
        UnifyResult result = Run.Of([MemoryTable.Of("one", "姓名|手机\n张三丰|13912345678")]);
        Assert.Equal(1, result.Persons.Customers.Count);
        Assert.Equal("张三丰", CustomerNames.Of(result.Persons.Customers, 0));
    }

    [Fact]
    public void Stages_are_told_in_their_order()
    {
        var stages = new List<string>();
        Run.Of(Run.Defaults with { StageBegins = stages.Add }, MessyPeople.Shop(1, 5));
        Assert.Equal(["ingest", "standardize", "match", "merge", "relate", "profile", "classify", "number"], stages);
    }

    static void AssertSame(UnifyResult expected, UnifyResult actual)
    {
        IReadOnlyList<string> before = Run.Story(expected), after = Run.Story(actual);
        for (int i = 0; i < Math.Min(before.Count, after.Count); i++)
            Assert.Equal(before[i], after[i]);
        Assert.Equal(before.Count, after.Count);
    }
}
