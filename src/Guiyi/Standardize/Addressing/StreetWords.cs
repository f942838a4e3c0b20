using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize.Addressing;

/// <summary>Street types, directions and unit words of Western addresses.</summary>
static class StreetWords
{
    static readonly FrozenDictionary<string, string> Types = ReadTypes();

    static readonly FrozenDictionary<string, string> Directions = new Dictionary<string, string>
    {
        ["n"] = "north",
        ["s"] = "south",
        ["e"] = "east",
        ["w"] = "west",
        ["ne"] = "northeast",
        ["nw"] = "northwest",
        ["se"] = "southeast",
        ["sw"] = "southwest",
        ["no"] = "north",
        ["north"] = "north",
        ["south"] = "south",
        ["east"] = "east",
        ["west"] = "west",
        ["northeast"] = "northeast",
        ["northwest"] = "northwest",
        ["southeast"] = "southeast",
        ["southwest"] = "southwest",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Ordinals = new Dictionary<string, string>
    {
        ["first"] = "1st",
        ["second"] = "2nd",
        ["third"] = "3rd",
        ["fourth"] = "4th",
        ["fifth"] = "5th",
        ["sixth"] = "6th",
        ["seventh"] = "7th",
        ["eighth"] = "8th",
        ["ninth"] = "9th",
        ["tenth"] = "10th",
        ["eleventh"] = "11th",
        ["twelfth"] = "12th",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, UnitKind> Units = new Dictionary<string, UnitKind>
    {
        ["apt"] = UnitKind.Unit,
        ["apartment"] = UnitKind.Unit,
        ["appt"] = UnitKind.Unit,
        ["apmnt"] = UnitKind.Unit,
        ["unit"] = UnitKind.Unit,
        ["unt"] = UnitKind.Unit,
        ["suite"] = UnitKind.Unit,
        ["ste"] = UnitKind.Unit,
        ["u"] = UnitKind.Unit,
        ["flat"] = UnitKind.Unit,
        ["flt"] = UnitKind.Unit,
        ["shop"] = UnitKind.Unit,
        ["villa"] = UnitKind.Unit,
        ["lot"] = UnitKind.Unit,
        ["#"] = UnitKind.Unit,
        ["entrance"] = UnitKind.Unit,
        ["site"] = UnitKind.Unit,
        ["floor"] = UnitKind.Floor,
        ["fl"] = UnitKind.Floor,
        ["level"] = UnitKind.Floor,
        ["lvl"] = UnitKind.Floor,
        ["f"] = UnitKind.Floor,
        ["room"] = UnitKind.Room,
        ["rm"] = UnitKind.Room,
        ["building"] = UnitKind.Building,
        ["bldg"] = UnitKind.Building,
        ["bld"] = UnitKind.Building,
        ["block"] = UnitKind.Building,
        ["blk"] = UnitKind.Building,
        ["tower"] = UnitKind.Building,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The canonical street type, or null.</summary>
    internal static string? Type(string word) => Types.GetValueOrDefault(word);

    /// <summary>True for the full word itself, which no name is shortened to.</summary>
    internal static bool IsFullType(string word) => Type(word) == word;

    /// <summary>The canonical compass direction, or null.</summary>
    internal static string? Direction(string word) => Directions.GetValueOrDefault(word);

    /// <summary>An ordinal in digits where the word is one that a street type follows: ninth avenue is 9th avenue.</summary>
    internal static string? Ordinal(List<string> words, int at) =>
        at + 1 < words.Count && Type(words[at + 1]) is not null ? Ordinals.GetValueOrDefault(words[at]) : null;

    internal static UnitKind Unit(string word) => Units.GetValueOrDefault(word);

    /// <summary>True for words that come before a street's name: rue, via, calle.</summary>
    internal static bool IsLeadingType(string word) => word is "rue" or "via" or "calle" or "avenida" or "rua" or "piazza" or "ulica" or "ulitsa" or "jalan" or "jl" or "chemin" or "quai" or "carrer" or "viale" or "corso";

    /// <summary>True for a German street written as one word: hardenbergstrasse.</summary>
    internal static bool IsJoinedStreet(string word) =>
        word.Length > 7 && (word.EndsWith("strasse", StringComparison.Ordinal) || word.EndsWith("str", StringComparison.Ordinal) || word.EndsWith("platz", StringComparison.Ordinal) || word.EndsWith("allee", StringComparison.Ordinal)
        || word.EndsWith("gasse", StringComparison.Ordinal) || word.EndsWith("straat", StringComparison.Ordinal) || word.EndsWith("gatan", StringComparison.Ordinal) || word.EndsWith("damm", StringComparison.Ordinal));

    static FrozenDictionary<string, string> ReadTypes()
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("address/street_types.csv"))
        {
            string[] cells = line.Split(',');
            types[cells[0]] = cells[0] == "strasse" ? "street" : cells[0];
            foreach (string spelling in cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                types[spelling] = cells[0];
        }
        return types.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>What a unit word counts.</summary>
enum UnitKind
{
    None,
    Unit,
    Floor,
    Room,
    Building,
}
