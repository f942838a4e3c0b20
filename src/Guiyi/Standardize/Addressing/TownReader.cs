namespace Guiyi.Standardize.Addressing;

/// <summary>Reads the street office, town or township behind the district, and learns the district from it where that was left out.</summary>
static class TownReader
{
    /// <summary>The town's name, or null; the reader stands behind it.</summary>
    internal static string? Read(ref DivisionReader divisions)
    {
        string? town = ReadListed(ref divisions) ?? ReadByEnding(ref divisions);
        if (town is null && ReadZone(ref divisions) is { } zone)
        {
            divisions.SkipFillers();
            town = ReadListed(ref divisions) ?? ReadByEnding(ref divisions) ?? zone;
        }
        if (town is null)
            return null;
        SkipRepetition(ref divisions, town);
        // 临平镇星桥街道: the second is the town of today.
        if (TownAhead(divisions.Rest) && (ReadListed(ref divisions) ?? ReadByEnding(ref divisions)) is { } second)
            town = second;
        divisions.SkipFillers();
        return town;
    }

    static bool TownAhead(ReadOnlySpan<char> rest)
    {
        for (int length = 2; length <= 4 && length < rest.Length; length++)
            if (TownNames.EndingAt(rest[length..]) > 1 || (rest[length] is '镇' or '乡' && rest[length - 1] is not '村' && !DivisionWords.CompoundFollows(rest[(length + 1)..])))
                return true;
        return false;
    }

    // 余杭区闲林街道余杭区闲林街道…: the town may be followed by a repetition of everything.
    static void SkipRepetition(ref DivisionReader divisions, string town)
    {
        divisions.ReadDivisions();
        ReadOnlySpan<char> rest = divisions.Rest;
        if (rest.StartsWith(town, StringComparison.Ordinal))
            divisions.Position += town.Length;
        else if (rest.StartsWith(TownNames.Stem(town), StringComparison.Ordinal))
        {
            ReadOnlySpan<char> after = rest[TownNames.Stem(town).Length..];
            if (after.Length > 2 && TownNames.EndingAt(after) == 0 && !DivisionWords.BelongsToAName(after) && !DivisionWords.MayBelongToAName(after) && !ChineseNumerals.IsNumeral(after[0]))
                divisions.Position += TownNames.Stem(town).Length;
        }
    }

    static string? ReadListed(ref DivisionReader divisions)
    {
        ReadOnlySpan<char> rest = divisions.Rest;
        Town? best = null;
        int bestLength = 0, bestRank = 0;
        bool rivals = false;
        foreach (Town town in Divisions.TownsFrom(rest))
        {
            if (Match(town, rest) is not ( > 0 and int length, int likeness))
                continue;
            int nearness = Nearness(divisions, town.Parent);
            if (nearness == 0 || (likeness == 1 && nearness < 3) || (likeness < 3 && nearness < 2))
                continue;
            int rank = likeness + nearness * 4;
            if (rank > bestRank || (rank == bestRank && length > bestLength))
                (best, bestLength, bestRank, rivals) = (town, length, rank, false);
            else if (rank == bestRank && length == bestLength && town.Parent != best!.Parent)
                rivals = true;
        }
        if (best is null || rivals || (bestRank < 12 && !IsUnique(best, rest, divisions.Province)))
            return null;
        divisions.Position += bestLength;
        divisions.Settle(best.Parent);
        return best.Name;
    }

