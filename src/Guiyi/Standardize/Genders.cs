using System.Collections.Frozen;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Genders as stated in words, letters, titles or the codes of GB/T 2261.1 (1 male, 2 female).</summary>
public static class Genders
{
    static readonly string[] MaleWords =
    [
        "男", "男性", "男士", "男生", "男孩", "男人", "先生", "帅哥", "爸爸", "♂", "m", "male", "man", "boy", "mr", "sir", "gentleman", "1", "01",
    ];

    static readonly string[] FemaleWords =
    [
        "女", "女性", "女士", "女生", "女孩", "女人", "小姐", "太太", "夫人", "美女", "妈妈", "♀", "f", "female", "woman", "girl", "mrs", "ms", "miss", "madam", "lady", "2", "02",
    ];

    static readonly FrozenDictionary<string, Gender> Words = MaleWords.Select(word => (word, Gender.Male))
        .Concat(FemaleWords.Select(word => (word, Gender.Female)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where the text is blank, not told (0, 9, 未知, 不愿透露) or not understood.</summary>
    public static Gender? Parse(string raw)
    {
        if (string.IsNullOrEmpty(raw) || raw.Length > 40)
            return null;
        string text = AsciiFold.Of(raw).Trim('.', ' ', '\'', '"', '\uFE0F', '\uFE0E');
        if (text.EndsWith(".0", StringComparison.Ordinal))
            text = text[..^2];
        if (Words.TryGetValue(text, out Gender gender))
            return gender;
        // "男（已婚）", "1-男", "男 male"
        bool male = text.Contains('男', StringComparison.Ordinal), female = text.Contains('女', StringComparison.Ordinal);
        return male == female ? null : male ? Gender.Male : Gender.Female;
    }
}
