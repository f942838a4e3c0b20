namespace Guiyi.Standardize.Addressing;

/// <summary>A number group found in a Chinese address, such as 12-3-502室.</summary>
/// <param name="Atoms">The numbers, in order.</param>
/// <param name="Unit">The word that follows.</param>
/// <param name="End">Where the text goes on.</param>
readonly record struct NumberGroup(NumberAtoms Atoms, NumberUnit Unit, int End);

/// <summary>Up to five numbers that dashes join.</summary>
[System.Runtime.CompilerServices.InlineArray(5)]
struct AtomSlots
{
    string? first;
}

/// <summary>The numbers of a group.</summary>
struct NumberAtoms
{
    AtomSlots slots;

    internal int Count { get; private set; }

    internal readonly string this[int index] => slots[index]!;

    internal readonly string Last => slots[Count - 1]!;

    internal bool Add(string atom)
    {
        if (Count == 5)
            return false;
        slots[Count++] = atom;
        return true;
    }

    /// <summary>The numbers from <paramref name="start"/> on, joined by dashes.</summary>
    internal readonly string Join(int start = 0)
    {
        string joined = this[start];
        for (int i = start + 1; i < Count; i++)
            joined = $"{joined}-{this[i]}";
        return joined;
    }
}

/// <summary>Finds numbers with their units: 12号楼, 十八号, B座, 2-3-1302.</summary>
static class NumberScanner
{
    /// <summary>Reads the number group at <paramref name="start"/>, if one is there.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, int start, out NumberGroup group)
    {
        group = default;
        char c = text[start];
        if (char.IsAsciiLetterOrDigit(c))
            return TryReadArabic(text, start, out group);
        if (ChineseNumerals.IsNumeral(c))
            return TryReadChinese(text, start, out group);
        if (c == '#' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1]))
            return TryReadArabic(text, start + 1, out group);
        if (c is '甲' or '乙' or '丙' or '附')
            return TryReadPrefixed(text, start, out group);
        return c is '负' or '地' && TryReadBasement(text, start, out group);
    }

    // 甲8号, 附11号: the sign belongs to the number.
    static bool TryReadPrefixed(ReadOnlySpan<char> text, int start, out NumberGroup group)
    {
        group = default;
        if (start + 1 >= text.Length || !(char.IsAsciiDigit(text[start + 1]) || ChineseNumerals.IsNumeral(text[start + 1])))
            return false;
        if (!TryRead(text, start + 1, out NumberGroup plain) || plain.Unit is not (NumberUnit.Number or NumberUnit.None or NumberUnit.Yard) || plain.Atoms.Count > 2)
            return false;
        var atoms = new NumberAtoms();
        atoms.Add(text[start] + plain.Atoms[0]);
        for (int i = 1; i < plain.Atoms.Count; i++)
            atoms.Add(plain.Atoms[i]);
        group = plain with { Atoms = atoms };
        return true;
    }

    static bool TryReadArabic(ReadOnlySpan<char> text, int start, out NumberGroup group)
    {
        group = default;
        var atoms = new NumberAtoms();
        int at = start;
        while (true)
        {
            int end = AtomEnd(text, at);
            if (end == at || !atoms.Add(text[at..end].ToString()))
                break;
            at = end;
            if (at + 1 >= text.Length || !IsJoiner(text, at) || !char.IsAsciiLetterOrDigit(text[at + 1]) || AtomEnd(text, at + 1) == at + 1)
                break;
            at++;
        }
        if (atoms.Count == 0)
            return false;
        NumberUnit unit = NumberUnits.At(text[at..], out int length);
        if (unit == NumberUnit.Name)
            return false;
        if (atoms.Count == 1 && !IsNumber(atoms[0], unit))
            return false;
        // 12F, 3f室 aside: a trailing F without a unit is a storey.
        if (unit == NumberUnit.None && atoms.Count == 1 && atoms[0] is [>= '0' and <= '9', .., 'F'])
        {
            var floor = new NumberAtoms();
            floor.Add(atoms[0][..^1]);
            group = new NumberGroup(floor, NumberUnit.Floor, at);
            return true;
        }
        // A letter makes a storey a building: A楼.
        if (unit == NumberUnit.Floor && char.IsAsciiLetter(atoms.Last[0]) && atoms.Last.Length == 1)
            unit = NumberUnit.Building;
        group = new NumberGroup(atoms, unit, at + length);
        return true;
    }

    // Letters up to two, digits, letters up to one: 12, B6, A, 1302A. Longer words are names.
    static int AtomEnd(ReadOnlySpan<char> text, int start)
    {
        int at = start, letters = 0, digits = 0;
        while (at < text.Length && char.IsAsciiLetter(text[at]))
            (at, letters) = (at + 1, letters + 1);
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            (at, digits) = (at + 1, digits + 1);
        if (letters > 2 || digits > 6)
            return start;
        if (digits > 0 && at < text.Length && char.IsAsciiLetter(text[at]))
        {
            // 7F1040: storey and room.
            if (text[at] == 'F' && letters == 0 && digits <= 2)
                return at + 1;
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }
        return at < text.Length && char.IsAsciiLetterOrDigit(text[at]) ? start : at;
    }

    static bool IsNumber(string atom, NumberUnit unit)
    {
        foreach (char c in atom)
            if (char.IsAsciiDigit(c))
                return true;
        return unit is NumberUnit.Building or NumberUnit.Entrance or NumberUnit.Room or NumberUnit.Floor
            || (unit == NumberUnit.None && atom.Length == 1);
    }

    static bool IsJoiner(ReadOnlySpan<char> text, int at) => text[at] is '-' or '_' or '~' or '/' or '.' or ' ' or '\\' or '+' or '&';

    static bool TryReadChinese(ReadOnlySpan<char> text, int start, out NumberGroup group)
    {
        group = default;
        int length = ChineseNumerals.LengthAt(text[start..]);
        int end = start + length;
        NumberUnit unit = NumberUnits.At(text[end..], out int unitLength);
        if (unitLength == 0 || unit is NumberUnit.Name or NumberUnit.None)
            return false;
        var atoms = new NumberAtoms();
        atoms.Add(ChineseNumerals.ToDigits(text[start..end]));
        group = new NumberGroup(atoms, unit, end + unitLength);
        return true;
    }

    // 负一楼, 地下1层: storeys below ground are B1, B2 ….
    static bool TryReadBasement(ReadOnlySpan<char> text, int start, out NumberGroup group)
    {
        group = default;
        int at = start + (text[start] == '负' ? 1 : text[start..].StartsWith("地下", StringComparison.Ordinal) ? 2 : 99);
        if (at >= text.Length)
            return false;
        int end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        string number = text[at..end].ToString();
        if (end == at)
        {
            end = at + ChineseNumerals.LengthAt(text[at..]);
            if (end == at)
                return false;
            number = ChineseNumerals.ToDigits(text[at..end]);
        }
        if (number.Length > 2 || NumberUnits.At(text[end..], out int length) != NumberUnit.Floor)
            return false;
        var atoms = new NumberAtoms();
        atoms.Add("B" + number);
        group = new NumberGroup(atoms, NumberUnit.Floor, end + length);
        return true;
    }
}
