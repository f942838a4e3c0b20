namespace Guiyi.Standardize;

/// <summary>Numbers typed only to get past a required field.</summary>
static class PhonePlaceholders
{
    const int ShortestSequence = 6;
    const int LongestSequence = 11;

    /// <summary>The problem where digits (with or without calling code) are a placeholder; null where they may be real.</summary>
    public static string? Found(ReadOnlySpan<char> digits)
    {
        if (digits.Contains('*') || digits.Length < 5)
            return null;
        if (IsRepeated(digits))
            return $"placeholder number {digits}: one digit repeated";
        if (digits.Length is >= ShortestSequence and <= LongestSequence && IsSequence(digits))
            return $"placeholder number {digits}: digits in sequence";
        bool mobile = digits.Length >= 11 && digits[^11] == '1' && (IsRepeated(digits[^8..]) || digits[^11..] is "13800138000");
        return mobile ? $"placeholder number {digits}" : null;
    }

    /// <summary>010-88888888, 021-12345678: what stands behind the area code is a placeholder.</summary>
    public static string? FoundBehind(ReadOnlySpan<char> area, ReadOnlySpan<char> subscriber) =>
        subscriber.Length is 7 or 8 && (IsRepeated(subscriber) || IsSequence(subscriber)) ? $"placeholder number {area}-{subscriber}" : null;

    static bool IsRepeated(ReadOnlySpan<char> digits) => digits.IndexOfAnyExcept(digits[0]) < 0;

    /// <summary>12345678, 87654321, 01234567: each digit one more, or one less, than the last; 0 may follow 9 at the end.</summary>
    static bool IsSequence(ReadOnlySpan<char> digits)
    {
        bool up = true, down = true;
        for (int i = 1; i < digits.Length && (up || down); i++)
        {
            int step = digits[i] - digits[i - 1];
            up &= step == 1 || step == -9 && i >= digits.Length - 2;
            down &= step == -1;
        }
        return up || down;
    }
}
