namespace Guiyi.Standardize.Addressing;

/// <summary>Reads province, city, district and town off the start of a Chinese address and fills in what is left out.</summary>
ref struct DivisionReader
{
    readonly ReadOnlySpan<char> text;
    Division? province, city, district;
    Division[] successors;
    bool townGuessed;

    internal DivisionReader(ReadOnlySpan<char> text)
    {
        this.text = text;
        successors = [];
    }

    /// <summary>Where the detail starts.</summary>
    internal int Position { get; private set; }

    internal string? Town { get; private set; }

    /// <summary>A district name that several cities have, none of which the text singles out.</summary>
    internal string? AmbiguousDistrict { get; private set; }

    /// <summary>The finest division known for certain.</summary>
    internal readonly Division? Finest => district ?? city ?? province;

    internal void Read(bool withTown)
    {
        SkipName();
        while (ReadDivision())
        {
        }
        if (withTown)
            ReadTown();
        SkipSeparators();
    }

    // A contact name before the address: 张三浙江省….
    void SkipName()
    {
        for (int start = 0; start <= 4 && start < text.Length; start++)
            foreach (DivisionName name in Divisions.NamesFrom(text[start..]))
                if (text[start..].StartsWith(name.Name, StringComparison.Ordinal)
                    && (start == 0 || (name.IsFull && name.Meaning[0].Level == 1)))
                {
                    Position = start;
                    return;
                }
    }

    bool ReadDivision()
    {
        SkipSeparators();
        ReadOnlySpan<char> rest = text[Position..];
        foreach (DivisionName name in Divisions.NamesFrom(rest))
        {
            if (!rest.StartsWith(name.Name, StringComparison.Ordinal))
                continue;
            int length = name.Name.Length;
            if (!name.IsFull)
            {
                int suffix = SuffixAt(rest[length..], name.Meaning[0].Level);
                if (suffix == 0 && DivisionWords.BelongsToAName(rest[length..]))
                    continue;
                length += suffix;
            }
            if (Accept(name))
            {
                Position += length;
                return true;
            }
        }
        return false;
    }

    bool Accept(DivisionName name)
    {
        Division? found = null;
        int fitting = 0;
        bool oneCity = true;
        foreach (Division candidate in name.Meaning)
        {
            if (!Fits(candidate))
                continue;
            fitting++;
            if (found is null)
                found = candidate;
            else if (candidate.Level < found.Level && !IsKnown(candidate) || IsKnown(found))
                found = candidate;
            else if (candidate.City != found.City)
                oneCity = false;
        }
        if (found is null)
            return false;
        bool several = fitting > 1 && found.Level == 3 && !IsKnown(found);
        if (several && !(name.IsFormer && oneCity))
            return NoteAmbiguous(name);
        if (!name.IsFull && Finest is null && found.Level == 3 && (DivisionWords.IsCommonWord(name.Name) || !DetailFollows(name.Name.Length)))
            return false;
        Set(found, name);
        return true;
    }

    bool NoteAmbiguous(DivisionName name)
    {
        if (!name.IsFull || AmbiguousDistrict is not null || name.Name.Length < 3 || district is not null)
            return false;
        AmbiguousDistrict = name.Name;
        successors = name.Meaning;
        return true;
    }

    void Set(Division found, DivisionName name)
    {
        province = found.Province;
        if (found.City is not null)
            city = found.City;
        if (found.Level != 3 || found == city)
            return;
        district = found;
        AmbiguousDistrict = null;
        successors = name.IsFormer ? name.Meaning : [];
    }

    readonly bool IsKnown(Division division) => division == province || division == city || division == district;

    readonly bool Fits(Division candidate) =>
        Finest is not { } finest || candidate.IsWithin(finest) || finest.IsWithin(candidate)
        || (city is not null && district is null && candidate.City == city);

    // A short district name alone (秀洲石桥路645号) counts only where an address goes on.
    readonly bool DetailFollows(int length)
    {
        ReadOnlySpan<char> rest = text[(Position + length)..];
        return rest.Length > 0 && (rest.IndexOfAny('路', '街', '号') >= 0 || rest.IndexOfAny('镇', '乡', '道') >= 0 || rest.IndexOfAny('村', '区', '楼') >= 0 || rest[0] is '区' or '县' or '市');
    }

    static int SuffixAt(ReadOnlySpan<char> rest, int level)
    {
        if (rest.Length == 0)
            return 0;
        bool fits = level switch
        {
            1 => rest[0] is '省' or '市',
            2 => rest[0] is '市' or '州' || rest.StartsWith("地区", StringComparison.Ordinal),
            _ => rest[0] is '区' or '县' or '市',
        };
        return !fits ? 0 : rest[0] == '地' ? 2 : 1;
    }

    void SkipSeparators()
    {
        while (Position < text.Length)
        {
            ReadOnlySpan<char> rest = text[Position..];
            int length = DivisionWords.FillerAt(rest);
            if (length == 0)
                return;
            Position += length;
        }
    }

    void ReadTown()
    {
        SkipSeparators();
        if (ReadListedTown() || ReadTownByEnding())
        {
            // 余杭区闲林街道余杭区闲林街道…: the town may be followed by a repetition of everything.
            SkipSeparators();
            int before = Position;
            while (ReadDivision())
            {
            }
            if (Position > before)
                SkipSeparators();
            if (Town is not null && text[Position..].StartsWith(Town, StringComparison.Ordinal))
                Position += Town.Length;
        }
    }

    bool ReadListedTown()
    {
        ReadOnlySpan<char> rest = text[Position..];
        Town? best = null;
        int bestLength = 0, bestRank = 0, rivals = 0;
        foreach (Town town in Divisions.TownsFrom(rest))
        {
            int length, rank;
            if (rest.StartsWith(town.Name, StringComparison.Ordinal))
                (length, rank) = (town.Name.Length, 3);
            else if (rest.StartsWith(town.Stem, StringComparison.Ordinal))
            {
                int ending = TownNames.EndingAt(rest[town.Stem.Length..]);
                if (ending == 0 && (town.Stem[^1] is '路' or '街' or '村' or '镇' or '乡' || DivisionWords.BelongsToAName(rest[town.Stem.Length..])))
                    continue;
                (length, rank) = (town.Stem.Length + ending, ending > 0 ? 2 : 1);
            }
            else
                continue;
            int nearness = Nearness(town.Parent);
            if (nearness == 0 || (nearness == 1 && rank < 3) || (rank == 1 && nearness < 3))
                continue;
            if (rank >= 2 && DivisionWords.RoadFollows(rest[length..]))
                continue;
            rank += nearness * 4;
            if (rank > bestRank || (rank == bestRank && length > bestLength))
                (best, bestLength, bestRank, rivals) = (town, length, rank, 0);
            else if (rank == bestRank && length == bestLength && town.Parent != best!.Parent)
                rivals++;
        }
        if (best is null || (rivals > 0 && bestRank / 4 < 4))
            return false;
        Town = best.Name;
        Position += bestLength;
        Settle(best.Parent);
        return true;
    }

    // 4: in the named district; 3: in a successor of it or, where no district is named, in the city; 2: in the province; 1: anywhere.
    readonly int Nearness(Division parent)
    {
        if (AmbiguousDistrict is not null)
            return Array.IndexOf(successors, parent) >= 0 && Fits(parent) ? 3 : 0;
        if (district is not null)
            return parent == district ? 4 : Array.IndexOf(successors, parent) >= 0 ? 3 : parent == city ? 3 : 0;
        if (city is not null)
            return parent.IsWithin(city) ? 3 : 0;
        if (province is not null)
            return parent.IsWithin(province) ? 2 : 0;
        return 1;
    }

    void Settle(Division parent)
    {
        if (parent.Level != 3)
            return;
        province = parent.Province;
        city = parent.City ?? city;
        district = parent == city ? null : parent;
        AmbiguousDistrict = null;
    }

    // Towns that the table does not know (merged since, or new) by their ending.
    bool ReadTownByEnding()
    {
        ReadOnlySpan<char> rest = text[Position..];
        for (int length = 2; length <= 6 && length < rest.Length; length++)
        {
            char c = rest[length];
            if (!AddressText.IsChinese(c) || c is '路' or '村' or '号' || !AddressText.IsChinese(rest[length - 1]))
                return false;
            int ending = TownNames.EndingAt(rest[length..]);
            if (ending == 0)
                continue;
            ReadOnlySpan<char> after = rest[(length + ending)..];
            if (DivisionWords.RoadFollows(after) || DivisionWords.BelongsToAName(after))
                continue;
            townGuessed = true;
            string name = rest[..(length + ending)].ToString();
            Town = name.EndsWith("街道办事处", StringComparison.Ordinal) ? name[..^3] : name.EndsWith("街道办", StringComparison.Ordinal) ? name[..^1] : name;
            Position += length + ending;
            return townGuessed;
        }
        return ReadZone(rest);
    }

    // Development zones take the town's place: 经济开发区, 高新区.
    bool ReadZone(ReadOnlySpan<char> rest)
    {
        foreach (string ending in DivisionWords.ZoneEndings)
        {
            int at = rest.IndexOf(ending, StringComparison.Ordinal);
            if (at < 0 || at > 8 || !DivisionWords.IsPlainName(rest[..at]))
                continue;
            int length = at + ending.Length;
            if (DivisionWords.BelongsToAName(rest[length..]))
                continue;
            Town = rest[..length].ToString();
            Position += length;
            return true;
        }
        return false;
    }
}
