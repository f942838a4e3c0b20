using Guiyi.Match.Comparing;
using Guiyi.Standardize;
using Guiyi.Tests.Internals.Plain;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Comparing;

/// <summary>Digits in one word against the same asked of texts.</summary>
public sealed class PhoneDigitsTests
{
    /// <summary>A number of up to fifteen digits, often masked.</summary>
    static PhoneNumber Number(Dice dice, string digits)
    {
        if (dice.Falls(0.6))
            return PhoneNumber.Whole("CN", "86", digits, null, PhoneType.Mobile);
        int from = dice.Below(digits.Length + 1), to = dice.Between(from, digits.Length);
        return PhoneNumber.Partial("CN", "86", digits[..from] + "*" + digits[to..], null, PhoneType.Unknown);
    }

    static string Changed(Dice dice, string digits)
    {
        int at = dice.Below(digits.Length);
        return dice.Below(4) switch
        {
            0 when digits.Length > 3 => digits.Remove(at, 1),
            1 when digits.Length < 15 => digits.Insert(at, dice.Digits(1)),
            2 => digits[..at] + dice.Digits(1) + digits[(at + 1)..],
            _ => digits,
        };
    }

    [Fact]
    public void Packed_digits_answer_as_the_texts_do()
    {
        var dice = new Dice(61);
        int near = 0, fits = 0;
        for (int i = 0; i < MixedPairs.Many; i++)
        {
            string digits = dice.Digits(dice.Between(3, 15)), others = dice.Falls(0.8) ? Changed(dice, digits) : dice.Digits(dice.Between(3, 15));
            PhoneNumber a = Number(dice, digits), b = Number(dice, others);
            PhoneDigits x = PhoneDigits.Of(a), y = PhoneDigits.Of(b);
            bool fit = Fits(a.Prefix, b.Prefix, fromEnd: false) && Fits(a.Suffix, b.Suffix, fromEnd: true);
            Assert.True(fit == x.Fits(y) && fit == y.Fits(x), $"{a.Text} and {b.Text}: fits is {fit}");
            fits += fit ? 1 : 0;
            if (a.IsMasked || b.IsMasked)
                continue;
            Assert.Equal(digits == others, x.SameDigits(y));
            bool one = digits.Length >= 8 && PlainEditDistance.Of(digits, others) <= 1;
            Assert.True(one == x.IsOneDigitOff(y), $"{digits} and {others}: one digit off is {one}");
            near += one ? 1 : 0;
        }
        Assert.True(near > 5_000 && fits > 5_000);
    }

    [Fact]
    public void Digits_read_from_the_canonical_text_are_those_of_the_number()
    {
        var dice = new Dice(63);
        for (int i = 0; i < MixedPairs.Many; i++)
        {
            PhoneNumber phone = Number(dice, dice.Digits(dice.Between(3, 15)));
            if (dice.Falls(0.2))
                phone = phone with { Text = phone.Text + ";ext=" + dice.Digits(3), Extension = "1", Type = PhoneType.Landline };
            Assert.Equal(PhoneDigits.Of(phone), PhoneDigits.Of(phone.Text, phone.Type));
        }
    }

    static bool Fits(string one, string other, bool fromEnd)
    {
        int shared = Math.Min(one.Length, other.Length);
        return fromEnd ? one[^shared..] == other[^shared..] : one[..shared] == other[..shared];
    }

    [Fact]
    public void Numbers_with_one_mask_tail_or_head_show_the_same_digits_there()
    {
        var dice = new Dice(62);
        for (int i = 0; i < MixedPairs.Many; i++)
        {
            string digits = dice.Digits(11), others = Changed(dice, digits);
            PhoneDigits x = PhoneDigits.Of(PhoneNumber.Whole("CN", "86", digits, null, PhoneType.Mobile)), y = PhoneDigits.Of(PhoneNumber.Whole("CN", "86", others, null, PhoneType.Mobile));
            Assert.Equal(digits[..3] == others[..3] && digits[^4..] == others[^4..], x.Mask == y.Mask);
            Assert.Equal(digits[^4..] == others[^4..], x.Tail == y.Tail);
            Assert.Equal(digits[..^4] == others[..^4], x.Head == y.Head);
        }
    }
}
