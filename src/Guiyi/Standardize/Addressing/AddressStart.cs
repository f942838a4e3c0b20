namespace Guiyi.Standardize.Addressing;

/// <summary>Finds where a Chinese address starts when other text precedes it: a contact name, a second address, a stray word.</summary>
static class AddressStart
{
    /// <summary>The position to read divisions from; 0 where the address has no such beginning.</summary>
    internal static int Find(ReadOnlySpan<char> text)
    {
        int province = LastProvince(text);
        if (province > 0)
            return province;
        return StartsWithDivision(text) ? 0 : FirstCity(text);
    }

    // 福建省漳州市龙文区中国浙江省杭州市余杭区…: the last province that its own division follows, if no number stands before it.
    static int LastProvince(ReadOnlySpan<char> text)
    {
        int end = text.Length;
        while (end > 4 && text[..end].LastIndexOfAny('省', '治') is > 2 and int sign)
        {
            end = sign;
            int after = text[sign] == '省' ? sign + 1 : sign + 3;
            for (int start = Math.Max(0, sign - 6); start <= sign - 2; start++)
                foreach (DivisionName name in Divisions.NamesFrom(text[start..]))
                    if (name is { IsFull: true } && name.Meaning[0].Level == 1 && start + name.Name.Length == after
                        && text[start..].StartsWith(name.Name, StringComparison.Ordinal) && IsFollowed(text[after..], name.Meaning[0]))
                        return text[..start].IndexOfAnyInRange('0', '9') < 0 ? start : 0;
        }
        return 0;
    }

    // 嗯宁波市镇海区, 收方地址台州市温岭市: a few stray characters before a city that one of its districts follows.
    static int FirstCity(ReadOnlySpan<char> text)
    {
        for (int start = 1; start <= 10 && start + 3 < text.Length; start++)
        {
            if (char.IsAsciiDigit(text[start - 1]))
                return 0;
            foreach (DivisionName name in Divisions.NamesFrom(text[start..]))
            {
                if (!text[start..].StartsWith(name.Name, StringComparison.Ordinal))
                    continue;
                ReadOnlySpan<char> after = text[(start + name.Name.Length)..];
                if (name.Meaning[0].Level < 3 && ((name.IsFull && start <= 4 && name.Name[^1] is '省' or '市' or '州' or '区' or '盟') || IsFollowed(after, name.Meaning[0])))
                    return start;
            }
        }
        return 0;
    }

    static bool StartsWithDivision(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && DivisionWords.FillerAt(text[at..]) is > 0 and int length)
            at += length;
        return DivisionWords.DivisionStarts(text[at..]);
    }

    /// <summary>True where one of the division's own divisions comes next.</summary>
    internal static bool IsFollowed(ReadOnlySpan<char> after, Division around)
    {
        while (after.Length > 0 && DivisionWords.FillerAt(after) is > 0 and int length)
            after = after[length..];
        foreach (DivisionName name in Divisions.NamesFrom(after))
            if (after.StartsWith(name.Name, StringComparison.Ordinal))
                foreach (Division meaning in name.Meaning)
                    if (meaning != around && meaning.IsWithin(around))
                        return true;
        return false;
    }
}
