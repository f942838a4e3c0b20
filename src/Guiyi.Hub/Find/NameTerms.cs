using Guiyi.Internals;

namespace Guiyi.Hub.Find;

/// <summary>The terms by which names are looked up. A name has few; a query asks for more of them, so that an error on one side still meets the other.</summary>
static class NameTerms
{
    public const int ShortName = 4;

    const int LongestInitials = 4, LongestWhole = 8, MostGaps = 12, MostQuerySounds = 24;

    enum Sort : uint
    {
        NextSounds = 1,
        SoundsApart,
        FirstCharacter,
        OneSound,
        SoundAndLetter,
        NextCharacters,
        Initials,
        AllSounds,
        Word,
        AllWords,
        Token,
        Characters,
    }

    /// <summary>The terms of a name that is put in.</summary>
    public static void OfName(NameForm name, List<uint> terms)
    {
        string han = name.Han;
        if (han.Length > 0)
        {
            terms.Add(Term(Sort.FirstCharacter, han[0], 0));
            for (int i = 1; i < han.Length; i++)
                terms.Add(Term(Sort.NextCharacters, han[i - 1], han[i]));
            OfSounds(name.Readings, terms);
            if (name.SurnameReadings != name.Readings)
                OfSounds(name.SurnameReadings, terms);
        }
        foreach (string word in name.Words)
            terms.Add(OfWord(word));
        if (name.Words.Length > 0)
            terms.Add(Term(Sort.AllWords, Hash64.Of(name.Joined), 0));
        if (name.Words.Length > 1)
            OfInitials(name.Words, terms);
        if (name.LatinSyllables is { Length: > 0 } latin)
            OfSounds(latin, terms);
    }

    public static uint OfWord(string word) => Term(Sort.Word, Hash64.Of(word), 0);

    /// <summary>The terms of an address or of another text in words: pairs of Chinese characters, and words.</summary>
    public static void OfText(NameForm text, List<uint> terms)
    {
        for (int i = 1; i < text.Han.Length; i++)
            terms.Add(Term(Sort.Characters, text.Han[i - 1], text.Han[i]));
        // A number says little without the road, building or unit before it: 世纪路401 is rare, 401 is not.
        for (int i = 0; i < text.Words.Length; i++)
        {
            int behind = char.IsAsciiDigit(text.Words[i][0]) ? text.Behind[i] : 0;
            ulong before = behind == 0 ? 0 : text.Han[behind - 1] | (behind > 1 ? (ulong)text.Han[behind - 2] << 16 : 0);
            terms.Add(Term(Sort.Token, Hash64.Of(text.Words[i]), before));
        }
    }

    /// <summary>What to ask for, and how much each says: Chinese characters and their sounds.</summary>
    public static void AskedHan(NameForm query, List<(uint Term, int Weight)> asked)
    {
        string han = query.Han.Length > MostQuerySounds ? query.Han[..MostQuerySounds] : query.Han;
        if (han.Length == 1)
            asked.Add((Term(Sort.FirstCharacter, han[0], 0), 3));
        for (int i = 1; i < han.Length; i++)
            asked.Add((Term(Sort.NextCharacters, han[i - 1], han[i]), 3));
        AskedSounds(query.Readings, asked);
        if (query.SurnameReadings != query.Readings)
            AskedSounds(query.SurnameReadings, asked);
    }

    /// <summary>What to ask for where letters may be the reading of Chinese characters, or their first letters.</summary>
    public static void AskedLetters(NameForm query, List<(uint Term, int Weight)> asked)
    {
        const int cuts = 4, longest = 80;
        if (query.Words.Length > 0)
            asked.Add((Term(Sort.AllWords, Hash64.Of(query.Joined), 0), 8));
        if (query.Words.Length == 0 || query.Joined.Length > longest || !query.Joined.All(char.IsAsciiLetterLower))
            return;
        if (query.Joined.Length is >= 2 and <= LongestInitials)
            asked.Add((Term(Sort.Initials, Hash64.Of(query.Joined), 0), 3));
        string[] orders = query.Words.Length == 1 ? [query.Joined] : [query.Joined, query.Words[^1] + string.Concat(query.Words[..^1])];
        foreach (string letters in orders)
            foreach ((string[] syllables, string rest) in SoundClasses.Cuts(letters, cuts))
            {
                AskedSounds(syllables, asked);
                if (rest.Length > 0 && syllables.Length == 1)
                    asked.Add((Term(Sort.SoundAndLetter, SoundClasses.Of(syllables[0]), rest[0]), 3));
            }
    }

    static void OfSounds(string[] readings, List<uint> terms)
    {
        uint[] sounds = Array.ConvertAll(readings, SoundClasses.Of);
        for (int i = 0; i < (sounds.Length <= ShortName ? sounds.Length : 1); i++)
            terms.Add(Term(Sort.OneSound, sounds[i], 0));
        if (sounds.Length == 1)
            return;
        terms.Add(Term(Sort.SoundAndLetter, sounds[0], readings[1][0]));
        for (int i = 1; i < sounds.Length; i++)
            terms.Add(Term(Sort.NextSounds, sounds[i - 1], sounds[i]));
        for (int i = 0; i < Math.Min(sounds.Length, MostGaps); i++)
            for (int j = i + 2; j < sounds.Length && (sounds.Length <= ShortName || j == i + 2); j++)
                terms.Add(Term(Sort.SoundsApart, sounds[i], sounds[j]));
        if (sounds.Length <= LongestWhole)
            terms.Add(Whole(sounds));
        OfInitials(readings, terms);
    }

    static void OfInitials(string[] words, List<uint> terms)
    {
        Span<char> letters = stackalloc char[LongestInitials];
        for (int length = 1; length <= Math.Min(LongestInitials, words.Length); length++)
        {
            letters[length - 1] = words[length - 1][0];
            if (length > 1)
                terms.Add(Term(Sort.Initials, Hash64.Of(letters[..length]), 0));
        }
    }

    static void AskedSounds(string[] readings, List<(uint Term, int Weight)> asked)
    {
        uint[] sounds = Array.ConvertAll(readings.Length > MostQuerySounds ? readings[..MostQuerySounds] : readings, SoundClasses.Of);
        if (sounds.Length == 1)
            asked.Add((Term(Sort.OneSound, sounds[0], 0), 1));
        if (sounds.Length is > 1 and <= LongestWhole)
            asked.Add((Whole(sounds), 4));
        // One too few there, one too many here, or two swapped.
        for (int i = 1; i < sounds.Length; i++)
        {
            asked.Add((Term(Sort.NextSounds, sounds[i - 1], sounds[i]), 2));
            asked.Add((Term(Sort.SoundsApart, sounds[i - 1], sounds[i]), 1));
            if (sounds.Length is 3 or 4)
                asked.Add((Term(Sort.NextSounds, sounds[i], sounds[i - 1]), 1));
        }
        for (int i = 2; i < sounds.Length; i++)
        {
            asked.Add((Term(Sort.NextSounds, sounds[i - 2], sounds[i]), 1));
            asked.Add((Term(Sort.SoundsApart, sounds[i - 2], sounds[i]), 1));
        }
    }

    static uint Whole(uint[] sounds)
    {
        ulong all = (ulong)sounds.Length;
        foreach (uint sound in sounds)
            all = Hash64.Mix(all, sound);
        return Term(Sort.AllSounds, all, 0);
    }

    static uint Term(Sort sort, ulong a, ulong b) => (uint)Hash64.Mix(a + ((ulong)sort << 56), b + 1);
}
