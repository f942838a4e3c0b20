using Guiyi.Hub.Storage;
using Guiyi.StoreFeeder;

// Feeds groups of changes to a workspace until it is killed, and says after each commit which one it was.
// Arguments: the workspace's folder, and for PostgreSQL the connection string.
try
{
    using Workspace workspace = Workspace.Open(args[0], args.Length > 1 ? args[1] : null);
    var groups = new Groups(workspace.Store);
    Console.WriteLine("open");
    while (true)
        Console.WriteLine($"kept {groups.Feed()}");
}
catch (StoreException refused)
{
    Console.WriteLine($"refused {refused.Fault}: {refused.Message}");
    return 1;
}
