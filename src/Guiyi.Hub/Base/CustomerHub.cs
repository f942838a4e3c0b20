using Guiyi.Hub.Storage;

namespace Guiyi.Hub.Base;

/// <summary>
/// A customer base that takes records all day: a workspace with its one writer, and the base that follows from it in memory. Any number of threads may
/// read; changes wait in the writer's queue and are on the disk when their task ends.
/// </summary>
public sealed class CustomerHub : IAsyncDisposable
{
    readonly HubWriter writer;

    CustomerHub(Workspace workspace, TimeProvider clock)
    {
        (Workspace, Clock) = (workspace, clock);
        writer = new HubWriter(workspace.Store);
    }

    public Workspace Workspace { get; }

    /// <summary>Reads; see <see cref="Write{T}"/> for changes.</summary>
    public Store Store => Workspace.Store;

    public TimeProvider Clock { get; }

    /// <summary>Opens the base of a workspace. The workspace is closed with the hub.</summary>
    public static CustomerHub Open(Workspace workspace, TimeProvider? clock = null) => new(workspace, clock ?? TimeProvider.System);

    /// <summary>Makes a change that concerns the store alone, such as users and sessions: in a transaction of its own, after those that wait already.</summary>
    /// <returns>What the change gave, once it is on the disk.</returns>
    /// <exception cref="StoreException">Nothing of it is kept.</exception>
    public Task<T> Write<T>(Func<Transaction, T> change, CancellationToken cancellation = default) => writer.Write(change, cancellation);

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        Workspace.Dispose();
    }
}
