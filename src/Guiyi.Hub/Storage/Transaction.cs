using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Databases;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Hub.Storage;

/// <summary>
/// A whole group of changes: all of them are kept, on the disk, once <see cref="Commit"/> returns; none of them before, or where anything of it
/// failed. One at a time and from one thread. Give each kind of change in as few calls as can be: a call is one or two round trips to a server.
/// </summary>
public sealed class Transaction : IDisposable
{
    readonly Store store;
    readonly Writing writing;

    internal Transaction(Store store, Writing writing)
    {
        (this.store, this.writing) = (store, writing);
        Sources = new(writing);
        Records = new(writing);
        Runs = new(writing);
        Rejects = new(writing);
        Judgments = new(writing, SaidTables.Judgments);
        Corrections = new(writing, SaidTables.Corrections);
        Relations = new(writing, SaidTables.Relations);
        Interactions = new(writing, SaidTables.Interactions);
        Fits = new(writing);
        Customers = new(writing);
        Codes = new(writing);
        Classes = new(writing);
        Changes = new(writing);
        Users = new(writing);
        Answers = new(writing);
    }

    /// <summary>The version of the base that this transaction makes, once committed.</summary>
    public long Version => writing.Version;

    /// <summary>When it began; facts without a time of their own have this one.</summary>
    public DateTimeOffset At => writing.At;

    public SourceWrites Sources { get; }

    public RecordWrites Records { get; }

    public RunWrites Runs { get; }

    public RejectWrites Rejects { get; }

    public SaidWrites<StoredJudgment> Judgments { get; }

    public SaidWrites<StoredCorrection> Corrections { get; }

    public SaidWrites<StoredRelation> Relations { get; }

    public SaidWrites<StoredInteraction> Interactions { get; }

    public FitWrites Fits { get; }

    public CustomerWrites Customers { get; }

    public CodeWrites Codes { get; }

    public ClassWrites Classes { get; }

    public ChangeWrites Changes { get; }

    public UserWrites Users { get; }

    public AnswerWrites Answers { get; }

    /// <summary>Keeps all changes. When it returns, they survive a power cut.</summary>
    /// <exception cref="StoreException">Nothing is kept; see <see cref="StoreException.OutcomeUnknown"/> for the one case in which that is not sure.</exception>
    public void Commit()
    {
        writing.Do(writer => writer.Execute("insert into version (version, at) values ($1, $2)", row => row.Add(Version).Add(At)));
        store.Commit(writing);
    }

    /// <summary>Takes back what was not committed.</summary>
    public void Dispose() => store.End(writing);
}
