using System.Collections.Concurrent;
using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class LanesTests
{
    /// <summary>Lanes of different speed, fewer and more of them than buffers and processors.</summary>
    [Theory]
    [InlineData(1, 1, 50)]
    [InlineData(3, 2, 200)]
    [InlineData(9, 6, 200)]
    [InlineData(500, 4, 20)]
    [InlineData(4, 3, 0)]
    [InlineData(0, 2, 30)]
    public void Each_lane_uses_everything_once_and_in_order(int lanes, int buffers, int contents)
    {
        int next = 0;
        var used = new ConcurrentDictionary<int, List<int>>();
        var done = new List<int>();
        Lanes.Run(
            Enumerable.Range(0, buffers).Select(_ => new int[1]).ToArray(),
            lanes,
            buffer =>
            {
                buffer[0] = next++;
                return next < contents;
            },
            (buffer, lane) =>
            {
                Thread.SpinWait(lane % 3 * 200);
                used.GetOrAdd(lane, _ => []).Add(buffer[0]);
            },
            buffer => done.Add(buffer[0]));
        int[] expected = [.. Enumerable.Range(0, Math.Max(1, contents))];
        Assert.Equal(expected, done);
        Assert.Equal(lanes, used.Count);
        Assert.All(used.Values, lane => Assert.Equal(expected, lane));
    }

    [Fact]
    public void A_slow_lane_does_not_stop_the_others_before_the_buffers_are_full()
    {
        Assert.SkipWhen(Environment.ProcessorCount < 2, "Takes two processors.");
        const int buffers = 3;
        int filled = 0;
        using var others = new CountdownEvent(buffers);
        Lanes.Run(
            Enumerable.Range(0, buffers).ToArray(),
            2,
            _ => ++filled < buffers * 2,
            (_, lane) =>
            {
                if (lane == 0)
                    Assert.True(others.Wait(TimeSpan.FromSeconds(30)), "the other lane waited");
                else if (!others.IsSet)
                    others.Signal();
            },
            _ => { });
        Assert.Equal(buffers * 2, filled);
    }

    [Theory]
    [InlineData("fill")]
    [InlineData("use")]
    [InlineData("done")]
    public void A_failure_of_anybody_reaches_the_caller(string who)
    {
        int filled = 0;
        void Fail(string here)
        {
            if (here == who && filled > 5)
                throw new InvalidOperationException(here);
        }
        var fault = Assert.Throws<InvalidOperationException>(() => Lanes.Run(
            Enumerable.Range(0, 3).ToArray(),
            4,
            _ =>
            {
                filled++;
                Fail("fill");
                return true;
            },
            (_, _) => Fail("use"),
            _ => Fail("done")));
        Assert.Equal(who, fault.Message);
    }
}
