using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class PlainCopyTests
{
    static readonly string[] Alphabet = ["a", "Z", "0", " ", "~", "\u007F", "!", "#", "+", "-", "=", "@"];
    static readonly string[] Others = [",", "\"", "\t", "\n", "\u001F", "\0", "\u0080", "é", "王", "\uFFFF", "\uD83C"];

    static bool IsPlain(string text) => text.All(c => c is >= ' ' and <= '\u007F' and not (',' or '"'));

    static IEnumerable<string> Texts()
    {
        var dice = new Dice(11);
        for (int i = 0; i < 20_000; i++)
        {
            char[] text = [.. Enumerable.Range(0, i % 71).SelectMany(_ => dice.One(Alphabet))];
            // One that is not plain, at any place, must not be overlooked.
            if (text.Length > 0 && dice.Falls(0.5))
                text[dice.Below(text.Length)] = dice.One(Others)[0];
            yield return new string(text);
        }
    }

    [Fact]
    public void Characters_are_copied_as_bytes_where_all_are_plain()
    {
        foreach (string text in Texts())
        {
            byte[] to = new byte[text.Length + 2];
            bool plain = PlainCopy.Copy(text, to.AsSpan(1));
            Assert.Equal(IsPlain(text), plain);
            Assert.Equal(0, to[0] | to[^1]);
            if (plain)
                Assert.Equal(text, System.Text.Encoding.ASCII.GetString(to, 1, text.Length));
        }
    }

    [Fact]
    public void Bytes_are_copied_and_those_that_are_not_plain_are_seen()
    {
        foreach (string text in Texts())
        {
            byte[] from = System.Text.Encoding.UTF8.GetBytes(text), to = new byte[from.Length + 2];
            Assert.Equal(IsPlain(text), PlainCopy.Copy(from, to.AsSpan(1)));
            Assert.Equal([0, .. from, 0], to);
        }
    }

    [Fact]
    public void Too_little_room_is_told()
    {
        Assert.ThrowsAny<Exception>(() => PlainCopy.Copy("0123456789", new byte[9]));
        Assert.ThrowsAny<Exception>(() => PlainCopy.Copy("0123456789"u8, new byte[9]));
        Assert.ThrowsAny<Exception>(() => PlainCopy.Copy("01234567890123456789"u8, new byte[19]));
    }
}