    // Likeness 3: the name as it is; 2: its stem with another ending (九堡镇 for 九堡街道); 1: the stem alone.
    static (int Length, int Likeness) Match(Town town, ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith(town.Name, StringComparison.Ordinal))
            return DivisionWords.RoadFollows(rest[town.Name.Length..]) ? default : (town.Name.Length, 3);
        if (!rest.StartsWith(town.Stem, StringComparison.Ordinal))
            return default;
        ReadOnlySpan<char> after = rest[town.Stem.Length..];
        int ending = TownNames.EndingAt(after);
        if (ending > 0)
            return DivisionWords.RoadFollows(after[ending..]) ? default : (town.Stem.Length + ending, 2);
        bool partOfName = town.Stem[^1] is '路' or '街' or '村' or '镇' or '乡' or '道' or '区'
            || DivisionWords.BelongsToAName(after) || DivisionWords.MayBelongToAName(after)
            || (after.Length > 0 && ChineseNumerals.IsNumeral(after[0]));
        return partOfName ? default : (town.Stem.Length, 1);
    }

    // 4: in the named district; 3: in a successor of it or in the city; 2: in the province; 1: anywhere.
    static int Nearness(in DivisionReader divisions, Division parent)
    {
        if (divisions.AmbiguousDistrict is not null)
            return Array.IndexOf(divisions.Successors, parent) >= 0 ? 3 : 0;
        if (divisions.District is not null)
            return parent == divisions.District ? 4 : parent == divisions.City || Array.IndexOf(divisions.Successors, parent) >= 0 ? 3 : 0;
        if (divisions.City is { } city)
            return parent.IsWithin(city) ? 3 : 0;
        if (divisions.Province is { } province)
            return parent.IsWithin(province) ? 2 : 0;
        return 1;
    }

    // Without a city the town tells the district only where no other town has its stem, since 镇 become 街道 and the table is of one year.
    static bool IsUnique(Town town, ReadOnlySpan<char> rest, Division? province)
    {
        if (town.Name.Length < 3 || town.Stem.Length < 2)
            return false;
        foreach (Town other in Divisions.TownsFrom(rest))
            if (other.Parent != town.Parent && other.Stem == town.Stem && (province is null || other.Parent.IsWithin(province)))
                return false;
        return true;
    }

    // Towns that the table does not know (merged since, or new) by their ending.
    static string? ReadByEnding(ref DivisionReader divisions)
    {
        ReadOnlySpan<char> rest = divisions.Rest;
        for (int length = 1; length <= 6 && length < rest.Length; length++)
        {
            if (!AddressText.IsChinese(rest[length - 1]))
                return null;
            int ending = TownNames.EndingAt(rest[length..]);
            if (ending == 0 && rest[length - 1] is '路' or '村' or '号' or '区' or '市' or '县' or '道' or '院' or '站')
                return null;
            if (ending == 0 || (length == 1 && rest[0] is '古' or '水' or '城' or '老' or '侨'))
                continue;
            ReadOnlySpan<char> after = rest[(length + ending)..];
            if (DivisionWords.RoadFollows(after) || DivisionWords.CompoundFollows(after))
                continue;
            divisions.Position += length + ending;
            return KnownEnd(divisions, rest[..(length + ending)]) ?? TownNames.Canonical(rest[..(length + ending)]);
        }
        return null;
    }

    // 青口江东街道: behind a stray word stands a town of the district.
    static string? KnownEnd(in DivisionReader divisions, ReadOnlySpan<char> name)
    {
        for (int start = 1; start + 2 < name.Length; start++)
            foreach (Town town in Divisions.TownsFrom(name[start..]))
                if (name[start..].SequenceEqual(town.Name) && Nearness(divisions, town.Parent) >= 3)
                    return town.Name;
        return null;
    }

    // Development zones take the town's place: 经济开发区, 高新区.
    static string? ReadZone(ref DivisionReader divisions)
    {
        ReadOnlySpan<char> rest = divisions.Rest;
        if (rest.IndexOf('区') is < 1 or > 16)
            return null;
        foreach (string ending in DivisionWords.ZoneEndings)
        {
            int at = rest.IndexOf(ending, StringComparison.Ordinal);
            if (at < 0 || at > 8 || !DivisionWords.IsPlainName(rest[..at]))
                continue;
            int length = at + ending.Length;
            if (DivisionWords.BelongsToAName(rest[length..]) && !DivisionWords.RoadNamed(rest[length..]))
                continue;
            divisions.Position += length;
            return rest[..length].ToString();
        }
        return null;
    }
}
