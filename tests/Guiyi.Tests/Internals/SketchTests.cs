using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

/// <summary>A sketch may leave it open whether two texts are near, but must never call near ones far.</summary>
public sealed class SketchTests
{
    const int Pairs = 100_000;

    [Theory]
    [InlineData(0.85, false)]
    [InlineData(0.9, false)]
    [InlineData(0.93, true)]
    public void Texts_called_far_are_neither_similar_nor_an_edit_apart_nor_a_part_of_each_other(double bound, bool digits)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyz.0123456789é张";
        var dice = new Dice(31);
        int share = Sketch.ShareFor(bound), far = 0;
        for (int i = 0; i < Pairs; i++)
        {
            string x = Word(dice, letters), y = dice.Falls(0.5) ? Changed(dice, x) : Word(dice, letters);
            if (!(digits ? Sketch.AreFar(Sketch.OfLettersAndDigits(x), Sketch.OfLettersAndDigits(y), share) : Sketch.AreFar(Sketch.OfLetters(x), Sketch.OfLetters(y), share)))
                continue;
            far++;
            Assert.False(EditDistance.AtMostOne(x, y) || JaroWinkler.Similarity(x, y) >= bound || x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal), $"{x} and {y}");
        }
        // Worth having only where it tells most strangers apart.
        Assert.True(far > Pairs / 4, $"{far} of {Pairs} pairs were called far");
    }

    [Fact]
    public void Numbers_called_far_are_more_than_one_edit_apart()
    {
        var dice = new Dice(32);
        int far = 0;
        for (int i = 0; i < Pairs; i++)
        {
            string x = dice.Digits(dice.Between(3, 14)), y = dice.Falls(0.5) ? Changed(dice, x) : dice.Digits(dice.Between(3, 14));
            if (!Sketch.AreFarDigits(Sketch.OfDigits(x, false), Sketch.OfDigits(y, false)))
                continue;
            far++;
            Assert.False(EditDistance.AtMostOne(x, y), $"{x} and {y}");
        }
        Assert.True(far > Pairs / 3, $"{far} of {Pairs} pairs were called far");
    }

    [Fact]
    public void Numbers_of_different_kinds_are_never_called_far() =>
        Assert.False(Sketch.AreFarDigits(Sketch.OfDigits("13812345678", false), Sketch.OfDigits("90909090", true)));

    [Fact]
    public void Dates_are_near_when_their_texts_are_one_edit_apart()
    {
        var dice = new Dice(33);
        for (int i = 0; i < Pairs; i++)
        {
            (int y, int m, int d) = (dice.Between(1900, 2030), dice.Between(1, 12), dice.Between(1, 31));
            (int y2, int m2, int d2) = dice.Below(4) switch
            {
                0 => (y, m, dice.Between(1, 31)),
                1 => (y, dice.Between(1, 12), d),
                2 => (y + (dice.Falls(0.5) ? 9 : 1), m, d),
                _ => (y, (m % 10 * 10) + (m / 10), (d % 10 * 10) + (d / 10)),
            };
            if (m2 > 99 || (y, m, d) == (y2, m2, d2))
                continue;
            bool near = EditDistance.AtMostOne($"{y:0000}-{m:00}-{d:00}", $"{y2:0000}-{m2:00}-{d2:00}");
            Assert.Equal(near, Sketch.DatesAreNear(Sketch.OfDate(y, m, d), Sketch.OfDate(y2, m2, d2)));
        }
    }

    static string Word(Dice dice, string letters) => string.Concat(Enumerable.Range(0, dice.Between(1, 34)).Select(_ => letters[dice.Below(letters.Length)]));

    /// <summary>One to three slips: a letter lost, doubled, exchanged with its neighbour, or another one.</summary>
    static string Changed(Dice dice, string text)
    {
        for (int slips = dice.Between(1, 3); slips > 0 && text.Length > 1; slips--)
        {
            int at = dice.Below(text.Length - 1);
            text = dice.Below(5) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, text[at].ToString()),
                2 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
                3 => text[..at] + (char)(text[at] is 'z' or '9' ? text[at] - 1 : text[at] + 1) + text[(at + 1)..],
                _ => text[..(at + 1)],
            };
        }
        return text;
    }
}
