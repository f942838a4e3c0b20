using System.Globalization;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage;
using Guiyi.StoreFeeder;

// Feeds a workspace until it is killed, and says after each commit which one it was.
// Arguments: the workspace's folder, and for PostgreSQL the connection string. Behind "--hub SEED" a whole hub is fed by three clients at once, else the
// store with groups of changes.
try
{
    bool isHub = args[0] == "--hub";
    string[] place = isHub ? args[2..] : args;
    Workspace workspace = Workspace.Open(place[0], place.Length > 1 ? place[1] : null);
    if (isHub)
    {
        await using var hub = CustomerHub.Open(workspace, new HubOptions { Quiet = TimeSpan.FromMilliseconds(50) });
        await hub.Ready;
        await hub.Sources.Have("orders", ["订单号", "收货人", "手机", "金额"], "订单号");
        int seed = int.Parse(args[1], CultureInfo.InvariantCulture);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(client => new HubClient(hub, client, seed * 3 + client).Work()));
        return 0;
    }
    using (workspace)
    {
        var groups = new Groups(workspace.Store);
        Console.WriteLine("open");
        while (true)
            Console.WriteLine($"kept {groups.Feed()}");
    }
}
catch (StoreException refused)
{
    Console.WriteLine($"refused {refused.Fault}: {refused.Message}");
    return 1;
}
