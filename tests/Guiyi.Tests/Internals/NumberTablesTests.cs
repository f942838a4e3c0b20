using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class NumberTablesTests
{
    [Fact]
    public void What_was_never_set_is_none()
    {
        var map = new NumberMap { [3] = 7, [100_000] = 0 };
        Assert.Equal([7, -1, 0, -1, -1], new[] { map[3], map[4], map[100_000], map[1 << 30], map[-1] });
        map[3] = -1;
        map[1 << 30] = -1;
        Assert.Equal([-1, -1], new[] { map[3], map[1 << 30] });
    }

    [Fact]
    public void Keys_have_places_in_the_order_in_which_they_came()
    {
        var places = new KeyPlaces();
        ulong[] keys = [0, ulong.MaxValue, .. Enumerable.Range(1, 5000).Select(i => (ulong)i << 32)];
        Assert.Equal(Enumerable.Range(0, keys.Length), keys.Select(places.Add));
        Assert.Equal(Enumerable.Range(0, keys.Length), keys.Select(places.Find));
        Assert.Equal(keys, Enumerable.Range(0, keys.Length).Select(i => places[i]));
        Assert.Equal(-1, places.Find(5));
    }

    [Fact]
    public void Records_come_and_go_under_their_keys()
    {
        var keys = new LaterKeys();
        var expected = new Dictionary<int, ulong[]>();
        var random = new Random(5);
        for (int step = 0; step < 20_000; step++)
        {
            int record = random.Next(500);
            ulong[] own = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (ulong)random.Next(300)).Distinct()];
            keys.Put(record, own);
            expected[record] = own;
        }
        for (ulong key = 0; key < 300; key++)
            Assert.Equal(expected.Where(e => e.Value.Contains(key)).Select(e => e.Key).Order(), keys.Find(key).Order());
    }
}
