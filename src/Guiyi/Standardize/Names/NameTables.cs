using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize.Names;

/// <summary>Small word lists that tell a name from another text.</summary>
static class NameTables
{
    /// <summary>Texts that stand where a name is missing: 测试, unknown.</summary>
    public static readonly FrozenSet<string> Placeholders = Words("placeholders").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Characters frequent in given names.</summary>
    public static readonly CharSet GivenCharacters = new(Words("given-characters").SelectMany(line => line));

    /// <summary>Characters that mark a phrase rather than a name.</summary>
    public static readonly CharSet PhraseCharacters = new(Words("phrase-characters").SelectMany(line => line));

    /// <summary>Given names of two characters that begin with a surname: 文静.</summary>
    public static readonly FrozenSet<string> GivenPairs = Words("given-pairs").ToFrozenSet(StringComparer.Ordinal);

    static readonly CharSet GivenPairStarts = new(GivenPairs.Select(pair => pair[0]));
    static readonly FrozenSet<string> WesternGiven = Words("western-given").ToFrozenSet(StringComparer.Ordinal);

    public static bool IsGivenPair(string name) => GivenPairStarts.Contains(name[0]) && GivenPairs.Contains(name);

    /// <summary>True for a Western given name, full or familiar, by its key.</summary>
    public static bool IsWesternGiven(string key) => Nicknames.Contains(key) || WesternGiven.Contains(key);

    static IEnumerable<string> Words(string table) => ReferenceData.Lines($"names/{table}.csv").SelectMany(line => line.Split(','));
}
