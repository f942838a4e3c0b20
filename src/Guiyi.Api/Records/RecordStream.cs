using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Model;

namespace Guiyi.Api.Records;

/// <summary>Takes records in portion by portion while they come, and tells what became of them in their order: what is told is on the disk.</summary>
sealed class RecordStream(CustomerHub hub, string source, string? keyColumn, string by, RecordAnswers answers)
{
    const int Most = 1000;

    /// <summary>Portions that wait for the writer while the next is read.</summary>
    const int Ahead = 3;

    readonly Queue<(IReadOnlyList<SentLine> Lines, Task<IReadOnlyList<RecordReceipt>> Receipts)> sent = new();
    List<SentLine> portion = [];

    public async Task Take(IAsyncEnumerable<SentLine> lines, CancellationToken cancellation)
    {
        try
        {
            await foreach (SentLine line in lines)
            {
                if (!line.IsPause)
                    portion.Add(line);
                if (line.IsPause || portion.Count == Most)
                    await Send(line.IsPause ? 0 : Ahead, cancellation);
            }
            await Send(0, cancellation);
        }
        finally
        {
            // What was begun is finished, whatever became of who sent it.
            foreach ((_, Task<IReadOnlyList<RecordReceipt>> receipts) in sent)
                await ((Task)receipts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Hands the portion to the writer, and tells what is done until so many are left.</summary>
    async Task Send(int left, CancellationToken cancellation)
    {
        if (portion.Count > 0)
        {
            IReadOnlyList<SentLine> lines = portion;
            portion = [];
            SentRecord[] records = [.. lines.Where(l => l.Record is not null).Select(l => l.Record!)];
            Reject[] rejects = [.. lines.Where(l => l.Record is null).Select(l => new Reject(source, (int)Math.Min(l.Line, int.MaxValue), l.Line, l.Column, l.Reason, l.Raw))];
            sent.Enqueue((lines, await hub.Records.Begin(source, records, by, rejects, keyColumn, cancellation)));
        }
        while (sent.Count > left)
        {
            await sent.Peek().Receipts;
            (IReadOnlyList<SentLine> lines, Task<IReadOnlyList<RecordReceipt>> receipts) = sent.Dequeue();
            await answers.Tell(lines, await receipts, cancellation);
        }
    }
}
