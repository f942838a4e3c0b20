using Guiyi.Hub.Storage.Databases;
using Guiyi.Hub.Storage.Databases.PostgreSql;
using Guiyi.Hub.Storage.Databases.Sqlite;

namespace Guiyi.Hub.Storage;

/// <summary>
/// A folder that belongs to one hub: <c>workspace.json</c>, the files people uploaded, and the database, unless that is on a PostgreSQL server.
/// One process at a time may have it open.
/// </summary>
public sealed class Workspace : IDisposable
{
    readonly FileStream guard;

    Workspace(string folder, WorkspaceFile file, Store store, FileStream guard) =>
        (Folder, Id, Created, Store, this.guard) = (folder, file.Id, file.Created, store, guard);

    public string Folder { get; }

    /// <summary>The same in workspace.json and in the store, so that folder and database cannot be mixed up.</summary>
    public string Id { get; }

    public DateTimeOffset Created { get; }

    public Store Store { get; }

    /// <summary>Where uploaded files lie.</summary>
    public string Uploads => Path.Combine(Folder, "uploads");

    /// <summary>Opens a workspace, and makes it where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="connectionString">A PostgreSQL database, such as <c>Host=localhost;Database=guiyi;Username=guiyi</c>; null for SQLite in the folder.</param>
    /// <param name="sealer">Where sensitive values go in and out; null to store them as they are.</param>
    /// <param name="clock">Gives the times that are noted; null for the system's.</param>
    /// <exception cref="StoreException">Another process has it open, it cannot be written to, the server cannot be reached, or it was made with something else.</exception>
    public static Workspace Open(string folder, string? connectionString = null, ISealer? sealer = null, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        folder = Path.GetFullPath(folder);
        clock ??= TimeProvider.System;
        FileStream guard = Guard(folder);
        Store? store = null;
        try
        {
            string kind = connectionString is null ? WorkspaceFile.Sqlite : WorkspaceFile.PostgreSql;
            WorkspaceFile? file = WorkspaceFile.Read(folder);
            if (file is not null && file.Store != kind)
                throw new StoreException(StoreFault.AnotherStore, $"The workspace {folder} keeps its data in {file.Store}; it was opened for {kind}. {(connectionString is null ? "Give the connection string." : "Leave the connection string out.")}");
            Database database = connectionString is null ? new SqliteDatabase(Path.Combine(folder, "guiyi.db")) : new PostgreSqlDatabase(connectionString);
            store = Store.Open(database, sealer ?? new PlainSealer(), clock);
            file = SameAs(store, file, folder, kind, clock.GetUtcNow());
            return new Workspace(folder, file, store, guard);
        }
        catch
        {
            store?.Dispose();
            guard.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Store.Dispose();
        guard.Dispose();
    }

    /// <summary>The folder and the store name each other; a new one of the two takes the other's name.</summary>
    static WorkspaceFile SameAs(Store store, WorkspaceFile? file, string folder, string kind, DateTimeOffset now)
    {
        WorkspaceFile kept = store.Identify(file ?? new WorkspaceFile(Guid.NewGuid().ToString("N"), kind, now));
        if (file is not null && file.Id != kept.Id)
            throw new StoreException(StoreFault.AnotherStore, $"The workspace {folder} is {file.Id}, but the database belongs to {kept.Id}. Use the folder that belongs to the database.");
        if (file is null)
            kept.Write(folder);
        return kept;
    }

    /// <summary>A file that one process can hold; the system lets go of it when the process ends, however that happens.</summary>
    static FileStream Guard(string folder)
    {
        string path = Path.Combine(folder, "guiyi.lock");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "uploads"));
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new StoreException(StoreFault.ReadOnly, $"The workspace {folder} takes no writes: {fault.Message}", fault);
        }
        catch (IOException fault)
        {
            throw File.Exists(path)
                ? new StoreException(StoreFault.InUse, $"The workspace {folder} is open in another process. A workspace belongs to one server: stop the other, or send requests to it.", fault)
                : new StoreException(StoreFault.ReadOnly, $"The workspace {folder} cannot be made: {fault.Message}", fault);
        }
    }
}
