using Guiyi.Api.Platform.Problems;

namespace Guiyi.Api.Platform.Access;

/// <summary>
/// Counts wrong passwords: ten for a name in five minutes, and it has to wait. An attempt counts before the password is looked at, so that many at
/// once do not get past; the right password takes all back. In memory: a restart forgives, and nothing is written for strangers.
/// </summary>
sealed class FailedLogins(TimeProvider clock)
{
    public const int Most = 10;

    /// <summary>Names that strangers make up must not fill the memory.</summary>
    const int MostNames = 10_000;

    static readonly TimeSpan Within = TimeSpan.FromMinutes(5);

    readonly Lock gate = new();
    readonly Dictionary<string, Queue<DateTimeOffset>> attempts = new(StringComparer.Ordinal);

    /// <exception cref="Refusal">429: too many were wrong.</exception>
    public void Begin(string name)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (gate)
        {
            if (attempts.Count >= MostNames)
                Forget(now);
            if (!attempts.TryGetValue(name, out Queue<DateTimeOffset>? times))
                attempts[name] = times = new Queue<DateTimeOffset>(Most);
            while (times.TryPeek(out DateTimeOffset first) && first + Within <= now)
                times.Dequeue();
            if (times.Count >= Most)
                throw new Refusal(429, "Too many wrong passwords.", "Wait a few minutes, or ask an administrator for a new password.") { RetryAfter = times.Peek() + Within - now };
            times.Enqueue(now);
        }
    }

    public void Succeeded(string name)
    {
        lock (gate)
            attempts.Remove(name);
    }

    /// <summary>Those whose time is over; where that is not enough, the names with the fewest attempts, for they lose least.</summary>
    void Forget(DateTimeOffset now)
    {
        foreach (string name in attempts.Where(a => a.Value.All(time => time + Within <= now)).Select(a => a.Key).ToArray())
            attempts.Remove(name);
        if (attempts.Count >= MostNames)
            foreach (string name in attempts.OrderBy(a => a.Value.Count).Take(MostNames / 2).Select(a => a.Key).ToArray())
                attempts.Remove(name);
    }
}
