namespace Guiyi.Hub.Tests.Storage;

/// <summary>A test of the store; its two heirs run it on SQLite and on PostgreSQL.</summary>
public abstract class StoreTests<TPlace> : IDisposable
    where TPlace : Place, new()
{
    protected TPlace Place { get; } = new();

    public void Dispose()
    {
        Place.Dispose();
        GC.SuppressFinalize(this);
    }
}
