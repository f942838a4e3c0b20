using System.Runtime.ExceptionServices;

namespace Guiyi.Internals;

/// <summary>
/// Buffers that are filled one after the other and go through several lanes side by side. In each lane they go in their order, one at a time, but the
/// lanes need not keep step: nobody waits for the slowest as long as there are buffers left.
/// </summary>
static class Lanes
{
    /// <param name="buffers">Used again and again, in turn.</param>
    /// <param name="lanes">Number of lanes.</param>
    /// <param name="fill">Puts the next content into a buffer, on the calling thread; false where there is none after it.</param>
    /// <param name="use">Uses a buffer's content in a lane, on another thread.</param>
    /// <param name="done">Told of each content when all lanes have used it: in order, one at a time, on any thread.</param>
    public static void Run<T>(T[] buffers, int lanes, Func<T, bool> fill, Action<T, int> use, Action<T> done)
    {
        var work = new Work<T>(buffers, lanes, use, done);
        Task[] workers = [.. Enumerable.Range(0, Math.Min(lanes, Environment.ProcessorCount))
            .Select(_ => Task.Factory.StartNew(work.Take, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        bool filled = false;
        try
        {
            for (bool more = true; more && work.Room() is { } place;)
            {
                more = fill(buffers[place]);
                work.Offer(place);
            }
            filled = true;
        }
        finally
        {
            work.End(filled);
            Task.WaitAll(workers);
        }
        work.Fault?.Throw();
    }

    sealed class Work<T>
    {
        readonly T[] buffers;
        readonly Action<T, int> use;
        readonly Action<T> done;
        readonly object gate = new();
        readonly Queue<int> ready = new();

        // Lanes that have used all there is.
        readonly Stack<int> idle;

        // By lane how many contents it has used; by buffer how many lanes have yet to use it.
        readonly long[] used;
        readonly int[] left;
        long filled, finished;
        bool ended, stopped;

        public Work(T[] buffers, int lanes, Action<T, int> use, Action<T> done)
        {
            (this.buffers, this.use, this.done) = (buffers, use, done);
            (used, left) = (new long[lanes], new int[buffers.Length]);
            idle = new Stack<int>(Enumerable.Range(0, lanes).Reverse());
        }

        public ExceptionDispatchInfo? Fault { get; private set; }

        /// <summary>Waits for a buffer that nobody uses any more; null where somebody failed.</summary>
        public int? Room()
        {
            lock (gate)
            {
                while (filled - finished == buffers.Length && !stopped)
                    Monitor.Wait(gate);
                return stopped ? null : (int)(filled % buffers.Length);
            }
        }

        /// <summary>A buffer is full.</summary>
        public void Offer(int place)
        {
            lock (gate)
            {
                left[place] = used.Length;
                filled++;
                while (idle.TryPop(out int lane))
                    ready.Enqueue(lane);
                if (used.Length == 0)
                    Finish(place);
                Monitor.PulseAll(gate);
            }
        }

        /// <summary>Nothing more comes.</summary>
        /// <param name="isWhole">False where what is there need not be used.</param>
        public void End(bool isWhole)
        {
            lock (gate)
            {
                ended = true;
                stopped |= !isWhole;
                Monitor.PulseAll(gate);
            }
        }

        /// <summary>What a worker does until the end.</summary>
        public void Take()
        {
            try
            {
                while (Next() is { } lane)
                {
                    use(buffers[used[lane] % buffers.Length], lane);
                    Used(lane);
                }
            }
            catch (Exception fault)
            {
                lock (gate)
                {
                    Fault ??= ExceptionDispatchInfo.Capture(fault);
                    stopped = true;
                    Monitor.PulseAll(gate);
                }
            }
        }

        int? Next()
        {
            lock (gate)
            {
                // At the end a lane that is behind, and that somebody else has in hand, may come back.
                while (ready.Count == 0 && !stopped && !(ended && idle.Count == used.Length))
                    Monitor.Wait(gate);
                return !stopped && ready.TryDequeue(out int lane) ? lane : null;
            }
        }

        void Used(int lane)
        {
            lock (gate)
            {
                int place = (int)(used[lane]++ % buffers.Length);
                if (used[lane] < filled)
                    ready.Enqueue(lane);
                else
                    idle.Push(lane);
                if (--left[place] == 0)
                    Finish(place);
                Monitor.PulseAll(gate);
            }
        }

        void Finish(int place)
        {
            done(buffers[place]);
            finished++;
        }
    }
}
