using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class StoredTextTests
{
    [Fact]
    public void Texts_of_several_dictionaries_are_found_together()
    {
        var dice = new Dice(4);
        var dictionaries = (TextDictionary[])[new(), new(), new()];
        string[] texts = [.. Enumerable.Range(0, 5000).Select(i => MixedText.One(dice, i % 100 == 0 ? 3000 : 8))];
        TextPlace[] places = [.. texts.Select((text, i) => i % 7 == 0 ? default : new TextPlace(dictionaries[i % 3], dictionaries[i % 3].Add(text)))];
        var found = new StoredText[texts.Length];
        TextPlace.Fetch(places, found);
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.Equal(i % 7 == 0, found[i].IsMissing);
            Assert.Equal(i % 7 == 0 ? "" : texts[i], found[i].ToString());
            Assert.Equal(found[i].ToString(), Joined(found[i]));
        }
        // What was found are addresses: they hold nothing.
        GC.KeepAlive(dictionaries);
    }

    [Fact]
    public void Texts_of_many_codes_are_those_of_each_code_and_none_where_there_is_none()
    {
        var dice = new Dice(5);
        var texts = new TextDictionary();
        int[] codes = [.. Enumerable.Range(0, 3000).Select(i => i % 5 == 0 ? -1 : texts.Add(MixedText.One(dice, i % 100 == 0 ? 3000 : 8)))];
        var found = new StoredText[codes.Length];
        texts.Fetch(codes, found);

        for (int i = 0; i < codes.Length; i++)
            Assert.Equal((codes[i] < 0, codes[i] < 0 ? "" : texts.Text(codes[i])), (found[i].IsMissing, found[i].ToString()));
    }

    [Fact]
    public void A_text_is_given_as_bytes_where_all_of_it_is_ASCII()
    {
        var texts = new TextDictionary();
        texts.Stored(texts.Add("abc")).Get(out ReadOnlySpan<byte> ascii, out ReadOnlySpan<char> characters);
        Assert.True(ascii.SequenceEqual("abc"u8) && characters.IsEmpty);
        texts.Stored(texts.Add("abç")).Get(out ascii, out characters);
        Assert.True(ascii.IsEmpty && characters.SequenceEqual("abç"));
        GC.KeepAlive(texts);
    }

    static string Joined(StoredText text)
    {
        text.Get(out ReadOnlySpan<byte> ascii, out ReadOnlySpan<char> characters);
        return System.Text.Encoding.ASCII.GetString(ascii) + characters.ToString();
    }
}
