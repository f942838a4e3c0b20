namespace Guiyi.Hub.Storage.Access;

/// <summary>What a request was answered. Kept in the transaction of what it changed: the same request again changes nothing and gets the same answer.</summary>
/// <param name="User">Id of who asked.</param>
/// <param name="Key">The idempotency key that came with the request.</param>
/// <param name="RequestHash">Hash of the request: another request with the same key is a mistake.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The answer.</param>
/// <param name="At">When.</param>
public sealed record StoredAnswer(long User, string Key, long RequestHash, int Status, byte[] Body, DateTimeOffset At);
