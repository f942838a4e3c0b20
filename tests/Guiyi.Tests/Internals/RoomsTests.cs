using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class RoomsTests
{
    [Fact]
    public void What_is_put_into_a_room_stays_there_whatever_comes_after_it()
    {
        using var rooms = new Rooms<int>(ColumnStore.Memory);
        var dice = new Dice(91);
        var kept = new List<(Rooms<int>.Room Room, int[] Items)>();
        for (int i = 0; i < 2_000; i++)
        {
            // Now and then one that is longer than what is usually taken.
            int[] items = [.. Enumerable.Range(0, i % 500 == 499 ? 100_000 : dice.Below(300)).Select(_ => dice.Below(1_000_000))];
            kept.Add((rooms.Take(items), items));
        }
        foreach ((Rooms<int>.Room room, int[] items) in kept)
            Assert.True(room.Span.SequenceEqual(items));
    }

    [Fact]
    public void No_items_take_no_room() => Assert.Equal(0, new Rooms<int>(ColumnStore.Memory).Take([]).Span.Length);
}
