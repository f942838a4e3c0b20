using System.Text;
using Guiyi.Number;
using Xunit;

namespace Guiyi.Tests.Number;

/// <summary>Codes as columns against codes as texts.</summary>
public sealed class CodeTableTests
{
    [Theory]
    [InlineData("A1-|B2-|A2-|C-", false)]
    [InlineData("A|A1|A11|B", false)]
    [InlineData("A1-|客户-|é", true)]
    [InlineData("", true)]
    public void Codes_stand_in_the_ordinal_order_of_their_texts_and_are_found(string prefixes, bool others)
    {
        var random = new Random(3);
        for (int trial = 0; trial < 40; trial++)
        {
            string[] stems = prefixes.Split('|');
            string[] texts = [.. Enumerable.Range(0, random.Next(400)).Select(_ => Code(random, stems, others)).Distinct()];
            NumberState state = NumberState.FromRows(texts.Select(t => (string[])[t, "c", "1"]));

            Assert.Equal(texts.Order(StringComparer.Ordinal), state.Codes.Select(c => c.Code));
            byte[] bytes = new byte[state.Codes.LongestCode];
            for (int i = 0; i < texts.Length; i++)
            {
                Assert.Equal(texts[i], state.Find(texts[i])?.Code);
                Assert.Equal(state.Codes[i].Code, Encoding.UTF8.GetString(bytes, 0, state.Codes.WriteCode(i, bytes)));
            }
            Assert.Null(state.Find("none of them"));
            Assert.Null(state.Find(""));
        }
    }

    static string Code(Random random, string[] stems, bool others)
    {
        string stem = stems[random.Next(stems.Length)];
        if (others && random.Next(5) == 0)
            return $"{stem}{random.Next(50)}x";
        return stem + random.NextInt64(1, random.Next(8) == 0 ? long.MaxValue : 1200).ToString($"D{random.Next(1, 6)}", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Given_codes_are_written_as_they_read()
    {
        NumberRequest[] requests = [.. Enumerable.Range(0, 1500).Select(i => new NumberRequest($"c{i:0000}", i % 3 == 0 ? "客" : "A1-", $"{i % 7}"))];
        NumberResult result = CodeNumberer.Assign(requests, NumberState.Empty, new NumberOptions { Run = "1" });
        byte[] bytes = new byte[result.Codes.Longest], ids = new byte[result.State.Codes.LongestCustomerId];
        for (int i = 0; i < requests.Length; i++)
            Assert.Equal(result.Codes[i], Encoding.UTF8.GetString(bytes, 0, result.Codes.Write(i, bytes)));
        for (int i = 0; i < requests.Length; i++)
            Assert.Equal(result.State.Codes[i].CustomerId, Encoding.UTF8.GetString(ids, 0, result.State.Codes.WriteCustomerId(i, ids)));
        Assert.Equal(requests.Zip(result.Codes).Select(r => r.First.CustomerId), result.Codes.Select(c => result.State.Resolve(c)));
    }
}
