using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Merge;

public sealed class CustomerIdsTests
{
    static EarlierIds Earlier(params (ulong Key, string Id)[] ids) => new(ids.ToDictionary(i => i.Key, i => i.Id), new Dictionary<string, string>());

    static (string[] Ids, Dictionary<string, string> Retired) Assign(EarlierIds earlier, params ulong[][] members) => Assign(EntityKind.Person, earlier, members);

    /// <summary>Ids in the order of the groups.</summary>
    static (string[] Ids, Dictionary<string, string> Retired) Assign(EntityKind kind, EarlierIds earlier, params ulong[][] members)
    {
        ulong[] keys = [.. members.SelectMany(m => m)];
        int[] starts = [0, .. members.Select((_, group) => members.Take(group + 1).Sum(m => m.Length))];
        AssignedIds assigned = CustomerIds.Assign(kind, new FlatLists<int>(Column<int>.Of(ColumnStore.Memory, starts), ColumnStore.Memory.Numbers(keys.Length)), record => keys[record], earlier);
        string[] ids = [.. assigned.Ids.Span.ToArray().Select(assigned.Book.Text)];
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Array.Sort(assigned.Groups.Span.ToArray(), ids);
        return (ids, assigned.Retired);
    }

    [Fact]
    public void A_new_customers_id_follows_from_its_founding_record()
    {
        (string[] ids, _) = Assign(EarlierIds.None, [1, 2], [3]);
        Assert.Equal(ids, Assign(EarlierIds.None, [1], [3, 9, 10]).Ids);
        Assert.Equal("O", Assign(EntityKind.Organization, EarlierIds.None, [1UL]).Ids[0][..1]);
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public void Customers_of_equal_rows_have_different_ids() => Assert.Equal(3, Assign(EarlierIds.None, [7], [7], [7, 7]).Ids.Distinct().Count());

    [Fact]
    public void An_id_stays_with_most_of_its_records()
    {
        (string[] ids, Dictionary<string, string> retired) = Assign(Earlier((1, "PA"), (2, "PA"), (3, "PA")), [1], [2, 3, 4]);
        Assert.Equal("PA", ids[1]);
        Assert.NotEqual("PA", ids[0]);
        Assert.Empty(retired);
    }

    [Fact]
    public void Merged_customers_keep_the_id_of_the_larger_and_retire_the_other_in_its_favour()
    {
        (string[] ids, Dictionary<string, string> retired) = Assign(Earlier((1, "PA"), (2, "PB"), (3, "PB"), (4, "PC")), [1, 2, 3], [4]);
        Assert.Equal(["PB", "PC"], ids);
        Assert.Equal("PB", Assert.Single(retired, r => r.Key == "PA").Value);
    }

    [Fact]
    public void A_merge_that_is_undone_gives_both_ids_back()
    {
        string[] before = Assign(EarlierIds.None, [1, 2], [3, 4, 5]).Ids;
        EarlierIds first = Earlier((1, before[0]), (2, before[0]), (3, before[1]), (4, before[1]), (5, before[1]));
        (string[] merged, Dictionary<string, string> retired) = Assign(first, [1, 2, 3, 4, 5]);
        EarlierIds second = new(new Dictionary<ulong, string> { [1] = merged[0], [2] = merged[0], [3] = merged[0], [4] = merged[0], [5] = merged[0] }, retired);
        (string[] undone, Dictionary<string, string> left) = Assign(second, [1, 2], [3, 4, 5]);
        Assert.Equal(before, undone);
        Assert.Empty(left);
    }

    [Fact]
    public void A_retired_id_goes_to_nobody_else()
    {
        string old = Assign(EarlierIds.None, [1]).Ids[0];
        EarlierIds earlier = new(new Dictionary<ulong, string> { [1] = "PA" }, new Dictionary<string, string> { [old] = "PA" });
        (string[] ids, Dictionary<string, string> retired) = Assign(earlier, [1], [2]);
        Assert.Equal("PA", ids[0]);
        Assert.NotEqual(old, ids[1]);
        Assert.Equal("PA", retired[old]);
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public void Adding_records_keeps_every_id_or_retires_it_in_favour_of_a_living_one(int seed)
    {
        IReadOnlyList<MemoryTable> all = MessyPeople.Shop((ulong)seed, 220);
        UnifyResult first = Run.Of([.. all.Select(t => t.Take(t.Rows.Count / 2))]);
        UnifyResult second = Run.Of(Run.Defaults with { EarlierIds = Ids.Of(first.Persons), EarlierCodes = first.Codes.State, Run = "2" }, all);
        HashSet<string> living = [.. Enumerable.Range(0, second.Persons.Customers.Count).Select(second.Persons.Customers.Id)];
        IReadOnlyDictionary<string, string> retired = second.Persons.Merged.RetiredIds;
        string[] old = [.. Enumerable.Range(0, first.Persons.Customers.Count).Select(first.Persons.Customers.Id)];
        Assert.All(old, id => Assert.True(living.Contains(id) != retired.ContainsKey(id), $"{id} is neither kept nor retired, or both"));
        Assert.All(retired, r => Assert.Contains(r.Value, living));
        Assert.True(old.Count(living.Contains) > old.Length * 9 / 10);

        // A record's old id leads to the customer that has the record now, unless that customer was split.
        NodeTable nodes = first.Persons.Match.Nodes;
        var now = Ids.Of(second.Persons).IdOf;
        foreach (IGrouping<string, int> customer in Enumerable.Range(0, nodes.Count).GroupBy(n => first.Persons.Customers.Id(first.Persons.Customers.CustomerOf(nodes.Record(n)))))
        {
            string[] today = [.. customer.Select(n => now[nodes.ContentKey(n)]).Distinct()];
            if (today.Length == 1)
                Assert.Equal(today[0], retired.GetValueOrDefault(customer.Key, customer.Key));
        }

        AssertCodesStay(first, second, living, retired);
    }

    static void AssertCodesStay(UnifyResult first, UnifyResult second, HashSet<string> living, IReadOnlyDictionary<string, string> retired)
    {
        Dictionary<string, string> codes = Ids.CodesOf(second);
        foreach ((string id, string code) in Ids.CodesOf(first))
        {
            string owner = second.Codes.State.Resolve(code)!;
            Assert.Equal(retired.GetValueOrDefault(id, id), owner);
            Assert.Contains(owner, living);
            // A code goes to nobody else, whatever became of its classes.
            Assert.DoesNotContain(codes, c => c.Value == code && c.Key != id);
        }
    }

    [Fact]
    public void A_second_run_over_the_same_rows_keeps_ids_and_codes_and_retires_none()
    {
        IReadOnlyList<MemoryTable> sources = MessyPeople.Shop(43, 120);
        UnifyResult first = Run.Of(sources);
        UnifyResult second = Run.Of(Run.Defaults with { EarlierIds = Ids.Of(first.Persons), EarlierOrganizationIds = Ids.Of(first.Organizations), EarlierCodes = first.Codes.State, Run = "2" }, sources);
        Assert.Equal(Run.Story(first), Run.Story(second));
        Assert.Empty(second.Persons.Merged.RetiredIds);
        Assert.Equal(first.Codes.Codes.Count, second.Codes.Kept);
        Assert.Equal(0, second.Codes.Issued);
    }

    [Fact]
    public void A_persons_same_retires_an_id_and_its_code_and_undoing_it_brings_both_back()
    {
        MemoryTable table = MemoryTable.Of("members", """
            姓名 | 手机
            周雪梅 | 15857123321
            陈国强 | 18668112233
            李静 | 13588001234
            """);
        UnifyOptions After(UnifyResult run, string label) => Run.Defaults with { EarlierIds = Ids.Of(run.Persons), EarlierCodes = run.Codes.State, Run = label };
        UnifyResult apart = Run.Of(table);
        UnifyResult joined = Run.Of(After(apart, "2") with { Judgments = [new RowJudgment(new RowKey("members", 1), new RowKey("members", 2), Decision.Same, "steward", "")] }, table);
        Assert.Equal(2, joined.Persons.Customers.Count);
        (string gone, string survivor) = Assert.Single(joined.Persons.Merged.RetiredIds);
        Assert.Equal(survivor, joined.Codes.State.Resolve(Ids.CodesOf(apart)[gone]));

        UnifyResult again = Run.Of(After(joined, "3"), table);
        Assert.Equal(Run.Story(apart), Run.Story(again));
    }
}
