using System.Runtime.ExceptionServices;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>
/// Formats rows on all cores and writes them in their order: who has formatted a part waits for its turn, writes it, and takes the next part. Memory
/// stays bounded: one part per core at a time.
/// </summary>
sealed class ParallelRows
{
    /// <summary>Small enough for what is gathered and written to stay in a core's own cache.</summary>
    public const int ItemsPerPart = 512;

    readonly CsvWriter writer;
    readonly int items;
    readonly Action<int, int, CsvWriter> write;
    readonly object gate = new();
    int taken = -1, turn;
    bool broken;

    ParallelRows(CsvWriter writer, int items, Action<int, int, CsvWriter> write) => (this.writer, this.items, this.write) = (writer, items, write);

    /// <param name="writer">Has its header already.</param>
    /// <param name="items">Number of items, each giving any number of rows.</param>
    /// <param name="write">Writes the rows of the items from one number up to another; called from several threads, each with a writer of its own.</param>
    /// <exception cref="SinkException">The rows cannot be written.</exception>
    public static void Write(CsvWriter writer, int items, Action<int, int, CsvWriter> write)
    {
        var rows = new ParallelRows(writer, items, write);
        try
        {
            Parallel.For(0, Environment.ProcessorCount, _ => rows.Work());
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }

    void Work()
    {
        int parts = (items + ItemsPerPart - 1) / ItemsPerPart;
        CsvWriter own = writer.Part();
        try
        {
            for (int part; (part = Interlocked.Increment(ref taken)) < parts && !broken;)
            {
                write(part * ItemsPerPart, Math.Min(items, (part + 1) * ItemsPerPart), own);
                Append(part, own);
            }
        }
        catch
        {
            lock (gate)
            {
                broken = true;
                Monitor.PulseAll(gate);
            }
            throw;
        }
    }

    /// <summary>Writes a part when all before it are written; where one of those failed, there is nothing to write it to.</summary>
    void Append(int part, CsvWriter own)
    {
        lock (gate)
        {
            while (turn != part && !broken)
                Monitor.Wait(gate);
            if (broken)
                return;
            writer.Append(own);
            turn++;
            Monitor.PulseAll(gate);
        }
    }
}
