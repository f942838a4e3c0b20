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
    public void A_grid_gives_the_codes_that_single_texts_give()
    {
        var dice = new Dice(8);
        var grid = new TextGrid(2);
        var columns = (TextDictionary[])[new(), new()];
        var single = (TextDictionary[])[new(), new()];
        int[] codes = new int[1000];
        ulong[] hashes = new ulong[1000];
        for (int batch = 0; batch < 20; batch++)
        {
            grid.Clear();
            string[] texts = [.. Enumerable.Range(0, 2000).Select(_ => MixedText.One(dice, 5))];
            foreach (string text in texts)
                grid.Add(text);
            for (int column = 0; column < 2; column++)
            {
                columns[column].Add(grid, column, codes, hashes);
                for (int row = 0; row < 1000; row++)
                    Assert.Equal((single[column].Add(texts[(row * 2) + column]), Hash64.Of(texts[(row * 2) + column])), (codes[row], hashes[row]));
            }
        }
    }

    [Fact]
    public void Texts_that_are_appended_have_codes_of_their_own_and_are_found_and_added_afterwards()
    {
        var grid = new TextGrid(1);
        foreach (string text in (string[])["a", "长", "a", "", "b"])
            grid.Add(text);
        var texts = new TextDictionary();
        texts.Add("a");
        int[] codes = new int[5];
        ulong[] hashes = new ulong[5];
        texts.Append(grid, 0, codes, hashes);
        Assert.Equal([1, 2, 3, 4, 5], codes);
        Assert.Equal(Hash64.Of("长"), hashes[1]);
        Assert.Equal(["a", "a", "长", "a", "", "b"], Enumerable.Range(0, texts.Count).Select(texts.Text));
        Assert.Equal("a", texts.Text(texts.Find("a")));
        Assert.Equal((5, 6), (texts.Add("b"), texts.Add("c")));
    }

    [Fact]
    public void A_shared_text_stays_with_both_dictionaries()
    {
        var dice = new Dice(9);
        var owner = new TextDictionary();
        for (int i = 0; i < 30_000; i++)
            owner.Add(MixedText.One(dice, 8));
        owner.Trim();
        var sharing = new TextDictionary();
        var plain = new List<string>();
        for (int code = 0; code < owner.Count; code += 2)
        {
            string text = code % 3 == 0 ? owner.Text(code) : owner.Text(code) + "!";
            int given = code % 3 == 0 ? sharing.AddShared(owner, code, text, TextDictionary.HashOf(text)) : sharing.Add(text);
            if (given == plain.Count)
                plain.Add(text);
            Assert.Equal(plain[given], text);
        }
        sharing.Trim();
        Assert.Equal(plain, Enumerable.Range(0, sharing.Count).Select(sharing.Text));
        Assert.All(plain, text => Assert.Equal(text, sharing.Text(sharing.Find(text))));
    }

    [Fact]
    public void A_lent_text_holds_until_sixteen_more_were_asked_for()
    {
        var texts = new TextDictionary();
        for (int i = 0; i < 100; i++)
            texts.Add($"text {i}");
        ReadOnlySpan<char> first = texts[0];
        for (int i = 1; i < 16; i++)
            Assert.Equal($"text {i}", texts[i].ToString());
        Assert.Equal("text 0", first.ToString());
    }

    [Fact]
    public void A_lent_text_can_be_looked_up_in_a_dictionary_that_must_build_its_index_first()
    {
        var lender = new TextDictionary();
        lender.Add("text 77");
        var texts = new TextDictionary();
        for (int i = 0; i < 100; i++)
            texts.Add($"text {i}");
        texts.Trim();
        Assert.Equal(77, texts.Find(lender[0]));
        texts.Trim();
        Assert.Equal(77, texts.Add(lender[0]));
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
