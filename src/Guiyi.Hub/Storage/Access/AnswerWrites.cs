using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Access;

/// <summary>Writes what requests were answered.</summary>
public sealed class AnswerWrites
{
    readonly Writing writing;

    internal AnswerWrites(Writing writing) => this.writing = writing;

    /// <summary>Keeps answers, together with what the requests changed.</summary>
    /// <exception cref="StoreException">The user's key was answered before.</exception>
    public void Add(params IReadOnlyList<StoredAnswer> answers) => writing.Insert(
        "idempotency", ["user_id", "key", "request_hash", "status", "body", "at"], answers,
        (row, a) => row.Add(a.User).Add(a.Key).Add(a.RequestHash).Add(a.Status).Add(writing.Sealer.Seal(SealedColumn.ResponseBody, a.Body)).Add(a.At));

    /// <summary>Forgets answers that nobody will ask for again.</summary>
    public void Forget(DateTimeOffset before) => writing.Execute("delete from idempotency where at < $1", row => row.Add(before));
}
