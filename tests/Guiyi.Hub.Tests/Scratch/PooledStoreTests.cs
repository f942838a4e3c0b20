using Guiyi.Hub.Scratch;
using Guiyi.Internals;
using Xunit;

namespace Guiyi.Hub.Tests.Scratch;

public sealed unsafe class PooledStoreTests
{
    [Fact]
    public void Memory_that_is_given_back_is_taken_again_and_zeroed_where_asked()
    {
        var store = new PooledStore();
        ColumnMemory one = store.Take(1_000_000, zeroed: true);
        nint page = one.Start / 4096;
        Bytes(one, 1_000_000).Fill(7);
        one.Dispose();
        ColumnMemory again = store.Take(1_000_000, zeroed: true);
        Assert.Equal(page, again.Start / 4096);
        Assert.Equal(-1, Bytes(again, 1_000_000).IndexOfAnyExcept((byte)0));
        GC.KeepAlive(store);
    }

    [Fact]
    public void Who_gives_back_twice_gives_back_once()
    {
        var store = new PooledStore();
        ColumnMemory one = store.Take(100_000, zeroed: false);
        one.Dispose();
        one.Dispose();
        ColumnMemory a = store.Take(100_000, zeroed: false), b = store.Take(100_000, zeroed: false);
        Assert.True(Math.Abs(a.Start - b.Start) >= 100_000);
        GC.KeepAlive(store);
    }

    [Fact]
    public void A_column_that_is_cut_stays_where_it_is_and_gives_back_its_end()
    {
        var store = new PooledStore();
        ColumnMemory cut = store.Take(4_000_000, zeroed: true);
        nint first = cut.Start;
        Bytes(cut, 400_000).Fill(7);
        Assert.True(cut.TryShorten(400_000));
        Assert.Equal(first, cut.Start);
        ColumnMemory next = store.Take(2_000_000, zeroed: true);
        Assert.InRange(next.Start, first + 400_000, first + 4_000_000);
        Assert.Equal(-1, Bytes(next, 2_000_000).IndexOfAnyExcept((byte)0));
        Bytes(next, 2_000_000).Fill(1);
        Assert.Equal(-1, Bytes(cut, 400_000).IndexOfAnyExcept((byte)7));
        cut.Dispose();
        Assert.False(cut.TryShorten(1));
        GC.KeepAlive(store);
    }

    /// <summary>A thousand columns come and go: each keeps what was written to it, and zeros are zeros.</summary>
    /// <param name="largest">Bytes of the largest.</param>
    [Theory]
    [InlineData(200_000)]
    [InlineData(3_000_000)]
    [InlineData(300_000_000)]
    public void Columns_never_overlap(int largest)
    {
        var store = new PooledStore();
        var random = new Random(largest);
        List<(ColumnMemory Memory, int Bytes, byte Mark)> held = [];
        for (int i = 0; i < (largest > 100_000_000 ? 20 : 1000); i++)
        {
            if (held.Count > 3 && random.Next(2) == 0)
            {
                int gone = random.Next(held.Count);
                AssertMarked(held[gone]);
                held[gone].Memory.Dispose();
                held.RemoveAt(gone);
                continue;
            }
            int bytes = random.Next(1, largest);
            bool zeroed = random.Next(2) == 0;
            ColumnMemory memory = store.Take(bytes, zeroed);
            Assert.Equal(0, memory.Start % 8);
            if (zeroed)
                Assert.Equal(-1, Bytes(memory, bytes).IndexOfAnyExcept((byte)0));
            byte mark = (byte)((i % 255) + 1);
            Bytes(memory, bytes)[..1].Fill(mark);
            Bytes(memory, bytes)[^1] = mark;
            held.Add((memory, bytes, mark));
        }
        held.ForEach(AssertMarked);
        GC.KeepAlive(store);
    }

    static void AssertMarked((ColumnMemory Memory, int Bytes, byte Mark) held)
    {
        Assert.Equal(held.Mark, Bytes(held.Memory, held.Bytes)[0]);
        Assert.Equal(held.Mark, Bytes(held.Memory, held.Bytes)[^1]);
    }

    static Span<byte> Bytes(ColumnMemory memory, int bytes) => new((void*)memory.Start, bytes);
}
