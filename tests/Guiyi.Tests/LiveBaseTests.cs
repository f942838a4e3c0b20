using Guiyi.Match;
using Guiyi.Match.Ruling;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

public sealed class LiveBaseTests
{
    static readonly string[] Contacts =
    [
        "王志远 | 13812345679 | zy.wang@qq.com", "王志远 | 13812345679 | zy.wang@qq.com", "周雪梅 | 15857123321 | zxm88@163.com", "周雪梅 | 15857123321 | zxm88@163.com",
        "陈国强 | 18668112233 | cgq@126.com", "李静 | 13588001234 | lijing@sina.com",
    ];

    static readonly UnifyOptions ByPhone = Run.Defaults with { Match = new MatchOptions { Rules = [new MatchRule("by name and phone", ["person_name", "phone"])] } };

    static LiveBase Small() => LiveBase.Of(Run.Of(ByPhone, MemoryTable.Of("members", "姓名 | 手机 | 邮箱\n" + string.Join('\n', Contacts))));

    static NewRecord Contact(string text) => new("members", text.Split('|', StringSplitOptions.TrimEntries).Zip((string[])["姓名", "手机", "邮箱"]).ToDictionary(c => c.Second, c => c.First));

    static string Id(LiveBase live, int record) => live.CustomerOf(EntityKind.Person, record)!;

    [Fact]
    public void A_record_that_comes_joins_its_customer_who_keeps_the_id()
    {
        LiveBase live = Small();
        using LiveDelta delta = live.Apply([new LiveChange.Add(Contact(Contacts[0]))]);
        Assert.Equal([6], delta.Added);
        CustomerChange change = Assert.Single(delta.Customers);
        Assert.Equal((EntityKind.Person, Id(live, 0)), (change.Kind, change.Id));
        Assert.Equal([0, 1], change.Before);
        Assert.Equal([0, 1, 6], change.After);
        Assert.Null(live.CustomerOf(EntityKind.Person, 6));
        delta.Commit();
        Assert.Equal(Id(live, 0), Id(live, 6));
    }

    [Fact]
    public void The_only_record_of_a_fit_may_change_go_and_come_back()
    {
        // No pair, no recipes: only who says the very same is found.
        LiveBase live = LiveBase.Of(Run.Of(Run.Defaults, MemoryTable.Of("members", "姓名 | 手机 | 邮箱\n" + Contacts[0])));
        live.Apply([new LiveChange.Add(Contact(Contacts[1])), new LiveChange.Add(Contact(Contacts[1]))]).Commit();
        Assert.Equal([0, 1, 2], live.Records(EntityKind.Person, Id(live, 0)));
        live.Apply([new LiveChange.Replace(0, Contact(Contacts[4]))]).Commit();
        Assert.Equal([1, 2], live.Records(EntityKind.Person, Id(live, 1)));
        live.Apply([new LiveChange.Remove(0)]).Commit();
        live.Apply([new LiveChange.Replace(0, Contact(Contacts[0]))]).Commit();
        Assert.Equal([0, 1, 2], live.Records(EntityKind.Person, Id(live, 0)));
    }

    [Fact]
    public void A_new_customer_has_the_id_that_a_run_would_give()
    {
        const string newcomer = "诸葛孔明 | 17012345678 | kongming@shu.example";
        LiveBase live = Small();
        live.Apply([new LiveChange.Add(Contact(newcomer))]).Commit();
        UnifyResult whole = Run.Of(ByPhone, MemoryTable.Of("members", "姓名 | 手机 | 邮箱\n" + string.Join('\n', [.. Contacts, newcomer])));
        Assert.Equal(whole.Persons.Customers.Id(whole.Persons.Customers.CustomerOf(6)), Id(live, 6));
    }

