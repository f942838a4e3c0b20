using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Merge;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteSayingTests : SayingTests<SqlitePlace>;

public sealed class PostgreSqlSayingTests : SayingTests<PostgreSqlPlace>;

public abstract class SayingTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    static readonly RecordAnchor A = new(1, "a"), B = new(2, "b"), C = new(1, "c");

    static StoredJudgment Judgment(RecordAnchor left, RecordAnchor right, Decision decision = Decision.Same, EntityKind? entity = null, long? run = null) =>
        new() { Left = left, Right = right, Decision = decision, Entity = entity, Run = run, Made = Filling.By("wang") };

    [Fact]
    public void A_judgment_comes_back_as_it_was_given()
    {
        using Workspace workspace = Place.Open();
        StoredJudgment given = Judgment(A, B, Decision.Different, EntityKind.Organization, run: 7);
        StoredJudgment added = workspace.Store.Write(t => t.Judgments.Add(given))[0];
        Assert.Equal(given with { Id = 1, Held = new Holding(1, null) }, added);
        Assert.Equal(added, workspace.Store.Judgments.Find(1));
        Assert.Equal([added], workspace.Store.Judgments.OfRun(7));
    }

    [Fact]
    public void An_undone_judgment_stays_with_who_undid_it_and_why()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        IReadOnlyList<StoredJudgment> made = store.Write(t => t.Judgments.Add(Judgment(A, B), Judgment(B, C, Decision.Unsure)));
        Saying undo = Filling.By("li", "a mistake");
        store.Write(t => t.Judgments.End([made[0].Id], undo));
        Assert.Equal([made[1]], store.Judgments.Held());
        Assert.Equal(made, store.Judgments.Held(version: 1).Select(j => j with { Ended = null, Held = new Holding(1, null) }));
        Assert.Equal(made[0] with { Ended = undo, Held = new Holding(1, 2) }, store.Judgments.Find(made[0].Id));
        Assert.Equal(2, store.Judgments.Of(B).Count);
        Assert.Equal([made[1]], store.Judgments.Of(C));
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => store.Write(t => t.Judgments.End([made[0].Id], undo))).Fault);
        Assert.Equal(2, store.Version);
    }

    [Fact]
    public void Corrections_relations_and_interactions_come_back_as_they_were_given()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        var correction = new StoredCorrection { Record = A, Entity = EntityKind.Person, Attribute = "phone", Value = "+8613900000000", Made = Filling.By("wang") };
        var relation = new StoredRelation { Left = A, LeftEntity = EntityKind.Person, Right = B, RightEntity = EntityKind.Organization, Kind = "guardian", Label = "mother", Follows = 3, Made = Filling.By("wang") };
        var call = new StoredInteraction { Record = A, Entity = EntityKind.Person, Kind = "call", Happened = Filling.Noon, Text = "要发票\0", Amount = 12.50m, Currency = "CNY", Made = Filling.By("wang") };
        var note = new StoredInteraction { Record = A, Entity = EntityKind.Person, Kind = "note", Happened = Filling.Noon, Follows = 1, Made = Filling.By("wang", "") };
        store.Write(t =>
        {
            t.Corrections.Add(correction);
            t.Relations.Add(relation);
            t.Interactions.Add(call, note);
        });
        var held = new Holding(1, null);
        Assert.Equal([correction with { Id = 1, Held = held }], store.Corrections.Of(A));
        Assert.Equal([relation with { Id = 1, Held = held }], store.Relations.Of(B));
        Assert.Equal([call with { Id = 1, Held = held }, note with { Id = 2, Held = held }], store.Interactions.Of(A));
        Assert.Empty(store.Interactions.Of(B));
    }

    [Fact]
    public void Pages_begin_with_what_was_said_last()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        store.Write(t => t.Judgments.Add([.. Enumerable.Range(0, 5).Select(_ => Judgment(A, B))]));
        Page<StoredJudgment> page = store.Judgments.Page(limit: 3);
        Assert.Equal([5, 4, 3], page.Items.Select(j => j.Id));
        page = store.Judgments.Page(page.Next!.Value, limit: 3);
        Assert.Equal([2, 1], page.Items.Select(j => j.Id));
        Assert.Null(page.Next);
    }

    /// <summary>Bulk merges are of any size, and one transaction.</summary>
    [Fact]
    public void Many_judgments_are_made_and_undone_at_once()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        IReadOnlyList<StoredJudgment> made = store.Write(t => t.Judgments.Add([.. Enumerable.Range(0, 5000).Select(i => Judgment(A, new RecordAnchor(2, $"b{i}"), run: 1))]));
        store.Write(t => t.Judgments.End(made.Select(j => j.Id), Filling.By("li")));
        Assert.Empty(store.Judgments.Held());
        Assert.Equal(5000, store.Judgments.OfRun(1).Count);
        Assert.Equal(2, store.Version);
    }
}
