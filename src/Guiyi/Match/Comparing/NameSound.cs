using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>What a name or a part of one sounds like: pinyin for Han, the letters themselves otherwise.</summary>
sealed class NameSound
{
    /// <summary>Jaro-Winkler similarity from which longer Latin names are nearly the same.</summary>
    public const double NearBound = 0.9;

    const int ShortestSkeleton = 4;

    // Groups of well-known given names that this is a form of; null where it is not well-known.
    readonly int[]? nicknames;

    static readonly int NearShare = Sketch.ShareFor(NearBound);

    // Letters that stand in a skeleton as they stand in the name, wherever they are.
    static readonly uint FirmLetters = Sketch.LettersOf("bdfgjlmnprtz");

    NameSound(string text, string sound, bool isHan, string initials, string[] romanized, int[]? nicknames = null)
    {
        this.nicknames = nicknames;
        (Text, Sound, IsHan, Initials, Romanized) = (text, sound, isHan, initials, romanized);
        IsForeign = text.Length > 0 && !isHan && !LatinLetters.IsLatin(text[0]);
        Skeleton = isHan || IsForeign ? "" : SkeletonOf(sound);
        Core = !isHan || text.Length != 2 ? text : text[0] == text[1] || text[0] is '小' or '阿' or '老' or '大' ? text[1..] : text;
    }

    public string Text { get; }

    /// <summary>Toneless pinyin without blanks, or the bare letters.</summary>
    public string Sound { get; }

    public bool IsHan { get; }

    /// <summary>Neither Han nor Latin: such a name says nothing about one in another script.</summary>
    public bool IsForeign { get; }

    /// <summary>First letters of the syllables of a Han name: "zy" for 志远.</summary>
    public string Initials { get; }

    /// <summary>What a pet form keeps of the name: 峰 of 峰峰 and 阿峰, 睿 of 小睿; the whole text otherwise.</summary>
    public string Core { get; }

    /// <summary>Pinyin readings that a romanized surname may stand for: "chan" may be 陈 (chen).</summary>
    public string[] Romanized { get; }

    /// <summary>Sketch of a Latin name; 0 for others: a Han name sounds like letters that it does not have.</summary>
    public uint LetterSketch => IsHan || IsForeign ? 0 : Sketch.OfLetters(Text);

    /// <summary>True where two Latin names are surely neither near, nor of one skeleton, nor a part of each other.</summary>
    public static bool AreFar(uint x, uint y) => Sketch.AreFar(x, y, NearShare) && Sketch.DifferIn(x, y, FirmLetters);

    public static NameSound[] OfSurnames(AttributeColumn column) => All(column, true);

    public static NameSound[] OfGivenNames(AttributeColumn column) => All(column, false);

    static NameSound[] All(AttributeColumn column, bool surname)
    {
        var sounds = new NameSound[column.ValueCount];
        Parallel.For(0, sounds.Length, code => sounds[code] = Of(column.Text(code), surname));
        return sounds;
    }

    public static NameSound Of(string text, bool surname)
    {
        bool han = text.Length > 0 && text[0] is >= '\u3400' and <= '\u9fff';
        if (han)
        {
            string sound = surname ? Pinyin.OfSurname(text) : Pinyin.OfGiven(text);
            string initials = surname ? "" : string.Concat(text.Select(c => Pinyin.OfGiven(c.ToString()) is { Length: > 0 } p ? p[..1] : ""));
            return new NameSound(text, sound, true, initials, []);
        }
        string letters = text.All(char.IsLetter) ? text : string.Concat(text.Where(char.IsLetter));
        return new NameSound(text, letters, false, "", surname ? [.. Romanizations.SurnamePinyins(letters)] : [], surname ? null : Nicknames.GroupsOf(text));
    }

    /// <summary>A Latin given name that is well-known, or a form of one.</summary>
    public bool IsWellKnown => nicknames is not null;

    /// <summary>Latin given names that are forms of one: robert, bob.</summary>
    public static bool AreVariants(NameSound x, NameSound y) => x.Text == y.Text || Nicknames.ShareGroup(x.nicknames, y.nicknames);

    public static bool SoundEqual(NameSound x, NameSound y)
    {
        if (x.Sound.Length > 0 && x.Sound == y.Sound)
            return true;
        if (x.IsHan == y.IsHan)
            return false;
        return x.Romanized.Contains(y.Sound) || y.Romanized.Contains(x.Sound);
    }

    /// <summary>Han names of one length that differ in one character, which looks or sounds like the other.</summary>
    public static bool DifferInOneAlike(NameSound x, NameSound y)
    {
        int differing = -1;
        for (int i = 0; i < x.Text.Length; i++)
        {
            if (x.Text[i] == y.Text[i])
                continue;
            if (differing >= 0)
                return false;
            differing = i;
        }
        if (differing < 0)
            return true;
        (char a, char b) = (x.Text[differing], y.Text[differing]);
        return Shapes.AreAlike(a, b) || (Pinyin.Of(a) is { Length: > 0 } reading && Sounds.AreAlike(reading, Pinyin.Of(b)));
    }

    /// <summary>Letters that carry a Latin name from one spelling to another: vowels behind the first letter left out, doubles once, x as ks. "" for short names.</summary>
    public string Skeleton { get; }

    static string SkeletonOf(string letters)
    {
        Span<char> bones = letters.Length <= 32 ? stackalloc char[64] : new char[letters.Length * 2];
        int length = 0;
        foreach (char letter in letters)
        {
            if (letter == 'x' && length > 0)
            {
                length = Add(bones, length, 'k');
                length = Add(bones, length, 's');
            }
            else if (length == 0 || letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h'))
            {
                length = Add(bones, length, letter switch { 'c' or 'q' => 'k', 'w' => 'v', _ => letter });
            }
        }
        return length < ShortestSkeleton ? "" : new string(bones[..length]);
    }

    static int Add(Span<char> bones, int length, char letter)
    {
        if (length > 0 && bones[length - 1] == letter)
            return length;
        bones[length] = letter;
        return length + 1;
    }

    /// <summary>Long Latin names of one skeleton: aliaksandr, aleksandr, alexander.</summary>
    public static bool HaveOneSkeleton(NameSound x, NameSound y) => x.Skeleton.Length > 0 && x.Skeleton == y.Skeleton;

    /// <summary>Latin names with a slip of the pen.</summary>
    public static bool Near(string x, string y) =>
        EditDistance.AtMostOne(x, y) ? Math.Max(x.Length, y.Length) > 3 : Math.Min(x.Length, y.Length) > 3 && JaroWinkler.Similarity(x, y) >= NearBound;

    /// <summary>One is a word of, or the beginning of, the other: "anna" of "anna maria", "rob" of "robert".</summary>
    public static bool IsPart(string part, string whole) =>
        part.Length >= 3 && whole.Length > part.Length
        && (whole.StartsWith(part, StringComparison.Ordinal) || (whole[^(part.Length + 1)] is ' ' or '-' && whole.EndsWith(part, StringComparison.Ordinal)));
}
