namespace Guiyi.Hub.Scratch;

/// <summary>Looks every few milliseconds how much memory the process has, and lets the pages of its scratch files go when it nears the budget.</summary>
sealed class ResidentWatch : IDisposable
{
    // Two busy threads touch a hundred megabytes in a few dozen milliseconds.
    const int Milliseconds = 2;

    // Collecting is dear: not again before this long.
    const int BetweenCollections = 3000;

    readonly long limit, worthwhile, program = Pages.Resident().Mapped;
    readonly Action release;
    readonly ManualResetEventSlim over = new();
    readonly Thread thread;
    long collected = long.MinValue / 2;

    /// <param name="budget">Bytes that the process is to stay within.</param>
    /// <param name="release">Lets all pages of scratch files go.</param>
    public ResidentWatch(long budget, Action release)
    {
        // The rest is for what is touched while the watch looks away. Few pages are worth nothing: they would only have to come back.
        (limit, worthwhile, this.release) = ((long)(budget * 0.6), budget / 8, release);
        // A thread of its own: the pool's are busy just when it matters.
        thread = new Thread(Watch) { IsBackground = true, Name = "memory", Priority = ThreadPriority.Highest };
        thread.Start();
    }

    void Watch()
    {
        while (!over.Wait(Milliseconds))
        {
            (long resident, long mapped) = Pages.Resident();
            if (resident <= limit)
                continue;
            // What was mapped before is the program's own.
            mapped -= Math.Min(mapped, program);
            if (mapped > worthwhile)
                release();
            if (resident - mapped > limit - worthwhile)
                Collect();
        }
    }

    /// <summary>What stays is the collector's: now and then it is asked to give back what it can.</summary>
    void Collect()
    {
        if (Environment.TickCount64 - collected < BetweenCollections)
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        collected = Environment.TickCount64;
    }

    public void Dispose()
    {
        over.Set();
        thread.Join();
        over.Dispose();
    }
}
