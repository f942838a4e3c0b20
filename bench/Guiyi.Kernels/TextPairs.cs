using Guiyi.Tests.Making;

namespace Guiyi.Kernels;

/// <summary>Pairs of texts as matching meets them: strangers and near ones, the same in every run.</summary>
static class TextPairs
{
    public const int Many = 1024;

    const string Letters = "aaabcdeeeefghiiijklmnnoooprrssttuvwyz";

    /// <summary>Latin names, four to twelve letters.</summary>
    public static (string A, string B)[] Names => Made(dice => Word(dice, Letters, 4, 12));

    /// <summary>Streets and mailboxes, 16 to 30 characters.</summary>
    public static (string A, string B)[] Streets => Made(dice => Word(dice, Letters + "   0123456789", 16, 30));

    /// <summary>Chinese names of two to four characters.</summary>
    public static (string A, string B)[] Han => Made(dice => Word(dice, "王李张刘陈杨建国秀英晓燕志强梓涵雨桐浩然佳怡俊杰思远", 2, 4));

    static (string, string)[] Made(Func<Dice, string> text)
    {
        var dice = new Dice(20240701);
        return [.. Enumerable.Range(0, Many).Select(i => text(dice) is var one && i % 2 == 0 ? (one, MixedText.Edited(one, dice)) : (one, text(dice)))];
    }

    static string Word(Dice dice, string letters, int least, int most) => string.Concat(Enumerable.Range(0, dice.Between(least, most)).Select(_ => letters[dice.Below(letters.Length)]));
}
