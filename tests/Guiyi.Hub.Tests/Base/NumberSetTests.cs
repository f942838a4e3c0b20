using Guiyi.Hub.Base;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

public sealed class NumberSetTests
{
    [Fact]
    public void A_number_is_in_it_once()
    {
        var set = new NumberSet();
        set.Remove(5);
        foreach (int number in (int[])[0, 63, 64, 1_700_000, 64])
            set.Add(number);
        Assert.Equal(4, set.Count);
        set.Remove(64);
        set.Remove(64);
        set.Remove(65);
        Assert.Equal(3, set.Count);
    }
}
