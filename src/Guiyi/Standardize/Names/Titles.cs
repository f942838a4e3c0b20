using System.Collections.Frozen;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize.Names;

/// <summary>Where a title stands, and what it says about the name beside it.</summary>
enum TitleKind
{
    /// <summary>Behind a Chinese name: 张女士.</summary>
    After,
    /// <summary>Behind a surname only: 王工.</summary>
    Short,
    /// <summary>Behind the name of the person's child: 小明妈妈.</summary>
    Child,
    /// <summary>Before a Latin name: Dr Smith.</summary>
    Before,
    /// <summary>Behind a Latin name: Smith Jr.</summary>
    Degree,
}

/// <param name="Text">The canonical form.</param>
/// <param name="Gender">What it implies.</param>
/// <param name="Kind">Where it stands.</param>
sealed record Title(string Text, Gender? Gender, TitleKind Kind);

/// <summary>The table of titles.</summary>
static class Titles
{
    static readonly FrozenDictionary<string, Title>.AlternateLookup<ReadOnlySpan<char>> Known;
    static readonly CharSet Endings;
    static readonly int Longest;

    static Titles()
    {
        var titles = new Dictionary<string, Title>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("names/titles.csv"))
        {
            string[] fields = line.Split(',');
            Gender? gender = fields[2] switch { "M" => Gender.Male, "F" => Gender.Female, _ => null };
            titles[fields[0]] = new Title(fields[1], gender, Enum.Parse<TitleKind>(fields[3], ignoreCase: true));
        }
        Known = titles.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Endings = new CharSet(titles.Keys.Select(title => title[^1]).Where(last => !char.IsAsciiLetter(last)));
        Longest = titles.Where(pair => pair.Value.Kind <= TitleKind.Child).Max(pair => pair.Key.Length);
    }

    /// <summary>The longest Chinese title that ends the name, and its length; null where there is none.</summary>
    public static (Title Title, int Length)? AtEnd(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !Endings.Contains(name[^1]))
            return null;
        for (int length = Math.Min(Longest, name.Length); length > 0; length--)
            if (Known.TryGetValue(name[^length..], out Title? title) && Fits(title, length, name[..^length]))
                return (title, length);
        return null;
    }

    // A title of one character is often the last character of a given name instead: 赵小妹 has no title, 王工 and 刘哥 have.
    static bool Fits(Title title, int length, ReadOnlySpan<char> rest) => title.Kind switch
    {
        TitleKind.Short => rest.Length == 1 && Surnames.Share(rest[0]) > 0.0001 || rest.Length == 2 && Surnames.StartsWithCompound(rest),
        _ => length > 1 || rest.Length <= 3 || rest.Length > 4,
    };

    /// <summary>The title with this Latin key that stands before or behind a name, or null.</summary>
    public static Title? Latin(ReadOnlySpan<char> key, TitleKind kind) =>
        Known.TryGetValue(key, out Title? title) && title.Kind == kind ? title : null;
}
