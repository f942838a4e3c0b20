using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>One number cut out of a cell, before any numbering plan is asked.</summary>
/// <param name="Plus">A '+' stood in front: the digits start with a calling code.</param>
/// <param name="Digits">ASCII digits, '*' for hidden ones.</param>
/// <param name="Breaks">Bit i is set where a blank, dash or bracket stood before digit i.</param>
/// <param name="Extension">Digits after 转, ext, x or #; null where there were none.</param>
/// <param name="Problem">Why the digits cannot be one number, or null.</param>
/// <param name="End">Where the rest of the cell starts.</param>
readonly record struct PhoneText(bool Plus, string Digits, ulong Breaks, string? Extension, string? Problem, int End)
{
    const int MostDigits = 48;
    const int FewestDigits = 7;
    static readonly string[] ExtensionMarkers = ["转", "轉", "分机", "分機", "内线", "內線", ";ext=", "extension", "extn", "ext"];

    public bool IsMasked => Digits.Contains('*', StringComparison.Ordinal);

    public PhoneText Slice(int from, int to, string? extension = null) =>
        this with { Plus = Plus && from == 0, Digits = Digits[from..to], Breaks = Breaks >> from, Extension = extension };

    /// <summary>Reads the next number from <paramref name="start"/>. Words in front are a label; words behind end the number.</summary>
    public static PhoneText Scan(string raw, int start)
    {
        Span<char> digits = stackalloc char[MostDigits];
        int length = 0;
        ulong breaks = 0;
        bool plus = false, broken = false;
        int i = start;
        while (i < raw.Length)
        {
            char c = AsciiFold.Of(raw[i]);
            int hidden = 0;
            if (AsciiFold.IsDigit(c) || IsSlip(raw, i, ref c) || (hidden = HiddenRun(raw, i, length)) > 0)
            {
                if (length + Math.Max(1, hidden) > MostDigits)
                    return new(plus, digits[..length].ToString(), breaks, null, "more digits than a phone number has", raw.Length);
                if (broken && length > 0)
                    breaks |= 1UL << length;
                broken = false;
                if (hidden == 0)
                    digits[length++] = c;
                for (int h = 0; h < hidden; h++)
                    digits[length++] = '*';
                i += Math.Max(1, hidden);
                continue;
            }
            if (length == 0)
                plus = c == '+' || plus && !char.IsLetter(c);
            else if ((length >= FewestDigits || raw[i] == ';') && ReadExtension(raw, i, out int end) is { } extension)
                return new(plus, digits[..length].ToString(), breaks, extension, null, end);
            else if (length >= FewestDigits && !IsJoiner(c))
                break;
            else if (AsciiFold.IsLetter(c) && i + 1 < raw.Length && AsciiFold.IsDigit(AsciiFold.Of(raw[i - 1])) && AsciiFold.IsDigit(AsciiFold.Of(raw[i + 1])))
                return new(plus, digits[..length].ToString(), breaks, null, $"the letter '{c}' among the digits", raw.Length);
            else if (char.IsLetter(c))
                (length, breaks, plus) = (0, 0, false);
            broken = true;
            i++;
        }
        return new(plus, digits[..length].SequenceEqual(raw) ? raw : digits[..length].ToString(), breaks, null, null, i);
    }

    /// <summary>What may stand between the groups of one number.</summary>
    static bool IsJoiner(char c) => c is ' ' or '-' or '.' or '(' or ')' or '[' or ']' or '\'' or '"' or '`' or AsciiFold.Nothing or '~' or '_' or '（' or '）' or '【' or '】' or '·' or '•';

    /// <summary>O for 0, l and I for 1, where digits stand on both sides.</summary>
    static bool IsSlip(string raw, int i, ref char c)
    {
        if (c is not ('O' or 'o' or 'l' or 'I') || i == 0 || i + 1 >= raw.Length
            || !AsciiFold.IsDigit(AsciiFold.Of(raw[i - 1])) || !AsciiFold.IsDigit(AsciiFold.Of(raw[i + 1])))
            return false;
        c = c is 'O' or 'o' ? '0' : '1';
        return true;
    }

    /// <summary>Length of the run of mask characters that starts here, 0 where none does.</summary>
    static int HiddenRun(string raw, int i, int digitsBefore)
    {
        char c = AsciiFold.Of(raw[i]);
        int run = 1;
        while (i + run < raw.Length && (raw[i + run] == raw[i] || AsciiFold.Of(raw[i + run]) == c))
            run++;
        switch (c)
        {
            case '*' or '✱' or '●' or '星' or '×' or '※' or '…' or '■':
                return run;
            case 'x' or 'X':
                bool insideWord = i > 0 && char.IsLetter(raw[i - 1]) || i + run < raw.Length && char.IsLetter(raw[i + run]);
                bool extension = run == 1 && digitsBefore >= FewestDigits && i + 1 < raw.Length;
                return insideWord || extension ? 0 : run;
            case '?' or '_' or '#' or '·' or '•':
                return run >= 2 ? run : 0;
            case '-':
                return run >= 3 ? run : 0;
            default:
                return 0;
        }
    }

    static string? ReadExtension(string raw, int i, out int end)
    {
        end = i;
        int at = i + MarkerLength(raw, i);
        if (at == i)
            return null;
        while (at < raw.Length && AsciiFold.Of(raw[at]) is ' ' or '.' or ':' or '-' or '=' or AsciiFold.Nothing or '号' or '接' or ')')
            at++;
        Span<char> digits = stackalloc char[8];
        int length = 0;
        while (at < raw.Length && AsciiFold.Of(raw[at]) is var c && AsciiFold.IsDigit(c))
        {
            if (length == digits.Length)
                return null;
            digits[length++] = c;
            at++;
        }
        end = at;
        return length == 0 ? null : digits[..length].ToString();
    }

    static int MarkerLength(string raw, int i)
    {
        char c = AsciiFold.Of(raw[i]);
        if (c is '#' or 'x' or 'X')
            return 1;
        foreach (string marker in ExtensionMarkers)
            if (string.Compare(raw, i, marker, 0, marker.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return marker.Length;
        return 0;
    }
}
