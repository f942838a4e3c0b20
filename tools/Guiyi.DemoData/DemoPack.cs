using System.Text;
using Guiyi.DemoData.Channels;
using Guiyi.DemoData.People;

namespace Guiyi.DemoData;

/// <summary>The bundled channels of an invented shop chain, and who is who in them. The same bytes every time.</summary>
static class DemoPack
{
    /// <summary>Every file with its contents; the channels first, the truth last.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Files()
    {
        IReadOnlyList<Channel> channels = Channels();
        return [.. channels.Select(c => (c.File, c.Bytes)), ("truth.csv", Truth(channels))];
    }

    public static IReadOnlyList<Channel> Channels()
    {
        Town town = Town.Build();
        // Each channel has dice of its own, so that a change in one leaves the others as they are.
        return
        [
            ShopOrders.Write(town, new Dice(11)),
            Members.Write(town, new Dice(12)),
            ChatContacts.Write(town, new Dice(13)),
            Tickets.Write(town, new Dice(14)),
            StoreReceipts.Write(town, new Dice(15)),
            BusinessAccounts.Write(town, new Dice(16)),
            Survey.Write(town, new Dice(17)),
            WebEvents.Write(town, new Dice(18)),
        ];
    }

    static byte[] Truth(IReadOnlyList<Channel> channels)
    {
        var text = new StringBuilder("source,row,entity\n");
        foreach (Channel channel in channels)
            for (int row = 0; row < channel.Entities.Count; row++)
                if (channel.Entities[row] is { } entity)
                    text.Append(Path.GetFileNameWithoutExtension(channel.File)).Append(',').Append(row + 1).Append(',').Append(entity).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
