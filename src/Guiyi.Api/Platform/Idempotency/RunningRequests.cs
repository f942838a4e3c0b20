using System.Collections.Concurrent;
using Guiyi.Api.Platform.Problems;

namespace Guiyi.Api.Platform.Idempotency;

/// <summary>Requests with an idempotency key that are being carried out now.</summary>
sealed class RunningRequests
{
    readonly ConcurrentDictionary<(long User, string Key), byte> running = new();

    /// <summary>Holds a key until the answer is kept.</summary>
    /// <exception cref="Refusal">409: the first request with this key has not been answered yet.</exception>
    public IDisposable Begin(long user, string key) => running.TryAdd((user, key), 0)
        ? new Running(this, (user, key))
        : throw new Refusal(409, "The first request with this key is still under way.", $"Idempotency-Key: {key}. Ask again a little later.") { RetryAfter = TimeSpan.FromSeconds(1) };

    sealed class Running(RunningRequests all, (long, string) request) : IDisposable
    {
        public void Dispose() => all.running.TryRemove(request, out _);
    }
}
