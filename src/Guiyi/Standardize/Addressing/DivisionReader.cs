namespace Guiyi.Standardize.Addressing;

/// <summary>Reads province, city and district off the start of a Chinese address and fills in what is left out.</summary>
ref struct DivisionReader
{
    readonly ReadOnlySpan<char> text;
    Division? province, city, district;

    internal DivisionReader(ReadOnlySpan<char> text)
    {
        this.text = text;
        Successors = [];
    }

    /// <summary>Where the rest starts.</summary>
    internal int Position { get; set; }

    /// <summary>A district name that several cities have, none of which the text singles out.</summary>
    internal string? AmbiguousDistrict { get; private set; }

    /// <summary>The districts that an ambiguous or former name may mean.</summary>
    internal Division[] Successors { get; private set; }

    /// <summary>The finest division known for certain.</summary>
    internal readonly Division? Finest => district ?? city ?? province;

    internal readonly Division? Province => province;

    internal readonly Division? City => city;

    internal readonly Division? District => district;

    internal readonly ReadOnlySpan<char> Rest => text[Position..];

    internal void Read()
    {
        Position = AddressStart.Find(text);
        ReadDivisions();
    }

    /// <summary>Reads on while divisions follow; true where there was one.</summary>
    internal bool ReadDivisions()
    {
        bool any = false;
        while (ReadDivision())
            any = true;
        SkipFillers();
        return any;
    }

    internal void SkipFillers()
    {
        while (Position < text.Length && DivisionWords.FillerAt(text[Position..]) is > 0 and int length)
            Position += length;
    }

    /// <summary>Takes the district that a town lies in as known.</summary>
    internal void Settle(Division parent)
    {
        if (parent.Level != 3)
            return;
        province = parent.Province;
        city = parent.City ?? city;
        district = parent == city ? null : parent;
        AmbiguousDistrict = null;
    }

    /// <summary>True where the candidate is within what is known, or around it.</summary>
    internal readonly bool Fits(Division candidate)
    {
        if (AmbiguousDistrict is not null)
        {
            foreach (Division possible in Successors)
                if (possible.IsWithin(candidate))
                    return true;
            return false;
        }
        return Finest is not { } finest || candidate.IsWithin(finest) || finest.IsWithin(candidate)
            || (city is not null && district is null && candidate.City == city);
    }

    bool ReadDivision()
    {
        SkipFillers();
        ReadOnlySpan<char> rest = text[Position..];
        foreach (DivisionName name in Divisions.NamesFrom(rest))
        {
            if (!rest.StartsWith(name.Name, StringComparison.Ordinal))
                continue;
            int length = name.Name.Length;
            int suffix = name.IsFull ? 0 : SuffixAt(rest[length..], name.Meaning[0].Level);
            if (!name.IsFull && suffix == 0 && !MayStandAlone(name, rest[length..]))
                continue;
            length += suffix;
            if (Accept(name, name.IsFull || suffix > 0, rest[length..]) || Restart(name, rest[length..]))
            {
                Position += length;
                return true;
            }
        }
        return false;
    }

    // A short name may be the beginning of another name: 余杭镇, 杭州大厦, 宁波市宁波大学.
    readonly bool MayStandAlone(DivisionName name, ReadOnlySpan<char> after)
    {
        if (after.Length == 0 || DivisionWords.FillerAt(after) > 0 || DivisionWords.DivisionStarts(after))
            return true;
        if (TownNames.EndingAt(after) > 0)
            return false;
        foreach (Division meaning in name.Meaning)
            if (IsKnown(meaning))
                return false;
        return !DivisionWords.BelongsToAName(after)
            && (Finest is not null || name.Meaning[0].Level < 3 || DivisionWords.IsWellKnown(name.Name)
                || !DivisionWords.MayBelongToAName(after) || DivisionWords.RoadNamed(after));
    }

    bool Accept(DivisionName name, bool named, ReadOnlySpan<char> after)
    {
        Division? found = null;
        int fitting = 0;
        bool oneCity = true;
        foreach (Division candidate in name.Meaning)
        {
            if (!Fits(candidate) || (Finest is null && IsUnlikely(candidate, name, after)))
                continue;
            fitting++;
            if (found is null)
                found = candidate;
            else if ((candidate.Level < found.Level && !IsKnown(candidate)) || IsKnown(found))
                found = candidate;
            else if (candidate.City != found.City)
                oneCity = false;
        }
        if (found is null)
            return false;
        if (found.Level == 3 && !IsKnown(found))
        {
            if (fitting > 1 && !(name.IsFormer && oneCity) && ByTown(name, after) is { } settled)
                found = settled;
            else if (fitting > 1 && !(name.IsFormer && oneCity))
                return named && NoteAmbiguous(name);
            else if (!named && Finest is null && !StandsWithoutCity(name, found, after))
                return false;
        }
        Set(found, name);
        return true;
    }

    // 九龙 or 大溪 without Hong Kong or Taiwan before it is most often a place of the mainland.
    static bool IsUnlikely(Division candidate, DivisionName name, ReadOnlySpan<char> after) =>
        candidate is { IsHongKongMacaoTaiwan: true, Level: > 1 }
        && (name.Meaning.Length > 1 || !(name.Name[^1] is '市' or '区' or '县' || AddressStart.IsFollowed(after, candidate)));

    // 温州广州市荔湾区: a city that does not fit but is named in full and followed by its own district is the address.
    bool Restart(DivisionName name, ReadOnlySpan<char> after)
    {
        if (!name.IsFull || name.Meaning[0].Level != 2 || !AddressStart.IsFollowed(after, name.Meaning[0]))
            return false;
        district = null;
        AmbiguousDistrict = null;
        Set(name.Meaning[0], name);
        return true;
    }

    bool NoteAmbiguous(DivisionName name)
    {
        if (!name.IsFull || AmbiguousDistrict is not null || name.Name.Length < 3 || district is not null)
            return false;
        AmbiguousDistrict = name.Name;
        Division? finest = Finest;
        Successors = Array.FindAll(name.Meaning, d => finest is null || d.IsWithin(finest));
        return true;
    }

    void Set(Division found, DivisionName name)
    {
        if (AmbiguousDistrict is not null && found.Level < 3)
        {
            Division[] left = Array.FindAll(Successors, d => d.IsWithin(found));
            if (left.Length == 1)
                Settle(left[0]);
            else
                Successors = left;
        }
        province = found.Province;
        if (found.City is not null)
            city = found.City;
        if (found.Level != 3 || found == city)
            return;
        if (found != district)
            Successors = name.IsFormer ? name.Meaning : [];
        district = found;
        AmbiguousDistrict = null;
    }

    readonly bool IsKnown(Division division) => division == province || division == city || division == district;

    // 象山丹西街道: of two divisions called 象山 one has such a town.
    readonly Division? ByTown(DivisionName name, ReadOnlySpan<char> after)
    {
        foreach (Town town in Divisions.TownsFrom(after))
            if (after.StartsWith(town.Name, StringComparison.Ordinal) && Array.IndexOf(name.Meaning, town.Parent) >= 0 && Fits(town.Parent))
                return town.Parent;
        return null;
    }

    // A short district name alone (秀洲石桥路645号) counts only where an address goes on.
    readonly bool StandsWithoutCity(DivisionName name, Division found, ReadOnlySpan<char> after)
    {
        if (ByTown(name, after) == found)
            return true;
        if (DivisionWords.IsCommonWord(name.Name))
            return false;
        return DivisionWords.IsWellKnown(name.Name) || (after.IndexOfAny('路', '街', '道') > 1 && after.IndexOf('号') > 1);
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
}
