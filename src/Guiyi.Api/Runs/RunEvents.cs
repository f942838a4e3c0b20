using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Guiyi.Hub.Base;

namespace Guiyi.Api.Runs;

/// <summary>How a run goes on, told when it has changed.</summary>
static class RunEvents
{
    /// <summary>What people see as at once.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async IAsyncEnumerable<SseItem<RunView>> Of(long id, CustomerHub hub, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellation)
    {
        RunView? told = null;
        // A server that stops does not wait for those who watch: they ask again.
        while (!stopping.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            RunView now = RunView.Of(RunsApi.Known(id, hub), hub);
            if (now != told)
                yield return new SseItem<RunView>(told = now, now.Ended is null ? "progress" : "ended");
            if (now.Ended is not null)
                yield break;
            await Task.Delay(Pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
