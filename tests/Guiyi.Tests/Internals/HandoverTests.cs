using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class HandoverTests
{
    [Fact]
    public void Everything_is_used_once_and_in_order()
    {
        int next = 0;
        var used = new List<int>();
        Handover.Run(
            new List<int>(),
            [],
            buffer =>
            {
                buffer.Clear();
                for (int i = 0; i < 7 && next < 100; i++)
                    buffer.Add(next++);
                return next < 100;
            },
            used.AddRange);
        Assert.Equal(Enumerable.Range(0, 100), used);
    }

    [Fact]
    public void A_failure_of_either_side_reaches_the_caller()
    {
        Assert.Throws<InvalidOperationException>(() => Handover.Run(1, 2, _ => throw new InvalidOperationException(), _ => { }));
        Assert.Throws<InvalidOperationException>(() => Handover.Run(1, 2, _ => true, _ => throw new InvalidOperationException()));
    }
}
