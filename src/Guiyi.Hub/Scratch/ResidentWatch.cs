namespace Guiyi.Hub.Scratch;

/// <summary>Looks every millisecond how much memory the process has, and lets pages of its scratch files go when it nears the budget.</summary>
sealed class ResidentWatch : IDisposable
{
    const int Milliseconds = 1;

    // Collecting is dear: not again before this long.
    const int BetweenCollections = 3000;

    // The rest is for what is touched before the watch has its turn.
    const double WherePagesComeSlowly = 0.8, WherePagesComeFast = 0.6;

    readonly ResidentSet resident = new();
    readonly long limit, goal, worthwhile, program;
    readonly ScratchSpace space;
    readonly ManualResetEventSlim over = new();
    readonly Thread thread;
    long collected = long.MinValue / 2;

    /// <param name="budget">Bytes that the process is to stay within.</param>
    /// <param name="space">Whose pages are let go.</param>
    public ResidentWatch(long budget, ScratchSpace space)
    {
        this.space = space;
        program = resident.Measure().Mapped;
        limit = (long)(budget * (space.ComesSlowly ? WherePagesComeSlowly : WherePagesComeFast));
        // Few pages are worth nothing: they would only have to come back.
        (goal, worthwhile) = (limit - (budget / 16), budget / 16);
        // A thread of its own: the pool's are busy just when it matters.
        thread = new Thread(Watch) { IsBackground = true, Name = "memory", Priority = ThreadPriority.Highest };
        thread.Start();
    }

    void Watch()
    {
        ShortTurns.ForThisThread();
        while (!over.Wait(Milliseconds))
        {
            (long all, long mapped) = resident.Measure();
            if (all <= limit)
                continue;
            if (all - mapped + program > goal)
                Collect();
            // What was mapped before is the program's own.
            for (int part = space.Parts; part > 0 && all > goal && mapped - program > worthwhile; part--)
            {
                space.ReleaseSome();
                (all, mapped) = resident.Measure();
            }
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
        resident.Dispose();
    }
}
