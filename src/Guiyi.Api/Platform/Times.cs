namespace Guiyi.Api.Platform;

static class Times
{
    /// <summary>As precise as the store keeps times: what is answered at once then equals what is read later, and so do their ETags.</summary>
    public static DateTimeOffset AsKept(this DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
