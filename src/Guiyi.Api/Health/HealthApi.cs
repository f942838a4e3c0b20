using Guiyi.Hub.Base;
using Guiyi.Hub.Storage;

namespace Guiyi.Api.Health;

/// <summary>For those who watch over the process.</summary>
static class HealthApi
{
    public static void MapHealth(this WebApplication app)
    {
        RouteGroupBuilder health = app.MapGroup("").AllowAnonymous().WithTags("Health");
        health.MapGet("/healthz", Alive).WithSummary("Whether the process is alive");
        health.MapGet("/readyz", Ready).WithSummary("Whether the base is loaded and the store answers");
    }

    static Ok<Condition> Alive() => TypedResults.Ok(new Condition("alive"));

    static Results<Ok<Condition>, ProblemHttpResult> Ready(CustomerHub hub, Func<Readiness> readiness)
    {
        Readiness state = readiness();
        return (state.IsReady ? Answers(hub.Store) : state.Reason) is { } reason
            ? TypedResults.Problem(title: "The base is not ready.", detail: reason, statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Ok(new Condition("ready"));
    }

    /// <summary>Asks the store something small.</summary>
    /// <returns>Why it does not answer; null where it does. Strangers ask, so no name of a server or a file is in it.</returns>
    static string? Answers(Store store)
    {
        try
        {
            store.Users.Find(1);
            return null;
        }
        catch (StoreException fault)
        {
            return $"The store does not answer: {Platform.ApiJson.Word(fault.Fault)}.";
        }
    }
}

/// <summary>How the server is.</summary>
/// <param name="Status">alive or ready.</param>
sealed record Condition(string Status);
