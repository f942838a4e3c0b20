using System.Text;

namespace Guiyi.Standardize.Names;

/// <summary>Takes Chinese organizations' names apart. Input is folded and simplified.</summary>
static class HanOrganizations
{
    const int ShortestCore = 2;

    static readonly string[] BranchWords =
    [
        "分公司", "支公司", "分店", "分厂", "分行", "支行", "分部", "分校", "分院", "分所", "分社", "分中心", "办事处", "代表处", "联络处", "直营店", "加盟店", "专柜", "门店",
    ];

    // Where the name of the whole ends and that of the branch begins.
    static readonly string[] Markers = ["银行", "事务所", "医院", "大学", "集团"];

    // What may stand behind a company's full name as one of its houses.
    static readonly string[] HouseWords = ["店", "部", "处", "中心", "厂", "站", "仓", "仓库", "所", "院", "校", "基地", "工地", "柜"];

    public static Standardized<OrganizationName> Parse(string text)
    {
        string name = Normalize(text, out string bracketBranch);
        if (name.Length == 0)
            return Standardized<OrganizationName>.Bad($"nothing is left of '{text}'; expected an organization's name.");
        int branchAt = bracketBranch.Length > 0 ? name.Length : BranchStart(name);
        string parent = name[..branchAt], branch = name[branchAt..] + bracketBranch;
        OrganizationName organization = OfParent(parent);
        if (branch.Length == 0)
            return organization;
        // Without a full company name before it, only the brackets tell the branch.
        bool brackets = bracketBranch.Length > 0 && BranchStart(parent + branch) != parent.Length;
        return organization with { Text = brackets ? $"{parent}（{branch}）" : parent + branch, Branch = branch, ParentText = organization.Text };
    }

