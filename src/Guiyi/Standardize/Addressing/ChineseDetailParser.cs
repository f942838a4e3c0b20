namespace Guiyi.Standardize.Addressing;

/// <summary>Reads what stands below the town: road, number, community, building, entrance, floor, room.</summary>
static class ChineseDetailParser
{
    internal static AddressParts Parse(ReadOnlySpan<char> text)
    {
        var parts = new AddressParts();
        int chunk = 0, i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (NumberScanner.TryRead(text, i, out NumberGroup group) && IsMeant(parts, text, chunk, i, group))
            {
                TakeText(parts, text[chunk..i], true);
                NumberAssignment.Take(parts, group, NumberFollows(text[group.End..]));
                i = chunk = group.End;
            }
            else if (IsSeparator(c))
            {
                TakeText(parts, text[chunk..i], false);
                chunk = ++i;
            }
            else
                i = SkipWord(text, i);
        }
        TakeText(parts, text[chunk..], false);
        return parts;
    }

    static bool NumberFollows(ReadOnlySpan<char> rest) => rest.IndexOfAnyInRange('0', '9') >= 0 || rest.IndexOfAny('楼', '室', '层') > 0;

    static bool IsSeparator(char c) => c is ' ' or ',' or ';' or '|' or '-' or '_' or ':' or '.' or '"' or '\'' or '?' or '!' or '*' or '/' or '\\' or '(' or ')' or '[' or ']';

    static int SkipWord(ReadOnlySpan<char> text, int i)
    {
        if (!char.IsAsciiLetterOrDigit(text[i]))
            return i + 1;
        while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
            i++;
        return i;
    }

    // A number inside a name is no number: 1818黄金大厦, 总部一号.
    static bool IsMeant(AddressParts parts, ReadOnlySpan<char> text, int chunk, int start, in NumberGroup group)
    {
        bool roadBefore = start > chunk && RoadNames.Find(text[chunk..start], true) is { End: > 0 } road && road.End == start - chunk;
        bool textFollows = group.End < text.Length && AddressText.IsChinese(text[group.End]);
        if (group.Unit == NumberUnit.None && textFollows)
            return roadBefore || parts.RoadAwaitsNumber || parts.InsideBuilding || group.Atoms.Count > 1 || group.Atoms[0].EndsWith('F')
                || ChineseNumerals.IsNumeral(text[group.End]) || (group.Atoms[0].Length >= 3 && start > chunk && Compounds.IsOffice(text[chunk..start].ToString()));
        if (group.Unit == NumberUnit.Aisle)
            return parts.InsideBuilding || Compounds.IsStalls(parts.Community + text[chunk..start].ToString());
        if (group.Unit == NumberUnit.Number && (ChineseNumerals.IsNumeral(text[start]) || text[start] is '甲' or '乙' or '丙') && !roadBefore && !parts.RoadAwaitsNumber && !parts.RoadNumberIsOpen)
            return start > chunk && text[start - 1] is '村' or '庄' or '组' or '区' || (start == chunk && parts.InsideBuilding);
        if (group.Unit == NumberUnit.Group && ChineseNumerals.IsNumeral(text[start]))
            return start > chunk || parts.RoadNumberIsOpen;
        return true;
    }

    static void TakeText(AddressParts parts, ReadOnlySpan<char> chunk, bool numberFollows)
    {
        chunk = PlaceWords.Trim(chunk);
        if (numberFollows && chunk.Length > 0 && chunk[^1] == '第')
            chunk = chunk[..^1];
        if (chunk.Length == 0)
            return;
        if (parts.InsideBuilding && !parts.BuildingIsGuess)
        {
            if (parts.Community is null && PlaceWords.IsPlace(chunk))
                parts.AppendCommunity(PlaceWords.Canonical(chunk));
            return;
        }
        (int start, int end) = parts.Road is null && parts.RoadNumber is null ? RoadNames.Find(chunk, numberFollows) : default;
        if (end == 0)
        {
            parts.AppendCommunity(PlaceWords.Canonical(chunk));
            return;
        }
        parts.AppendCommunity(PlaceWords.Canonical(PlaceWords.Trim(chunk[..start])));
        parts.SetRoad(PlaceWords.Canonical(chunk[start..end]));
        parts.AppendCommunity(PlaceWords.Canonical(PlaceWords.Trim(PlaceWords.SkipCrossing(chunk[end..]))));
    }
}
