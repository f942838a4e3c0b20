using System.Collections.Frozen;

namespace Guiyi.Standardize.Addressing;

/// <summary>Chinese divisions by their names in Latin letters.</summary>
static class PinyinDivisions
{
    static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["peking"] = "beijing",
        ["canton"] = "guangzhou",
        ["innermongolia"] = "neimenggu",
        ["tibet"] = "xizang",
        ["harbin"] = "haerbin",
        ["urumqi"] = "wulumuqi",
        ["hohhot"] = "huhehaote",
        ["lhasa"] = "lasa",
        ["kashgar"] = "kashi",
        ["hongkong"] = "xianggang",
        ["macau"] = "aomen",
        ["macao"] = "aomen",
        ["taipei"] = "taibei",
        ["kaohsiung"] = "gaoxiong",
        ["taichung"] = "taizhong",
        ["tainan"] = "tainan",
        ["hsinchu"] = "xinzhu",
        ["kowloon"] = "jiulong",
        ["shaanxi"] = "shaanxi",
        ["nanking"] = "nanjing",
        ["tsingtao"] = "qingdao",
        ["baotou"] = "baotou",
        ["luliang"] = "lvliang",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, Division[]> ByPinyin = Divisions.All.Where(d => d.Pinyin.Length > 0)
        .GroupBy(d => d.Code == "610000" ? "shaanxi" : d.Pinyin.Replace("lv", "lu", StringComparison.Ordinal), StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>The finest division that the names, the finest first, mean together; null where that is not certain.</summary>
    /// <param name="names">Folded names such as longquanyi district, chengdu, sichuan.</param>
    /// <param name="isChina">True where the country is known, so that a province need not be among them.</param>
    internal static Division? Resolve(ReadOnlySpan<string> names, bool isChina)
    {
        Division? known = null;
        int used = 0;
        for (int i = names.Length - 1; i >= 0; i--)
        {
            Division[] candidates = Candidates(names[i], out int level);
            Division? around = known;
            Division[] fitting = Array.FindAll(candidates, d => (around is null || (d != around && d.IsWithin(around))) && (level == 0 || d.Level == level));
            if (known is null && fitting.Length > 1 && Array.FindAll(fitting, d => d.Level == fitting.Min(f => f.Level)) is { Length: 1 } top)
                fitting = top;
            if (fitting.Length != 1)
            {
                if (known is null)
                    return null;
                continue;
            }
            known = fitting[0];
            used++;
        }
        // One name alone could be anything; a province or a city of its own name is sure enough.
        return known is null || (!isChina && used == 1 && known.Level == 3) ? null : known;
    }

    static Division[] Candidates(string name, out int level)
    {
        level = 0;
        string[] words = name.Split(' ');
        int count = words.Length;
        if (count > 1)
        {
            level = words[^1] switch { "province" or "sheng" => 1, "city" or "shi" => 0, "district" or "county" or "qu" or "xian" => 3, _ => 0 };
            if (level > 0 || words[^1] is "city" or "shi")
                count--;
        }
        string key = string.Concat(words[..count]).Replace("lv", "lu", StringComparison.Ordinal);
        return ByPinyin.GetValueOrDefault(Aliases.GetValueOrDefault(key) ?? key) ?? [];
    }
}
