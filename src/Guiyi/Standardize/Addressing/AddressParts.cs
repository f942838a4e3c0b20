using System.Text;

namespace Guiyi.Standardize.Addressing;

/// <summary>The parts of a Chinese address below the town, while they are being read.</summary>
sealed class AddressParts
{
    internal string? Road { get; set; }

    internal string? RoadNumber { get; set; }

    /// <summary>True while the number so far is a lane or a village group, to which a house number may still come.</summary>
    internal bool RoadNumberIsOpen { get; set; }

    internal string? Community { get; set; }

    internal string? Building { get; set; }

    internal string? Unit { get; set; }

    internal string? Floor { get; set; }

    internal string? Room { get; set; }

    internal bool InsideBuilding => Building is not null || Unit is not null || Floor is not null || Room is not null;

    /// <summary>True where a bare number would be the road's.</summary>
    internal bool RoadAwaitsNumber => Road is not null && RoadNumber is null && Community is null && !InsideBuilding;

    internal void AppendRoadNumber(string number, bool open)
    {
        RoadNumber += number;
        RoadNumberIsOpen = open;
    }

    internal void AppendCommunity(string text)
    {
        if (text.Length > 0 && (Community is null || !Community.EndsWith(text, StringComparison.Ordinal)))
            Community += text;
    }

    /// <summary>Writes the parts in canonical order and form.</summary>
    internal void Write(StringBuilder target)
    {
        bool village = Road is null && RoadNumber is not null;
        if (village)
            target.Append(Community);
        target.Append(Road);
        if (RoadNumber is not null)
        {
            target.Append(RoadNumber);
            if (char.IsAsciiLetterOrDigit(RoadNumber[^1]))
                target.Append('号');
        }
        if (!village)
            target.Append(Community);
        if (Building is not null)
            target.Append(Building).Append("号楼");
        if (Unit is not null)
            target.Append(Unit).Append("单元");
        if (Floor is not null)
            target.Append(Floor).Append('楼');
        if (Room is not null)
            target.Append(Room).Append('室');
    }
}
