namespace Guiyi.Standardize;

/// <summary>Numbers typed only to get past a required field.</summary>
static class PhonePlaceholders
{
    /// <summary>The problem where digits (with or without calling code or trunk 0) are a placeholder; null where they may be real.</summary>
    public static string? Found(ReadOnlySpan<char> digits)
    {
        if (digits.Contains('*') || digits.Length < 5)
            return null;
        if (SameFrom(digits, 0))
            return $"placeholder number {digits}: one digit repeated";
        if (digits.Length is >= 6 and <= 11 && IsSequence(digits))
            return $"placeholder number {digits}: digits in sequence";
        if (digits.Length >= 11 && digits[^11] == '1' && (SameFrom(digits, digits.Length - 8) || digits[^11..] is "13800138000"))
            return $"placeholder number {digits}";
        bool landline = digits.Length is >= 10 and <= 12 && digits[0] == '0' && !(digits[1] == '1' && digits[2] >= '3');
        if (landline && (SameFrom(digits, digits.Length - 8) || digits.Length <= 11 && SameFrom(digits, digits.Length - 7)))
            return $"placeholder number {digits}: one digit repeated";
        return landline && digits.Length >= 11 && IsSequence(digits[^8..]) ? $"placeholder number {digits}: digits in sequence" : null;
    }

    static bool SameFrom(ReadOnlySpan<char> digits, int start) => digits[start..].IndexOfAnyExcept(digits[start]) < 0;

    /// <summary>12345678, 87654321, 01234567, 7890123: each digit one more, or one less, than the last.</summary>
    static bool IsSequence(ReadOnlySpan<char> digits)
    {
        bool up = true, down = true;
        for (int i = 1; i < digits.Length && (up || down); i++)
        {
            int step = (digits[i] - digits[i - 1] + 10) % 10;
            up &= step == 1;
            down &= step == 9;
        }
        return up || down;
    }
}
