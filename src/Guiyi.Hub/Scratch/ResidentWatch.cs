namespace Guiyi.Hub.Scratch;

/// <summary>Looks every few milliseconds how much memory the process has, and lets the pages of its scratch files go when it nears the budget.</summary>
sealed class ResidentWatch : IDisposable
{
    // Two busy threads touch some hundred megabytes in a hundred milliseconds.
    const int Milliseconds = 5;

    // Collecting is dear: not again before this long.
    const int BetweenCollections = 2000;

    readonly long limit;
    readonly Action release;
    readonly ManualResetEventSlim over = new();
    readonly Thread thread;
    long collected = long.MinValue / 2;

    public ResidentWatch(long budget, Action release)
    {
        (limit, this.release) = (budget / 4 * 3, release);
        // A thread of its own: the pool's are busy just when it matters.
        thread = new Thread(Watch) { IsBackground = true, Name = "memory", Priority = ThreadPriority.AboveNormal };
        thread.Start();
    }

    void Watch()
    {
        while (!over.Wait(Milliseconds))
            if (Pages.Resident() > limit)
                MakeRoom();
    }

    void MakeRoom()
    {
        release();
        // What stays is the collector's: it is asked to give back what it can, which is not much more than a moment ago.
        if (Pages.Resident() <= limit || Environment.TickCount64 - collected < BetweenCollections)
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
