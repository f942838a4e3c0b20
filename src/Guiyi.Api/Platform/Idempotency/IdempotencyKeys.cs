using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Platform.Idempotency;

/// <summary>
/// A change that is sent twice with the same Idempotency-Key is made once and answered twice (draft-ietf-httpapi-idempotency-key-header). In front of the
/// endpoints rather than a filter on them, for it needs the body before it is bound and the answer after it is written. Answers of changes that were
/// made are kept; a refused request changed nothing and may be sent again, mended, with the same key.
/// </summary>
sealed class IdempotencyKeys(RequestDelegate next, CustomerHub hub, RunningRequests running)
{
    public const string Header = "Idempotency-Key", Replayed = "Idempotency-Replayed";

    const int LongestKey = 200;

    public async Task InvokeAsync(HttpContext context)
    {
        string key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || !ChangeGuard.IsChange(context.Request.Method) || context.GetEndpoint() is null || context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }
        if (key.Length > LongestKey)
            throw new Refusal(400, "The idempotency key is too long.", $"{Header}: found {key.Length} characters; expected at most {LongestKey}.");
        long user = Caller.Of(context.User).Id;
        using IDisposable hold = running.Begin(user, key);
        long hash = await RequestHash.Of(context);
        if (hub.Store.Answers.Find(user, key) is { } answered)
            await Replay(context.Response, answered, hash);
        else
            await Answer(context, new Idempotent(user, key, hash, hub.Clock.GetUtcNow));
    }

    static async Task Replay(HttpResponse response, StoredAnswer answered, long hash)
    {
        if (answered.RequestHash != hash)
            throw new Refusal(422, "Another request had this idempotency key.", $"{Header}: {answered.Key}. A new request needs a new key; a repetition has the same method, path and body.");
        KeptAnswer kept = KeptAnswer.Read(answered.Body);
        response.StatusCode = answered.Status;
        response.Headers[Replayed] = "true";
        response.ContentType = kept.ContentType;
        response.Headers.ETag = kept.Etag;
        response.Headers.Location = kept.Location;
        if (kept.Body.Length > 0)
            await response.Body.WriteAsync(kept.Body);
    }

    async Task Answer(HttpContext context, Idempotent idempotent)
    {
        Stream answer = context.Response.Body;
        using var written = new MemoryStream();
        context.Response.Body = written;
        context.Features.Set(idempotent);
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = answer;
        }
        // Kept before it is sent: who has the answer can rely on it. The client may be gone by now, the change is not.
        if (context.Response.StatusCode is >= 200 and < 300 && !idempotent.IsKept)
            await hub.Write(transaction =>
            {
                transaction.Answers.Add(idempotent.Answer(context.Response.StatusCode, KeptAnswer.Of(context.Response, written.ToArray())));
                return 0;
            });
        written.Position = 0;
        await written.CopyToAsync(answer, context.RequestAborted);
    }
}
