namespace Guiyi.Standardize.Names;

/// <summary>Counts and tests of characters in spans.</summary>
static class NameSpans
{
    public static bool ContainsHan(this ReadOnlySpan<char> text)
    {
        foreach (char character in text)
            if (MixedNames.IsHan(character))
                return true;
        return false;
    }

    public static bool IsHan(this ReadOnlySpan<char> text)
    {
        foreach (char character in text)
            if (!MixedNames.IsHan(character))
                return false;
        return true;
    }

    public static int Count(this ReadOnlySpan<char> text, char from, char to)
    {
        int count = 0;
        foreach (char character in text)
            if (character >= from && character <= to)
                count++;
        return count;
    }

    public static int CountLetters(this ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char character in text)
            if (LatinLetters.IsLatin(character))
                count++;
        return count;
    }
}
