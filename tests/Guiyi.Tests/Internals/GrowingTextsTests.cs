using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class GrowingTextsTests
{
    const int Many = 20_000;

    [Fact]
    public void Texts_are_found_by_codes_in_the_order_in_which_they_came()
    {
        var texts = new GrowingTexts();
        Assert.Equal(-1, texts.Find("王"));
        for (int i = 0; i < Many; i++)
            texts.Add(i % 2 == 0 ? $"text {i}" : $"文{i}");
        for (int i = 0; i < Many; i++)
        {
            string text = i % 2 == 0 ? $"text {i}" : $"文{i}";
            Assert.Equal(i, texts.Find(text));
            Assert.Equal(text, texts.Text(i));
            Assert.Equal(text, texts[i]);
        }
        Assert.Equal(-1, texts.Find("text 1"));
    }

    [Fact]
    public async Task Who_looks_while_texts_come_finds_a_text_or_none_but_never_another()
    {
        var texts = new GrowingTexts();
        Task<int>[] readers = [.. Enumerable.Range(0, 2).Select(reader => Task.Run(() =>
        {
            int wrong = 0;
            for (int i = reader; texts.Count < Many; i = (i + 7) % Many)
                if (texts.Find($"text {i}") is >= 0 and int code && (code != i || texts.Text(code) != $"text {i}"))
                    wrong++;
            return wrong;
        }))];
        for (int i = 0; i < Many; i++)
            texts.Add($"text {i}");
        int[] wrong = await Task.WhenAll(readers);
        Assert.Equal(0, wrong.Sum());
    }
}
