using System.Text;
using Guiyi.Internals;

namespace Guiyi.Standardize.Names;

/// <summary>Chinese names with something else in the text: blanks, sorting prefixes (A00刘姐), Latin names (王Tom), numbers, further pieces (2023-孙强-家电).</summary>
static class MixedNames
{
    static readonly string[] NoNames = ["vip", "svip", "new", "qq", "wx", "vx", "tel", "app", "ka", "sku", "ok", "no"];

    /// <summary>Parses cleaned, simplified text that holds at least one ideograph and otherwise Latin letters, digits and punctuation.</summary>
    public static Standardized<PersonName> Parse(string text)
    {
        string piece = FirstHanPiece(text);
        int first = 0, last = piece.Length - 1;
        while (!IsHan(piece[first]))
            first++;
        while (!IsHan(piece[last]))
            last--;
        if (Handle(piece, first, last) is { } problem)
            return Standardized<PersonName>.Bad(problem);
        string han = Han(piece, first, last);
        if (IsNickname(han, piece.AsSpan(last + 1)))
            return Standardized<PersonName>.Bad($"'{piece}' reads like an account's nickname; expected a person's name.");
        string before = piece[..first].Trim(), after = piece[(last + 1)..].Trim();
        if (Titles.Latin(LatinLetters.Key(before), TitleKind.Before) is { } title && HanNames.Parse(han) is { Value: { } named } && named.Title is null)
            return named with { Title = title.Text, Gender = title.Gender, Text = title.Text + named.Text };
        string? latin = LatinWord(before, sortable: true) ?? LatinWord(after, sortable: false);
        return latin is null ? HanNames.Parse(han) : WithLatin(han, latin);
    }

    public static bool IsHan(char character) =>
        character is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '〇' or >= '\uD840' and <= '\uD88F' or >= '\uDC00' and <= '\uDFFF';

    // Pieces are separated by '-', '/', ',' or '.'; blanks separate them only where both sides are names of their own.
    static string FirstHanPiece(string text)
    {
        foreach (string piece in text.Split(['-', '/', ',', '&'], StringSplitOptions.RemoveEmptyEntries))
            if (piece.AsSpan().ContainsHan())
                return FirstOfTwo(piece.Trim(' ', '.', '\''));
        return text;
    }

    static string FirstOfTwo(string piece)
    {
        int blank = piece.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 2 || blank + 2 >= piece.Length)
            return piece;
        ReadOnlySpan<char> left = piece.AsSpan(0, blank), right = piece.AsSpan(blank + 1);
        bool names = left.IsHan() && right.ContainsHan() && !Surnames.StartsWithCompound(left) && Surnames.Share(left[0]) > 0.0002 && Titles.AtEnd(right) is null;
        return names ? left.ToString() : piece;
    }

    /// <summary>Letters and digits glued to the characters (大伟666q7) make an account's name of it.</summary>
    static string? Handle(string piece, int first, int last)
    {
        ReadOnlySpan<char> tail = piece.AsSpan(last + 1);
        int digits = tail.Count('0', '9'), letters = tail.CountLetters();
        if (digits > 0 && letters > 0 && tail[0] != ' ')
            return $"'{piece}' reads like an account's nickname; expected a person's name.";
        ReadOnlySpan<char> head = piece.AsSpan(0, first);
        if (head.CountLetters() > 1 && head.Count('0', '9') > 1 && head[^1] != ' ' && !IsSortPrefix(head))
            return $"'{piece}' reads like an account's nickname; expected a person's name.";
        return null;
    }

    // 开心果宝宝349; but 张伟520 is a name with a number.
    static bool IsNickname(string han, ReadOnlySpan<char> tail) =>
        tail.Length is > 2 and < 7 && tail.Count('0', '9') == tail.Length && HanNames.Parse(han).Value is not { Informal: false };

    static string Han(string piece, int first, int last)
    {
        // An X behind a surname hides characters: 张XX.
        int end = last + 1;
        while (end < piece.Length && piece[end] is 'x' or 'X' or '*')
            end++;
        bool hidden = end == piece.Length || piece[end] == ' ';
        int start = first;
        while (start > 0 && piece[start - 1] == '*')
            start--;
        var result = new StringBuilder(piece.Length);
        for (int i = start; i < (hidden ? end : last + 1); i++)
            if (IsHan(piece[i]) || piece[i] is '·' or '*')
                result.Append(piece[i]);
            else if (i > last)
                result.Append('*');
        return result.ToString();
    }

    static bool IsSortPrefix(ReadOnlySpan<char> prefix)
    {
        foreach (char character in prefix)
            if (char.IsLetter(character) && character is not ('a' or 'A'))
                return prefix.CountLetters() == 1;
        return true;
    }

    static string? LatinWord(string text, bool sortable)
    {
        string key = LatinLetters.Key(text);
        if (key.Length < 2 || NoNames.Contains(key) || key.AsSpan().IndexOfAnyExcept('x') < 0 || sortable && IsSortPrefix(text))
            return null;
        return text.AsSpan().Count('0', '9') > 0 ? null : text;
    }

    static Standardized<PersonName> WithLatin(string han, string latin)
    {
        Standardized<PersonName> parsed = HanNames.Parse(han);
        // 姐 alone is no name, but Lily姐 is one.
        if (Titles.AtEnd(han) is (Title title, int length) && length == han.Length && LatinNames.Parse(latin) is { Value: { } person })
            return person with { Text = person.Text + title.Text, Title = title.Text, Gender = title.Gender, Informal = true };
        if (parsed.Value is not { Surname: not null, GivenName: null, Title: null } name || name.Text != name.Surname)
            return parsed;
        string given = LatinLetters.Key(latin);
        return name with { GivenName = given, Text = name.Text + LatinNames.TitleCase(latin) };
    }
}