    [Fact]
    public void A_judgment_joins_and_its_withdrawal_restores_both_ids_with_what_came_in_between()
    {
        LiveBase live = Small();
        (string one, string other) = (Id(live, 0), Id(live, 2));
        live.Apply([new LiveChange.Judge(0, 2, Decision.Same)]).Commit();
        string survivor = Id(live, 0), gone = survivor == one ? other : one;
        Assert.Equal(survivor, Id(live, 3));
        Assert.DoesNotContain(live.Find(EntityKind.Person, 0, 10), c => c.Record == 0);
        Assert.Equal(survivor, live.Resolve(EntityKind.Person, gone));
        Assert.Empty(live.Records(EntityKind.Person, gone));
        // Two records more come to the one that was retired: it is the larger now.
        string more = Contacts[gone == other ? 2 : 0];
        live.Apply([new LiveChange.Add(Contact(more)), new LiveChange.Add(Contact(more))]).Commit();
        LiveDelta undone = live.Apply([new LiveChange.Withdraw(2, 0, Decision.Same)]);
        Assert.Equal(2, undone.Customers.Count);
        undone.Commit();
        Assert.Equal((one, other), (Id(live, 0), Id(live, 2)));
        Assert.Equal(gone, Id(live, 6));
        Assert.Equal(one, live.Resolve(EntityKind.Person, one));
    }

    [Fact]
    public void Merges_are_undone_in_any_order()
    {
        LiveBase live = Small();
        string[] ids = [Id(live, 0), Id(live, 2), Id(live, 4), Id(live, 5)];
        live.Apply([new LiveChange.Judge(4, 5, Decision.Same)]).Commit();
        live.Apply([new LiveChange.Judge(2, 4, Decision.Same)]).Commit();
        live.Apply([new LiveChange.Judge(0, 2, Decision.Same)]).Commit();
        Assert.Equal(1, live.Count(EntityKind.Person));
        Assert.All(ids, id => Assert.Equal(Id(live, 0), live.Resolve(EntityKind.Person, id)));
        live.Apply([new LiveChange.Withdraw(2, 4, Decision.Same)]).Commit();
        live.Apply([new LiveChange.Withdraw(4, 5, Decision.Same)]).Commit();
        live.Apply([new LiveChange.Withdraw(0, 2, Decision.Same)]).Commit();
        Assert.Equal(ids, new[] { Id(live, 0), Id(live, 2), Id(live, 4), Id(live, 5) });
        Assert.Equal(4, live.Count(EntityKind.Person));
    }

    [Fact]
    public void Different_stays_through_third_records_and_while_a_record_is_away()
    {
        LiveBase live = Small();
        live.Apply([new LiveChange.Judge(0, 1, Decision.Different)]).Commit();
        Assert.NotEqual(Id(live, 0), Id(live, 1));
        live.Apply([new LiveChange.Add(Contact(Contacts[0])), new LiveChange.Add(Contact(Contacts[0])), new LiveChange.Judge(6, 0, Decision.Same)]).Commit();
        Assert.NotEqual(Id(live, 0), Id(live, 1));
        live.Apply([new LiveChange.Remove(1)]).Commit();
        LiveDelta back = live.Apply([new LiveChange.Replace(1, Contact(Contacts[1]))]);
        Assert.Contains(back.Refused, r => r is { IsExcluded: true, Reason: "a person judged them different" });
        back.Commit();
        Assert.NotEqual(Id(live, 0), Id(live, 1));
    }

    [Fact]
    public void A_record_that_goes_and_comes_back_finds_its_customer_again()
    {
        LiveBase live = Small();
        string id = Id(live, 4);
        live.Apply([new LiveChange.Remove(4)]).Commit();
        Assert.Null(live.Resolve(EntityKind.Person, id));
        Assert.False(live.Has(4));
        live.Apply([new LiveChange.Replace(4, Contact(Contacts[4]))]).Commit();
        Assert.Equal(id, Id(live, 4));
    }

    [Fact]
    public void The_same_again_changes_nothing_and_of_one_list_the_last_change_of_a_record_counts()
    {
        LiveBase live = Small();
        Assert.Empty(live.Apply([new LiveChange.Replace(4, Contact(Contacts[4]))]).Customers);
        Assert.Throws<InvalidOperationException>(() => live.Apply([]));
    }

