using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class TextDictionaryTests
{
    [Fact]
    public void It_gives_the_codes_that_a_plain_dictionary_gives()
    {
        var dice = new Dice(6);
        var texts = new TextDictionary();
        var twin = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < 150_000; i++)
        {
            string text = MixedText.One(dice, i % 1000 == 0 ? 3000 : 6);
            Assert.Equal(twin.TryGetValue(text, out int known) ? known : -1, texts.Find(text));
            twin.TryAdd(text, twin.Count);
            Assert.Equal(twin[text], texts.Add(text));
        }
        Assert.Equal(twin.Count, texts.Count);
        Assert.InRange(twin.Count, 10_000, 140_000);
        foreach ((string text, int code) in twin)
        {
            Assert.Equal(code, texts.Find(text));
            Assert.True(texts[code].SequenceEqual(text));
        }
    }

    [Fact]
    public void Empty_and_very_long_texts_keep_their_place_among_short_ones()
    {
        // Blocks hold a million characters: one fills a block, one does not fit into any.
        string[] texts = ["", "a", new('长', 1 << 20), "b", new string('x', 3_000_000) + "y", "", "c", new string('x', 3_000_000) + "z", new('q', (1 << 20) - 1), "de"];
        var dictionary = new TextDictionary();
        int[] codes = [.. texts.Select(t => dictionary.Add(t))];
        Assert.Equal([0, 1, 2, 3, 4, 0, 5, 6, 7, 8], codes);
        for (int i = 0; i < texts.Length; i++)
            Assert.True(dictionary[codes[i]].SequenceEqual(texts[i]), $"text {i} came back changed");
    }

    [Fact]
    public void An_unknown_text_has_no_code_and_asking_adds_nothing()
    {
        var texts = new TextDictionary();
        Assert.Equal(-1, texts.Find(""));
        texts.Add("张丽");
        Assert.Equal(-1, texts.Find("张"));
        Assert.Equal(-1, texts.Find("张丽丽"));
        Assert.Equal(1, texts.Count);
    }

    [Fact]
    public void Texts_that_lie_end_to_end_are_not_mistaken_for_each_other()
    {
        var texts = new TextDictionary();
        Assert.Equal(0, texts.Add("ab"));
        Assert.Equal(1, texts.Add("cd"));
        Assert.Equal(2, texts.Add("abcd"));
        Assert.Equal(3, texts.Add("bc"));
    }
}
