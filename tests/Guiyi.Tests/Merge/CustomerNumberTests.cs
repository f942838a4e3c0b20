using System.Text;
using Guiyi.Merge;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Tests.Merge;

/// <summary>Ids as numbers: the same texts, in the same order.</summary>
public sealed class CustomerNumberTests
{
    /// <summary>How ids have been written from the first run on: they may never change.</summary>
    static string Plain(EntityKind kind, ulong hash)
    {
        var text = new StringBuilder(kind == EntityKind.Person ? "P" : "O");
        for (int i = 0; i < 12; i++)
            text.Append("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[(int)(hash >> (5 * i)) & 31]);
        return text.ToString();
    }

    static IEnumerable<(EntityKind Kind, ulong Hash)> Hashes(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 50_000; i++)
            yield return ((EntityKind)random.Next(2), (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64));
    }

    [Fact]
    public void A_number_says_what_the_id_has_always_said()
    {
        byte[] bytes = new byte[CustomerNumber.Length];
        foreach ((EntityKind kind, ulong hash) in Hashes(1))
        {
            ulong number = CustomerNumber.Of(kind, hash);
            string text = Plain(kind, hash);
            Assert.Equal(text, CustomerNumber.Text(number));
            CustomerNumber.Write(number, bytes);
            Assert.Equal(text, Encoding.ASCII.GetString(bytes));
            Assert.True(CustomerNumber.TryRead(text, out ulong read));
            Assert.Equal(number, read);
        }
    }

    [Fact]
    public void The_order_of_numbers_is_the_ordinal_order_of_texts()
    {
        (EntityKind Kind, ulong Hash)[] hashes = [.. Hashes(2)];
        for (int i = 1; i < hashes.Length; i++)
        {
            (ulong one, ulong other) = (CustomerNumber.Of(hashes[i].Kind, hashes[i].Hash), CustomerNumber.Of(hashes[i - 1].Kind, hashes[i - 1].Hash));
            int texts = string.CompareOrdinal(Plain(hashes[i].Kind, hashes[i].Hash), Plain(hashes[i - 1].Kind, hashes[i - 1].Hash));
            Assert.Equal(Math.Sign(texts), one.CompareTo(other));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("P000000000000 ")]
    [InlineData("P00000000000")]
    [InlineData("p000000000000")]
    [InlineData("Q000000000000")]
    [InlineData("P00000000000I")]
    [InlineData("P00000000000a")]
    [InlineData("P00000000000\u96F6")]
    [InlineData("P00000000000\uD800")]
    public void Another_text_is_no_such_number(string text) => Assert.False(CustomerNumber.TryRead(text, out _));
}
