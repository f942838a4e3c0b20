namespace Guiyi.Standardize;

/// <summary>Pinyin that many speakers do not tell apart.</summary>
public static class Sounds
{
    /// <summary>
    /// True where two readings (toneless, lower case, one syllable or a joined name) become equal once these are taken for the same: zh z, sh s, ch c; n l; f h
    /// (before a vowel, hu before a vowel included: fa hua); ang an, eng en, ing in. Allocates nothing.
    /// </summary>
    public static bool AreAlike(string pinyinA, string pinyinB)
    {
        ArgumentNullException.ThrowIfNull(pinyinA);
        ArgumentNullException.ThrowIfNull(pinyinB);
        int i = 0, j = 0;
        while (true)
        {
            char a = Next(pinyinA, ref i), b = Next(pinyinB, ref j);
            if (a != b)
                return false;
            if (a == '\0')
                return true;
        }
    }

    /// <summary>What a reading sounds like: equal for readings that <see cref="AreAlike"/> takes for the same.</summary>
    internal static string Key(string pinyin)
    {
        Span<char> sounds = stackalloc char[pinyin.Length];
        int length = 0, position = 0;
        while (Next(pinyin, ref position) is var sound and not '\0')
            sounds[length++] = sound;
        return new string(sounds[..length]);
    }

    /// <summary>The next sound of a reading, or U+0000 at its end.</summary>
    static char Next(string pinyin, ref int position)
    {
        if (position >= pinyin.Length)
            return '\0';
        char letter = pinyin[position++];
        char following = position < pinyin.Length ? pinyin[position] : '\0';
        switch (letter)
        {
            case 'z' or 's' or 'c' when following == 'h':
                position++;
                return letter;
            case 'h' when following == 'u' && position + 1 < pinyin.Length && pinyin[position + 1] is 'a' or 'e' or 'o':
                position++;
                return 'f';
            case 'h':
                return 'f';
            case 'n' when following == 'g' && IsFinal(pinyin, position - 1):
                position++;
                return 'n';
            // At the start of a syllable n and l are one; at its end n stays.
            case 'l':
                return 'N';
            case 'n':
                return IsFinal(pinyin, position - 1) && !IsVowel(following) ? 'n' : 'N';
            default:
                return letter;
        }
    }

    // An n or ng behind a vowel ends the syllable, unless a vowel follows the n itself.
    static bool IsFinal(string pinyin, int position) => position > 0 && IsVowel(pinyin[position - 1]);

    static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'v';
}
