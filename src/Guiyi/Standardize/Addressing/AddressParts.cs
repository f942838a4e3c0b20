using System.Text;

namespace Guiyi.Standardize.Addressing;

/// <summary>The parts of a Chinese address below the town, while they are being read.</summary>
sealed class AddressParts
{
    bool numberBeforeCommunity;

    internal string? Road { get; private set; }

    internal string? RoadNumber { get; private set; }

    /// <summary>True while the number so far is a lane or a village group, to which a house number may still come.</summary>
    internal bool RoadNumberIsOpen { get; private set; }

    internal string? Community { get; private set; }

    internal string? Building { get; set; }

    /// <summary>True where only 号 said that this is the building.</summary>
    internal bool BuildingIsGuess { get; set; }

    internal string? Unit { get; set; }

    internal string? Floor { get; set; }

    internal string? Room { get; set; }

    internal bool InsideBuilding => Building is not null || Unit is not null || Floor is not null || Room is not null;

    /// <summary>True where a number would be the road's: nothing stands between.</summary>
    internal bool RoadAwaitsNumber { get; private set; }

    internal void SetRoad(string road)
    {
        Road = road;
        RoadAwaitsNumber = RoadNumber is null;
    }

    internal void AppendRoadNumber(string number, bool open)
    {
        RoadNumber += number;
        RoadNumberIsOpen = open;
        RoadAwaitsNumber = false;
        numberBeforeCommunity |= Community is null;
    }

    internal void AppendCommunity(string text)
    {
        if (text.Length == 0)
            return;
        RoadAwaitsNumber = false;
        if (Community is null)
            Community = text;
        else if (!Community.EndsWith(text, StringComparison.Ordinal))
            Community = char.IsAsciiLetterOrDigit(Community[^1]) && char.IsAsciiLetterOrDigit(text[0]) ? $"{Community} {text}" : Community + text;
    }

    /// <summary>An explicit building; what 号 had only suggested becomes the house number.</summary>
    internal void SetBuilding(string building)
    {
        if (Building is not null && BuildingIsGuess)
        {
            if (RoadNumber is null)
                AppendRoadNumber(Building, false);
            Building = null;
        }
        Building ??= building;
        BuildingIsGuess = false;
    }

    /// <summary>Writes the parts in canonical order and form.</summary>
    internal void Write(StringBuilder target)
    {
        bool communityFirst = Road is null && !numberBeforeCommunity;
        if (communityFirst)
            Append(target, Community, "");
        Append(target, Road, "");
        if (RoadNumber is not null)
            Append(target, RoadNumber, char.IsAsciiLetterOrDigit(RoadNumber[^1]) ? "号" : "");
        if (!communityFirst)
            Append(target, Community, "");
        Append(target, Building, "号楼");
        Append(target, Unit, "单元");
        Append(target, Floor, "楼");
        Append(target, Room, "室");
    }

    /// <summary>Writes a street in Latin letters behind Chinese divisions.</summary>
    internal void WriteLatin(StringBuilder target)
    {
        target.Append(RoadNumber).Append(RoadNumber is null ? "" : " ").Append(Road);
        Label(" building ", Building);
        Label(" unit ", Unit);
        Label(" floor ", Floor);
        Label(" room ", Room);

        void Label(string label, string? part)
        {
            if (part is not null)
                target.Append(',').Append(label).Append(part);
        }
    }

    // A blank keeps two numbers apart.
    static void Append(StringBuilder target, string? part, string unit)
    {
        if (part is null)
            return;
        if (target.Length > 0 && char.IsAsciiLetterOrDigit(target[^1]) && char.IsAsciiLetterOrDigit(part[0]))
            target.Append(' ');
        target.Append(part).Append(unit);
    }
}