    [Fact]
    public void What_cannot_be_done_is_told_and_changes_nothing()
    {
        LiveBase live = Small();
        IReadOnlyList<string> before = LiveWorld.Numbers(live);
        LiveChange good = new LiveChange.Add(Contact(Contacts[0]));
        LiveChange[] bad =
        [
            new LiveChange.Remove(99), new LiveChange.Replace(7, Contact(Contacts[0])), new LiveChange.Add(new NewRecord("nowhere", new Dictionary<string, string>())),
            new LiveChange.Judge(0, 0, Decision.Same), new LiveChange.Judge(0, 88, Decision.Same), new LiveChange.Withdraw(0, 1, Decision.Same),
        ];
        foreach (LiveChange change in bad)
            Assert.Throws<ArgumentException>(() => live.Apply([good, change]));
        Assert.Equal(6, live.NextRecord);
        Assert.Equal(before, LiveWorld.Numbers(live));
        LiveDelta delta = live.Apply([good]);
        delta.Drop();
        Assert.Throws<InvalidOperationException>(delta.Commit);
        Assert.Equal(before, LiveWorld.Numbers(live));
        Assert.Equal([6], live.Apply([good]).Added);
    }

    [Fact]
    public void Evidence_and_candidates_are_those_of_the_records_that_are_there()
    {
        LiveBase live = Small();
        live.Apply([new LiveChange.Add(Contact("王志远 | 13812345679 | zy.wang@sina.cn")), new LiveChange.Remove(1)]).Commit();
        LivePair pair = live.Explain(EntityKind.Person, 0, 6)!;
        Assert.True(pair.Weight > live.Explain(EntityKind.Person, 0, 4)!.Weight + 10);
        Assert.Contains(pair.Evidence, e => e is { Attribute: "phone", Level: "exact" });
        Assert.Null(live.Explain(EntityKind.Person, 0, 1));
        Assert.Null(live.Explain(EntityKind.Organization, 0, 6));
        int[] found = [.. live.Find(EntityKind.Person, Contact(Contacts[0]), 10).Select(c => c.Record)];
        Assert.Equal([0, 6], found[..2].Order());
        Assert.DoesNotContain(1, found);
        Assert.Equal(Id(live, 0), live.Find(EntityKind.Person, Contact(Contacts[0]), 1)[0].CustomerId);
        Assert.Equal("zy.wang@sina.cn", live.Raw(6).Fields["邮箱"]);
    }

    [Fact]
    public void Ids_are_remembered_by_a_base_that_was_made_anew()
    {
        LiveBase live = Small();
        live.Apply([new LiveChange.Judge(2, 4, Decision.Same)]).Commit();
        LiveDelta merged = live.Apply([new LiveChange.Judge(0, 2, Decision.Same), new LiveChange.Add(Contact("诸葛孔明 | 17012345678 | kongming@shu.example"))]);
        var idOf = Enumerable.Range(0, 7).ToDictionary(r => r, r => r == 5 ? "PKEPT" : "");
        merged.Commit();
        foreach (int record in Enumerable.Range(0, 7).Where(r => r != 5))
            idOf[record] = Id(live, record);
        LiveBase anew = Small();
        anew.Apply([new LiveChange.Add(Contact("诸葛孔明 | 17012345678 | kongming@shu.example")), new LiveChange.Judge(0, 2, Decision.Same), new LiveChange.Judge(2, 4, Decision.Same)]).Commit();
        FormerId[] former = [.. merged.Customers.Where(c => c.After.Count == 0).Select(c => new FormerId(c.Id, c.ReplacedBy, c.Before))];
        string retired = Assert.Single(former).Id;
        anew.TakeIds(EntityKind.Person, idOf, former);
        Assert.All(idOf, known => Assert.Equal(known.Value, Id(anew, known.Key)));
        Assert.Equal(Id(anew, 0), anew.Resolve(EntityKind.Person, retired));
        anew.Apply([new LiveChange.Withdraw(0, 2, Decision.Same)]).Commit();
        Assert.Equal(retired, former[0].Records.Contains(0) ? Id(anew, 0) : Id(anew, 2));
    }
}
