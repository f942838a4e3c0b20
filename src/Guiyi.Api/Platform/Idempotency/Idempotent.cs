using System.Reflection;
using System.Text.Json;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Platform.Idempotency;

/// <summary>
/// The request's idempotency key, if it has one. Take it as a parameter of a handler that changes something, and put what <see cref="ToKeep"/> gives
/// into the transaction of the change: then change and answer are kept together, and a repetition never makes the change twice. A handler that does not
/// take it is covered too, by a transaction of its own after the change: a server that is killed between the two carries a repetition out again.
/// </summary>
public sealed class Idempotent
{
    readonly Func<DateTimeOffset>? now;
    readonly (long User, string Key, long RequestHash) request;

    /// <summary>A request without a key.</summary>
    Idempotent()
    {
    }

    internal Idempotent(long user, string key, long requestHash, Func<DateTimeOffset> now) => (request, this.now) = ((user, key, requestHash), now);

    static Idempotent None { get; } = new();

    /// <summary>Whether the answer went into the transaction of the change.</summary>
    internal bool IsKept { get; private set; }

    public static ValueTask<Idempotent> BindAsync(HttpContext context, ParameterInfo parameter) => new(context.Features.Get<Idempotent>() ?? None);

    /// <summary>The answer as it is kept for repetitions; null where the request has no key.</summary>
    /// <param name="status">HTTP status of the answer.</param>
    /// <param name="body">The contract in its body; leave out of it what nobody may see twice. Null for none.</param>
    /// <param name="etag">The answer's ETag, if it has one.</param>
    /// <param name="location">The answer's Location, if it has one.</param>
    public StoredAnswer? ToKeep(int status, object? body = null, string? etag = null, string? location = null)
    {
        if (now is null)
            return null;
        byte[] json = body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiJson.Options);
        StoredAnswer answer = Answer(status, new KeptAnswer(body is null ? null : "application/json; charset=utf-8", etag, location, json));
        IsKept = true;
        return answer;
    }

    internal StoredAnswer Answer(int status, KeptAnswer answer) => new(request.User, request.Key, request.RequestHash, status, answer.ToBytes(), now!());
}
