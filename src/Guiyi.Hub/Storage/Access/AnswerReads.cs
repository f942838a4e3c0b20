using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Access;

/// <summary>Reads what requests were answered.</summary>
public sealed class AnswerReads
{
    readonly Reading reading;

    internal AnswerReads(Reading reading) => this.reading = reading;

    /// <summary>What a request with this key was answered; null where it is new.</summary>
    public StoredAnswer? Find(long user, string key) => reading.First(
        "select user_id, key, request_hash, status, body, at from idempotency where user_id = $1 and key = $2",
        row => new StoredAnswer(row.Long(0), row.Text(1), row.Long(2), row.Int(3), row.Open(4, SealedColumn.ResponseBody).ToArray(), row.Time(5)), user, key);
}
