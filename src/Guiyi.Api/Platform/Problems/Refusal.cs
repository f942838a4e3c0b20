namespace Guiyi.Api.Platform.Problems;

/// <summary>
/// A request that is not carried out, with the answer it gets. Thrown where the reason is found, which may be deep within the writer's transaction:
/// nothing of the transaction is kept then.
/// </summary>
/// <param name="status">HTTP status.</param>
/// <param name="title">What is wrong, the same for each such request.</param>
/// <param name="detail">What was found and what was expected.</param>
public sealed class Refusal(int status, string title, string? detail = null) : Exception(title)
{
    public int Status { get; } = status;

    public string Title { get; } = title;

    public string? Detail { get; } = detail;

    /// <summary>Sent as Retry-After where waiting helps.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>There is no such thing.</summary>
    public static Refusal NotThere(string what) => new(404, "There is no such thing.", what);
}
