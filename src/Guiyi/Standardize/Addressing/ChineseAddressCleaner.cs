namespace Guiyi.Standardize.Addressing;

/// <summary>Takes out of a Chinese address what is none of it: blanks, phone numbers, contact names, notes to the courier.</summary>
static class ChineseAddressCleaner
{
    // From here on the text speaks to the courier.
    static readonly string[] NoteBeginnings =
    [
        "到了打电话", "到付", "放门口", "放在", "请", "勿", "备注", "电联", "电话", "手机", "联系人", "联系", "收货人", "收件人", "工作日", "周末", "门卫代收", "代收", "丰巢", "菜鸟驿站", "菜鸟", "快递柜", "送货", "谢谢", "TEL",
    ];

    static readonly string[] NoteWords = ["放", "勿", "请", "送", "电话", "联系", "备注", "驿站", "柜", "代收", "收", "手机", "邮编", "原", "附近", "旁", "对面", "靠近", "打"];

    static readonly string[] AddressLabels = ["收货地址:", "详细地址:", "地址:"];

    /// <summary>The address without blanks, in upper case; its postcode apart.</summary>
    internal static string Clean(string text, out string? postcode)
    {
        postcode = null;
        Span<char> buffer = stackalloc char[Addresses.LongestText];
        int length = Copy(text, buffer);
        Span<char> clean = buffer[..length];
        if (clean.IndexOfAny('(', '[', '{') >= 0 || clean.Contains('<'))
            clean = clean[..BlankBrackets(clean)];
        foreach (string label in AddressLabels)
            if (clean.IndexOf(label, StringComparison.Ordinal) is >= 0 and int at)
                clean = clean[(at + label.Length)..];
        BlankPhones(clean);
        postcode = BlankPostcode(clean);
        clean = clean[..CutNote(clean)];
        clean = clean[..DropBlanks(clean)];
        clean = clean[..DropReceiver(clean)];
        return clean.ToString();
    }

    static int Copy(string text, Span<char> buffer)
    {
        int length = 0;
        foreach (char c in text)
            buffer[length++] = char.IsAsciiLetterLower(c) ? (char)(c - 32) : c;
        return length;
    }

