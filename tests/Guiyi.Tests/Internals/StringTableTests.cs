using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class StringTableTests
{
    [Fact]
    public void Codes_are_those_of_a_plain_dictionary()
    {
        var plain = new Dictionary<string, int>(StringComparer.Ordinal);
        var table = new StringTable();
        for (int i = 0; i < 20_000; i++)
        {
            string text = Hash64.Mix((ulong)i * 7919 % 6007, 3).ToString("x");
            if (!plain.TryGetValue(text, out int expected))
                plain.Add(text, expected = plain.Count);
            Assert.Equal(expected, table.Add(text));
            if (i == 10_000)
                table.Trim();
        }
        table.Trim();
        Assert.Equal(plain.Count, table.Count);
        foreach ((string text, int code) in plain)
            Assert.Equal((code, text), (table.Find(text), table[code]));
        Assert.Equal(-1, table.Find("nowhere"));
    }

    [Fact]
    public void An_empty_table_finds_nothing() => Assert.Equal(-1, new StringTable().Find(""));
}
