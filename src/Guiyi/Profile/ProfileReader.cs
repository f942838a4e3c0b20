using System.Buffers.Binary;

namespace Guiyi.Profile;

/// <summary>Reads a profile that <see cref="ProfileWriter"/> wrote.</summary>
/// <param name="bytes">The profile's bytes, and perhaps more.</param>
/// <param name="names">The list of names.</param>
ref struct ProfileReader(ReadOnlySpan<byte> bytes, List<string> names)
{
    readonly ReadOnlySpan<byte> bytes = bytes;
    int at;

    // What stands in an initializer is read in the order in which it stands there, which is that of writing.
    public CustomerProfile Read() => new()
    {
        Interactions = Count(),
        Orders = Count(),
        Tickets = Count(),
        DaysActive = Count(),
        Answers = Count(),
        Later = Count(),
        FirstSeen = Moment(),
        LastSeen = Moment(),
        FirstOrder = Moment(),
        LastOrder = Moment(),
        RecencyDays = Number() is > 0 and ulong days ? (int)(uint)(days - 1) : null,
        Satisfaction = bytes[at++] == 0 ? null : BitConverter.Int64BitsToDouble((long)Fixed()),
        Money = Sums(),
        Channels = Channels(),
        Favourites = Favourites(),
    };

    MoneySum[] Sums()
    {
        int count = Count();
        if (count == 0)
            return [];
        var sums = new MoneySum[count];
        for (int i = 0; i < sums.Length; i++)
        {
            (string name, int orders, decimal amount) = Named();
            sums[i] = new MoneySum(name, amount, orders);
        }
        return sums;
    }

    ChannelCount[] Channels()
    {
        int count = Count();
        if (count == 0)
            return [];
        var channels = new ChannelCount[count];
        for (int i = 0; i < channels.Length; i++)
        {
            string source = names[Count()];
            channels[i] = new ChannelCount(source, Count());
        }
        return channels;
    }

    FavouriteProduct[] Favourites()
    {
        int count = Count();
        if (count == 0)
            return [];
        var products = new FavouriteProduct[count];
        for (int i = 0; i < products.Length; i++)
        {
            (string name, int orders, decimal amount) = Named();
            products[i] = new FavouriteProduct(name, orders, amount);
        }
        return products;
    }

    (string Name, int Orders, decimal Amount) Named()
    {
        string name = names[Count()];
        int orders = Count();
        return (name, orders, Amount());
    }

    int Count() => (int)Number();

    ulong Number()
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
    }

    DateTime? Moment()
    {
        ulong number = Number();
        return (number & 3) switch { 0 => null, 1 => new DateTime((long)(number >> 2) * TimeSpan.TicksPerSecond), _ => new DateTime((long)(number >> 2)) };
    }

    decimal Amount()
    {
        byte form = bytes[at++];
        if (form != ProfileWriter.WholeDecimal)
            return new decimal((int)(uint)Number(), 0, 0, form >= 0x80, (byte)(form & 0x7F));
        Span<int> parts = stackalloc int[4];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = (int)(uint)Fixed();
        return new decimal(parts);
    }

    ulong Fixed()
    {
        ulong number = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
        at += sizeof(ulong);
        return number;
    }
}
