using System.Buffers.Binary;

namespace Guiyi.Profile;

/// <summary>Writes profiles as bytes: numbers in as few as they need. <see cref="ProfileReader"/> reads them.</summary>
/// <param name="placeOf">The place of a name in the list of names.</param>
sealed class ProfileWriter(Func<string, int> placeOf)
{
    /// <summary>What stands before a decimal that is written whole: no sign and scale say that.</summary>
    public const byte WholeDecimal = 0xFF;

    readonly List<byte> bytes = [];

    /// <summary>Bytes written so far.</summary>
    public int Length => bytes.Count;

    /// <summary>What was written; the next begins anew.</summary>
    public byte[] Take()
    {
        byte[] taken = [.. bytes];
        bytes.Clear();
        return taken;
    }

    public void Write(CustomerProfile profile)
    {
        foreach (int count in (ReadOnlySpan<int>)[profile.Interactions, profile.Orders, profile.Tickets, profile.DaysActive, profile.Answers, profile.Later])
            Number((ulong)count);
        foreach (DateTime? moment in (ReadOnlySpan<DateTime?>)[profile.FirstSeen, profile.LastSeen, profile.FirstOrder, profile.LastOrder])
            Moment(moment);
        Number(profile.RecencyDays is { } days ? 1 + (ulong)(uint)days : 0);
        bytes.Add((byte)(profile.Satisfaction is null ? 0 : 1));
        if (profile.Satisfaction is { } mean)
            Fixed((ulong)BitConverter.DoubleToInt64Bits(mean));
        Number((ulong)profile.Money.Count);
        foreach (MoneySum sum in profile.Money)
            Named(sum.Currency, sum.Orders, sum.Amount);
        Number((ulong)profile.Channels.Count);
        foreach (ChannelCount channel in profile.Channels)
        {
            Number((ulong)placeOf(channel.Source));
            Number((ulong)channel.Interactions);
        }
        Number((ulong)profile.Favourites.Count);
        foreach (FavouriteProduct product in profile.Favourites)
            Named(product.Name, product.Orders, product.Money);
    }

    void Named(string name, int orders, decimal amount)
    {
        Number((ulong)placeOf(name));
        Number((ulong)orders);
        Amount(amount);
    }

    /// <summary>Seven bits to a byte, the lowest first; the eighth says that more follow.</summary>
    void Number(ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
    }

    /// <summary>None, whole seconds, or ticks: two bits at the end say which.</summary>
    void Moment(DateTime? moment)
    {
        ulong ticks = (ulong)(moment?.Ticks ?? 0);
        Number(moment is null ? 0 : ticks % TimeSpan.TicksPerSecond == 0 ? (ticks / TimeSpan.TicksPerSecond << 2) | 1 : (ticks << 2) | 2);
    }

    void Amount(decimal amount)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(amount, parts);
        if (parts[1] == 0 && parts[2] == 0)
        {
            bytes.Add((byte)((parts[3] >> 16) | (parts[3] < 0 ? 0x80 : 0)));
            Number((uint)parts[0]);
            return;
        }
        bytes.Add(WholeDecimal);
        foreach (int part in parts)
            Fixed((uint)part);
    }

    void Fixed(ulong number)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(eight, number);
        bytes.AddRange(eight);
    }
}
