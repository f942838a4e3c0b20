using System.Text;

namespace Guiyi.Standardize.Names;

/// <summary>Takes organizations' names in Latin letters apart. Input is folded.</summary>
static class LatinOrganizations
{
    static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "and", "of", "the", "for", "in", "de", "la", "und", "et", "y" };

    public static Standardized<OrganizationName> Parse(string text)
    {
        string? city = null;
        List<string> words = Words(WithoutBrackets(text, ref city, out string bracket));
        List<string> keys = [.. words.Select(Key)];
        int end = words.Count;
        (string? form, int formStart, int formEnd) = Form(keys, ref end);
        string branch = "";
        if (formEnd < words.Count && form is not null)
            branch = Joined(words, formEnd, words.Count);
        else if (form is null && keys.Count > 2 && keys[^1] == "branch")
        {
            int start = words.Count - (Places.OfReading(keys[^2]) is not null ? 2 : 1);
            branch = Joined(words, start, words.Count);
            formStart = start;
        }
        int first = keys.Count > 1 && keys[0] == "the" && formStart > 1 ? 1 : 0;
        string core = string.Join(' ', keys.Skip(first).Take(formStart - first));
        if (core.Length == 0)
            (core, formStart, form) = (string.Join(' ', keys), words.Count, null);
        string name = Joined(words, 0, formStart) + (bracket.Length > 0 ? " " + bracket : "") + (form is null ? "" : " " + form);
        var organization = new OrganizationName { Text = name, Core = core, City = city, Industry = Industry(core), LegalForm = form };
        return branch.Length == 0 ? organization : organization with { Text = $"{name} {branch}", Branch = branch, ParentText = name };
    }

    /// <summary>True where the words end in a legal form or a line of business.</summary>
    public static bool LooksLikeOrganization(string text)
    {
        string? city = null;
        List<string> keys = [.. Words(WithoutBrackets(text, ref city, out _)).Select(Key)];
        int end = keys.Count;
        if (Form(keys, ref end).Form is not null)
            return keys.Count > 1;
        // Eric Law and Grace Shipping: after a lone given name the word may be a surname.
        bool person = keys.Count == 2 && NameTables.IsWesternGiven(keys[0]);
        return keys.Count > 1 && !person && (OrganizationTables.IsIndustry(keys[^1]) || keys[^1] == "branch");
    }

    // The form stands last, or before the words of a branch.
    static (string? Form, int Start, int End) Form(List<string> keys, ref int end)
    {
        if (OrganizationTables.LatinForm(keys, end) is (string form, int words) && end > words)
            return (form, end - words, end);
        if (keys.Count > 2 && keys[^1] is "branch" or "office")
            for (int i = keys.Count - 1; i > 1; i--)
                if (OrganizationTables.LatinForm(keys, i) is (string before, int count) && i > count)
                {
                    end = i;
                    return (before, i - count, i);
                }
        return (null, end, end);
    }

    // A bracket that names a place stays, every other one is a note.
    static string WithoutBrackets(string text, ref string? city, out string bracket)
    {
        bracket = "";
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('(' or '['))
            {
                result.Append(text[i]);
                continue;
            }
            int end = text.IndexOf(text[i] == '(' ? ')' : ']', i);
            string inside = end < 0 ? text[(i + 1)..] : text[(i + 1)..end];
            if (result.Length > 0 && bracket.Length == 0 && Places.OfReading(LatinLetters.Key(inside)) is { } place)
                (city, bracket) = (place.Short, $"({TitleWord(inside.Trim(), true)})");
            result.Append(' ');
            i = end < 0 ? text.Length : end;
        }
        return result.ToString();
    }

    static List<string> Words(string text)
    {
        bool oneCase = !text.Any(char.IsLower) || !text.Any(char.IsUpper);
        var words = new List<string>();
        foreach (string piece in text.Split([' ', ',', ';', '/', '|', '"', '_', ')', ']', '·', ':'], StringSplitOptions.RemoveEmptyEntries))
            foreach (string part in Dotted(piece))
                if (part.Any(char.IsLetterOrDigit) || part is "&" or "+")
                    words.Add(TitleWord(part, oneCase && words.Count >= 0));
        return words;
    }

    // "S.A." is two words for the table of legal forms; "Booking.com" is one.
    static IEnumerable<string> Dotted(string piece)
    {
        string trimmed = piece.Trim('.', '-', '\'');
        bool initials = trimmed.Split('.').All(part => part.Length <= 1);
        return initials && trimmed.Contains('.', StringComparison.Ordinal) ? trimmed.Split('.', StringSplitOptions.RemoveEmptyEntries) : [trimmed];
    }

    static string TitleWord(string word, bool oneCase)
    {
        if (!oneCase || word.Length == 0)
            return word;
        string lower = word.ToLowerInvariant();
        if (Small.Contains(lower))
            return lower;
        // Short words in capitals are abbreviations.
        return word.Length <= 3 && word.All(char.IsUpper) ? word : LatinNames.TitleCase(word);
    }

    static string Key(string word)
    {
        if (word is "&" or "+")
            return "and";
        var result = new StringBuilder(word.Length);
        foreach (char character in word)
            if (char.IsAsciiDigit(character))
                result.Append(character);
            else if (LatinLetters.IsLatin(character))
                LatinLetters.AppendKey(result, character);
            else if (char.IsLetterOrDigit(character))
                result.Append(char.ToLowerInvariant(character));
        return result.ToString();
    }

    static string? Industry(string core)
    {
        string[] words = core.Split(' ');
        for (int count = Math.Min(2, words.Length - 1); count > 0; count--)
            if (string.Join(' ', words[^count..]) is var tail && OrganizationTables.IsIndustry(tail))
                return tail;
        return null;
    }

    static string Joined(List<string> words, int from, int to) => string.Join(' ', words.GetRange(from, to - from));
}