    /// <summary>No blanks beside ideographs, brackets as （）, notes in brackets left out; a branch in brackets is handed out.</summary>
    static string Normalize(string text, out string bracketBranch)
    {
        bracketBranch = "";
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character == ' ' && (i == 0 || i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i - 1]) || !char.IsAsciiLetterOrDigit(text[i + 1])))
                continue;
            if (character is '(' or '[' or '【' or '〔' or '（')
            {
                int end = text.AsSpan(i + 1).IndexOfAny([')', ']', '】', '〕', '）']);
                string inside = (end < 0 ? text[(i + 1)..] : text.Substring(i + 1, end)).Replace(" ", "", StringComparison.Ordinal);
                bool last = end < 0 || text.AsSpan(i + 2 + end).Trim().IsEmpty;
                if (last && result.Length > 0 && IsBranch(inside))
                    bracketBranch = inside;
                else
                    AppendBracket(result, inside, last);
                i = end < 0 ? text.Length : i + 1 + end;
                continue;
            }
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character) || character is '&' or '-' or '·' or '.' or '\'' or '+' or ' ')
                result.Append(character);
        }
        string name = result.ToString().Trim(' ', '-', '·', '.', '\'', '&', '+');
        // （重庆）市某某公司 is 重庆市某某公司.
        int close = name.StartsWith('（') ? name.IndexOf('）', StringComparison.Ordinal) : -1;
        return close > 0 && close + 1 < name.Length && name[close + 1] is '市' or '省' ? name[1..close] + name[(close + 1)..] : name;
    }

    // Places and legal forms in brackets belong to the name; at its end, and for a former name, everything else is a note.
    static void AppendBracket(StringBuilder result, string inside, bool last)
    {
        bool place = Places.Exactly(inside) is not null;
        bool form = OrganizationTables.FormAtEnd($"（{inside}）") is not null;
        bool note = inside.Length == 0 || inside[0] == '原' || inside.StartsWith("曾用", StringComparison.Ordinal) || inside.Contains('（', StringComparison.Ordinal);
        if (place || form || !note && !last && result.Length > 0)
            result.Append('（').Append(inside.Where(char.IsLetterOrDigit).ToArray()).Append('）');
    }

    static bool IsBranch(string inside) =>
        inside.Length >= 2 && (BranchWords.Any(word => inside.EndsWith(word, StringComparison.Ordinal)) || inside.Length >= 3 && inside[^1] == '店');

    /// <summary>Where the branch begins, or the name's length.</summary>
    static int BranchStart(string name)
    {
        string? word = BranchWords.FirstOrDefault(word => name.Length - word.Length >= ShortestCore && name.EndsWith(word, StringComparison.Ordinal));
        string? house = word ?? HouseWords.FirstOrDefault(word => name.EndsWith(word, StringComparison.Ordinal));
        if (house is null)
            return name.Length;
        if (EndOf("公司", name, house) is > 0 and int company)
            return company;
        if (word is null)
            return name.Length;
        foreach (string marker in Markers)
            if (EndOf(marker, name, word) is > 0 and int end)
                return end;
        int start = name.Length - word.Length;
        start = OrdinalStart(name, start);
        if (Places.AtEnd(name.AsSpan(0, start)) is (_, int length) && start - length >= ShortestCore)
            start -= length;
        return start >= ShortestCore ? start : name.Length;
    }

    static int EndOf(string marker, string name, string house)
    {
        int found = name.AsSpan(0, name.Length - house.Length).LastIndexOf(marker);
        return found > 0 && name[found + marker.Length] != '（' ? found + marker.Length : 0;
    }

    // 第二分店, 2分店.
    static int OrdinalStart(string name, int end)
    {
        int start = end;
        while (start > 0 && (char.IsAsciiDigit(name[start - 1]) || "一二三四五六七八九十".Contains(name[start - 1], StringComparison.Ordinal)))
            start--;
        return start < end && start > 0 && name[start - 1] == '第' ? start - 1 : start;
    }

    static OrganizationName OfParent(string parent)
    {
        string rest = parent;
        LegalForm? form = null;
        if (OrganizationTables.FormAtEnd(parent) is (LegalForm found, int length) && IsForm(found, parent, length))
            (form, rest) = (found, parent[..^length]);
        // 投资管理中心（有限合伙）: the form in brackets stands behind another.
        if (form is not null && form.Text[0] == '（' && OrganizationTables.FormAtEnd(rest) is (LegalForm inner, int innerLength) && IsForm(inner, rest, innerLength))
            (form, rest) = (inner with { Text = inner.Text + form.Text }, rest[..^innerLength]);
        bool house = form?.Kind == FormKind.House;
        string? city = TakeBracketPlace(ref rest);
        string core = TakeLeadingPlaces(rest, ref city);
        // 株式会社 stands in front as often as behind.
        if (form is null && core.StartsWith("株式会社", StringComparison.Ordinal))
            (form, core) = (new LegalForm("株式会社", FormKind.Strong), core[4..]);
        core = Key(house ? core + form!.Text : core);
        // 北京大学 is not called by anything less.
        if (core.Length < ShortestCore)
            core = Key(parent);
        int industry = OrganizationTables.IndustryAtEnd(core);
        return new OrganizationName
        {
            Text = parent,
            Core = core,
            City = city,
            Industry = industry == 0 ? null : core[^industry..],
            LegalForm = form?.Text,
        };
    }

    static bool IsForm(LegalForm form, string name, int length) => form.Kind == FormKind.Weak
        ? name.Length - length >= 3 && OrganizationTables.IndustryAtEnd(name) <= length
        : name.Length > length;

    static string? TakeBracketPlace(ref string rest)
    {
        int open = rest.IndexOf('（', StringComparison.Ordinal);
        while (open >= 0)
        {
            int close = rest.IndexOf('）', open);
            if (close < 0)
                return null;
            if (Places.Exactly(rest.AsSpan(open + 1, close - open - 1)) is { } place)
            {
                rest = rest.Remove(open, close - open + 1);
                return place.Short == "中国" ? null : place.Short;
            }
            open = rest.IndexOf('（', close);
        }
        return null;
    }

    static string TakeLeadingPlaces(string rest, ref string? city)
    {
        string? leading = null;
        PlaceKind? before = null;
        while (Places.AtStart(rest, unsure: before is not null) is (Place place, int length) && (before is null || place.Kind > before) && rest.Length - length >= ShortestCore)
        {
            if (place.Short == "中国" || IsOtherWord(rest, length))
                break;
            rest = rest[length..];
            if (leading is null || before == PlaceKind.Province)
                leading = place.Short;
            before = place.Kind;
        }
        city ??= leading;
        return rest;
    }

    // 大理石, 三明治, 长春藤: the place is the beginning of another word.
    static bool IsOtherWord(string rest, int length) =>
        rest.AsSpan(length).StartsWith("大学") || rest.AsSpan(length).StartsWith("银行") || rest.Length > length && (rest[..length], rest[length]) is ("长春", '藤') or ("黄山", '毛') or ("中山", '装') or ("北海", '道') or ("海口", '碑') or ("上海", '滩') or ("西安", '全') or ("青海", '湖');

    /// <summary>Letters and digits, Latin in lower case.</summary>
    static string Key(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char character in text)
            if (LatinLetters.IsLatin(character))
                LatinLetters.AppendKey(result, character);
            else if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
                result.Append(character);
        return result.ToString();
    }
}
