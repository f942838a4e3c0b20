using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Telling;

/// <summary>Something that people say about customers and that joins or parts nobody: a value, a relation, a note.</summary>
/// <param name="Store">Reads what was said.</param>
/// <param name="Writes">Where it is written.</param>
/// <param name="Book">Where it is remembered.</param>
/// <param name="Kind">What the feed tells of it.</param>
sealed record TellingKind<T>(Func<Store, SaidReads<T>> Store, Func<Transaction, SaidWrites<T>> Writes, Func<LoadedBase, AnchoredBook<T>> Book, string Kind)
    where T : Said;

/// <summary>What is said anew, and what is taken back, in one commit.</summary>
sealed record Telling<T>
    where T : Said
{
    /// <summary>Makes what is said, from the base as it is and who says it; null where something is only taken back.</summary>
    public Func<LoadedBase, Saying, T>? Said { get; init; }

    /// <summary>The same about other records, which goes with them when they come apart.</summary>
    public Func<LoadedBase, T, IEnumerable<T>> Also { get; init; } = (_, _) => [];

    /// <summary>Ids of what is taken back; asked on the writer's thread.</summary>
    public Func<LoadedBase, IEnumerable<long>> Undone { get; init; } = _ => [];

    public required string By { get; init; }

    public string Why { get; init; } = "";

    /// <summary>Customers that must be as they were when the person looked.</summary>
    public IReadOnlyDictionary<CustomerNo, long> Seen { get; init; } = new Dictionary<CustomerNo, long>();
}

/// <summary>Writes what people say about customers.</summary>
sealed class TellingJob<T>(CustomerHub hub, TellingKind<T> kind, Telling<T> telling, Func<T, StoredAnswer?>? answer) : WriteJob
    where T : Said
{
    readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<T> ended = [];
    LoadedBase? loaded;
    Resolution? resolution;
    IReadOnlyList<T> added = [];

    public Task<T> Done => done.Task;

    public override void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing)
    {
        loaded = hub.Loaded ?? throw new JudgmentConflictException("the base has no customers yet: its records wait for the first fit", JudgmentConflict.NotThere);
        hub.CheckSeen(telling.Seen);
        var said = new Saying(telling.By, transaction.At, telling.Why);
        foreach (long id in telling.Undone(loaded).Distinct().ToArray())
            ended.Add(Held(id));
        StoredRun run = transaction.Runs.Add(new StoredRun { Kind = RunKind.Judge, Name = kind.Kind, By = telling.By, Started = transaction.At, Ended = transaction.At, State = RunState.Finished, Message = telling.Why });
        if (ended.Count > 0)
            kind.Writes(transaction).End(ended.Select(s => s.Id), said);
        if (telling.Said is { } make)
        {
            T first = make(loaded, said);
            added = kind.Writes(transaction).Add([.. telling.Also(loaded, first).Prepend(first).Select(s => AddRun(s, run.Id))]);
        }
        Follow(transaction, run.Id);
        if (answer?.Invoke(First) is { } kept)
            transaction.Answers.Add(kept);
    }

    T First => added.Count > 0 ? added[0] : ended[0];

    static T AddRun(T said, long run) => said with { Run = run };

    T Held(long id) => kind.Store(hub.Store).Find(id) switch
    {
        null => throw new JudgmentConflictException($"found no entry {id}", JudgmentConflict.NotThere),
        { Ended: { } before } => throw new JudgmentConflictException($"entry {id} was taken back before, by {before.By}", JudgmentConflict.Undone),
        { } said => said,
    };

    /// <summary>A corrected value may change classes and code; others are only told.</summary>
    void Follow(Transaction transaction, long run)
    {
        (EntityKind Kind, string Id)[] touched = [.. ended.Concat(added).SelectMany(Customers).Distinct()];
        resolution = new Resolution(hub, loaded!, transaction, loaded!.Live.Apply([]));
        foreach ((EntityKind entity, string id) in touched)
            resolution.Touch(entity, id);
        resolution.Write(run, new Touch(kind.Kind, Detail(First) with { IsEnded = added.Count == 0 ? true : null }, Other), Corrected);
    }

    static ChangeDetail Detail(T said) => new()
    {
        Entry = said.Id,
        Attribute = (said as StoredCorrection)?.Attribute,
        EntryKind = (said as StoredRelation)?.Kind ?? (said as StoredInteraction)?.Kind,
    };

    /// <summary>The other side of a relation.</summary>
    CustomerNo? Other(CustomerNo customer) => First is StoredRelation relation
        ? Customers((T)(Said)relation).Select(c => (CustomerNo?)LoadedBase.No(c.Item2)).FirstOrDefault(c => c != customer)
        : null;

    /// <summary>Corrections as they will be.</summary>
    IReadOnlyList<CorrectedValue> Corrected(EntityKind entity, IReadOnlyList<int> numbers) =>
        loaded!.Corrected(entity, numbers, [.. ended.OfType<StoredCorrection>().Select(c => c.Id)],
            [.. added.OfType<StoredCorrection>().Select(c => (loaded.NumberOf(hub.Store, c.Record), c)).Where(c => numbers.Contains(c.Item1))]);

    IEnumerable<(EntityKind, string)> Customers(T said) => Anchors(said).Select(a => (a.Entity, Id: Id(a.Entity, a.Anchor))).Where(c => c.Id is not null).Select(c => (c.Entity, c.Id!));

    static IEnumerable<(EntityKind Entity, RecordAnchor Anchor)> Anchors(T said) => said switch
    {
        StoredCorrection correction => [(correction.Entity, correction.Record)],
        StoredInteraction note => [(note.Entity, note.Record)],
        StoredRelation relation => [(relation.LeftEntity, relation.Left), (relation.RightEntity, relation.Right)],
        _ => throw new InvalidOperationException($"found a {typeof(T).Name}; expected a correction, a relation or a note"),
    };

    string? Id(EntityKind entity, RecordAnchor anchor) => loaded!.NumberOf(hub.Store, anchor) is >= 0 and int number ? loaded.Live.CustomerOf(entity, number) : null;

    public override void Committed()
    {
        resolution!.Commit();
        AnchoredBook<T> book = kind.Book(loaded!);
        foreach (T said in ended)
            book.End(said);
        foreach (T said in added)
            book.Add(said, anchor => loaded!.NumberOf(hub.Store, anchor));
        done.SetResult(First);
    }

    public override void Failed(Exception fault)
    {
        resolution?.Drop();
        done.SetException(fault);
    }
}