    // Brackets with a note go altogether; around a part of the address only the signs go.
    static int BlankBrackets(Span<char> text)
    {
        int open = -1;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '[' or '{' or '<')
                open = i;
            else if (text[i] is ')' or ']' or '}' or '>')
            {
                if (open >= 0 && IsNote(text[(open + 1)..i]))
                    text[open..i].Fill(' ');
                text[i] = ' ';
                if (open >= 0)
                    text[open] = ' ';
                open = -1;
            }
        }
        if (open < 0)
            return text.Length;
        text[open] = ' ';
        return IsNote(text[open..]) ? open : text.Length;
    }

    static bool IsNote(ReadOnlySpan<char> text)
    {
        foreach (string word in NoteWords)
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    // Mobile numbers, masked ones too, and landlines with their area code.
    static void BlankPhones(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) && text[i] != '+')
                continue;
            int end = i, digits = 0;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '*' || (end == i && text[end] == '+') || (text[end] is '-' or ' ' && end + 1 < text.Length && (char.IsAsciiDigit(text[end + 1]) || text[end + 1] == '*'))))
            {
                if (text[end] is not ('-' or ' ' or '+'))
                    digits++;
                end++;
            }
            if (IsPhone(text[i..end], digits))
                text[i..end].Fill(',');
            else if (SplitPhone(text, i, end) is > 0 and int at)
                text.Slice(at, 11).Fill(',');
            i = end;
        }
    }

    static bool IsPhone(ReadOnlySpan<char> run, int digits)
    {
        if (run[0] == '+')
            return digits >= 10;
        if (run[0] == '8' && run.Length > 2 && run[1] == '6' && digits == 13)
            return true;
        if (run[0] == '1' && run.Length > 1 && run[1] is >= '3' and <= '9' && digits == 11)
        {
            // 186-8756-8918 yes, 1302-2-345-678 no: the groups of a phone number are long.
            int first = run.IndexOfAny('-', ' ');
            return first is < 0 or 3;
        }
        return run[0] == '0' && digits is >= 10 and <= 12 && (run.IndexOf('-') is < 0 or 3 or 4);
    }

    // 1302室 13812345678 may have lost its blank, or a number stands before the phone: 3102 13536728015.
    static int SplitPhone(ReadOnlySpan<char> text, int start, int end)
    {
        for (int at = start; at + 11 <= end; at++)
        {
            if (at > start && text[at - 1] is not (' ' or '-'))
                continue;
            if (text[at] != '1' || text[at + 1] is < '3' or > '9' || (at + 11 < end && text[at + 11] is not (' ' or '-')))
                continue;
            if (text.Slice(at, 11).IndexOfAnyExceptInRange('0', '9') < 0)
                return at;
        }
        return 0;
    }

    // 315200 at the start before the province, at the end after a blank, or behind 邮编.
    static string? BlankPostcode(Span<char> text)
    {
        int label = text.IndexOf("邮编", StringComparison.Ordinal);
        for (int i = 0; i + 6 <= text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            int end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            bool labelled = label >= 0 && i >= label + 2 && i <= label + 4;
            bool alone = (i == 0 && end < text.Length && (AddressText.IsChinese(text[end]) || text[end] is ' ' or ',') && Divisions.NamesFrom(((ReadOnlySpan<char>)text)[end..].TrimStart(" ,")).Length > 0)
                || (end == text.Length && i > 0 && text[i - 1] is ' ' or ',');
            if (end - i == 6 && (labelled || alone) && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])))
            {
                string postcode = text[i..end].ToString();
                text[(labelled ? label : i)..end].Fill(' ');
                return postcode;
            }
            i = end;
        }
        return null;
    }

    static int CutNote(ReadOnlySpan<char> text)
    {
        int end = text.Length;
        foreach (string beginning in NoteBeginnings)
        {
            int at = text[..end].IndexOf(beginning, StringComparison.Ordinal);
            if (at < 4)
                continue;
            // One sign could belong to a name; it opens a note after a separator only.
            if (beginning.Length == 1 && AddressText.IsChinese(text[at - 1]))
                continue;
            end = at;
        }
        return end;
    }

    // Blanks stay between letters and digits only, where they keep two numbers apart.
    static int DropBlanks(Span<char> text)
    {
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == ' ')
            {
                int next = i;
                while (next < text.Length && text[next] == ' ')
                    next++;
                bool between = length > 0 && char.IsAsciiLetterOrDigit(text[length - 1]) && next < text.Length && char.IsAsciiLetterOrDigit(text[next]);
                i = next - 1;
                if (between)
                    text[length++] = ' ';
                continue;
            }
            // 12一3一502: a dash that was typed as the numeral.
            if (c == '一' && length > 0 && char.IsAsciiDigit(text[length - 1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                c = '-';
            if (c == '-' && length > 0 && text[length - 1] == '-')
                continue;
            text[length++] = c;
        }
        return length;
    }

    // …1302室张三收, …李女士: the receiver at the end.
    static int DropReceiver(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> end = text.TrimEnd(" ,.;-");
        foreach (string title in new[] { "先生", "女士", "小姐", "收" })
        {
            if (!end.EndsWith(title, StringComparison.Ordinal))
                continue;
            int at = end.Length - title.Length, start = at;
            while (start > 0 && at - start < 3 && AddressText.IsChinese(text[start - 1]) && text[start - 1] is not ('室' or '号' or '楼' or '元' or '层' or '栋' or '幢' or '座' or '房' or '户' or '店'))
                start--;
            bool bounded = start > 0 && (!AddressText.IsChinese(text[start - 1]) || at - start < 3);
            return bounded ? start : at;
        }
        return text.Length;
    }
}
