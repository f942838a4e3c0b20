using System.Collections.Frozen;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Genders as stated in words, letters, titles or the codes of GB/T 2261.1 (1 male, 2 female).</summary>
public static class Genders
{
    static readonly FrozenDictionary<string, Gender> Words = new Dictionary<string, Gender>(StringComparer.OrdinalIgnoreCase)
    {
        ["男"] = Gender.Male, ["男性"] = Gender.Male, ["男士"] = Gender.Male, ["男生"] = Gender.Male, ["男孩"] = Gender.Male, ["男人"] = Gender.Male,
        ["先生"] = Gender.Male, ["小伙"] = Gender.Male, ["帅哥"] = Gender.Male, ["爸爸"] = Gender.Male, ["♂"] = Gender.Male,
        ["m"] = Gender.Male, ["male"] = Gender.Male, ["man"] = Gender.Male, ["boy"] = Gender.Male, ["mr"] = Gender.Male, ["sir"] = Gender.Male,
        ["gentleman"] = Gender.Male, ["1"] = Gender.Male, ["01"] = Gender.Male,
        ["女"] = Gender.Female, ["女性"] = Gender.Female, ["女士"] = Gender.Female, ["女生"] = Gender.Female, ["女孩"] = Gender.Female, ["女人"] = Gender.Female,
        ["小姐"] = Gender.Female, ["太太"] = Gender.Female, ["夫人"] = Gender.Female, ["美女"] = Gender.Female, ["妈妈"] = Gender.Female, ["♀"] = Gender.Female,
        ["f"] = Gender.Female, ["female"] = Gender.Female, ["woman"] = Gender.Female, ["girl"] = Gender.Female, ["mrs"] = Gender.Female, ["ms"] = Gender.Female,
        ["miss"] = Gender.Female, ["madam"] = Gender.Female, ["lady"] = Gender.Female, ["2"] = Gender.Female, ["02"] = Gender.Female,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

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
