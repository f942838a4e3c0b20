using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class CharSetTests
{
    [Fact]
    public void It_holds_what_a_plain_set_holds_over_all_characters()
    {
        HashSet<char> members = ['\0', '?', '@', 'A', '省', '市', '\u3FFF', '\uD83C', '\uFFFF'];
        var set = new CharSet(members);
        for (int c = 0; c <= char.MaxValue; c++)
            Assert.Equal(members.Contains((char)c), set.Contains((char)c));
    }

    [Fact]
    public void An_empty_set_holds_nothing()
    {
        var set = new CharSet([]);
        Assert.DoesNotContain(Enumerable.Range(0, char.MaxValue + 1), c => set.Contains((char)c));
    }
}
