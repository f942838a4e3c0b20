using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class Hash64Tests
{
    /// <summary>Customer ids come from these numbers: a change here changes every id that was not kept.</summary>
    [Theory]
    [InlineData("", 165998322742298661UL)]
    [InlineData("a", 12928737454551944850UL)]
    [InlineData("abcd", 17956497536723399027UL)]
    [InlineData("13812345678", 8423627804612203928UL)]
    [InlineData("欧阳志远", 15210575849303545963UL)]
    [InlineData("浙江省杭州市西湖区文三路😀", 4087666617690501434UL)]
    public void A_text_has_the_same_hash_for_ever(string text, ulong expected) => Assert.Equal(expected, Hash64.Of(text));

    [Theory]
    [InlineData(0UL, 0UL, 2302960717771869484UL)]
    [InlineData(1UL, 2UL, 17835814974728543209UL)]
    [InlineData(2UL, 1UL, 12715677747470587717UL)]
    public void Two_numbers_mix_to_the_same_for_ever(ulong a, ulong b, ulong expected) => Assert.Equal(expected, Hash64.Mix(a, b));

    [Fact]
    public void The_kernel_agrees_with_wide_multiplication_written_out()
    {
        var dice = new Dice(10);
        for (int i = 0; i < 100_000; i++)
        {
            string text = MixedText.One(dice, 20);
            Assert.Equal(WrittenOut(text), Hash64.Of(text));
        }
    }

    [Fact]
    public void Hundred_thousand_texts_have_as_many_hashes()
    {
        var dice = new Dice(9);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        while (texts.Count < 100_000)
            texts.Add(MixedText.One(dice, 9));
        Assert.Equal(texts.Count, texts.Select(t => Hash64.Of(t)).Distinct().Count());
    }

    [Fact]
    public void Numbers_in_a_row_fall_evenly_into_buckets()
    {
        int[] buckets = new int[64];
        for (int i = 0; i < 64_000; i++)
            buckets[(int)(Hash64.Of(i.ToString(System.Globalization.CultureInfo.InvariantCulture)) & 63)]++;
        Assert.All(buckets, n => Assert.InRange(n, 850, 1150));
    }

    /// <summary>Four characters make a word, the first one lowest; the rest follows with the last one lowest; every word is multiplied in and folded.</summary>
    static ulong WrittenOut(string text)
    {
        static ulong Mix(ulong a, ulong b)
        {
            UInt128 product = (UInt128)(a ^ 0xA0761D6478BD642F) * (b ^ 0xE7037ED1A0B428DB);
            return (ulong)(product >> 64) ^ (ulong)product;
        }
        ulong hash = 0xE7037ED1A0B428DB ^ (ulong)text.Length;
        int whole = text.Length / 4 * 4;
        for (int i = 0; i < whole; i += 4)
            hash = Mix(hash, text[i] | (ulong)text[i + 1] << 16 | (ulong)text[i + 2] << 32 | (ulong)text[i + 3] << 48);
        return Mix(hash, text[whole..].Aggregate(0UL, (tail, c) => tail << 16 | c));
    }
}
