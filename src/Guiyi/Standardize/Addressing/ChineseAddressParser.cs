using System.Text;

namespace Guiyi.Standardize.Addressing;

/// <summary>Takes a Chinese address apart against the administrative divisions.</summary>
static class ChineseAddressParser
{
    /// <summary>One reading of <paramref name="text"/>; null where nothing of an address is in it.</summary>
    internal static Address? Read(string text)
    {
        string compact = ChineseAddressCleaner.Clean(text, out string? postcode);
        var divisions = new DivisionReader(compact);
        divisions.Read();
        string? town = TownReader.Read(ref divisions);
        ReadOnlySpan<char> rest = divisions.Rest;
        AddressParts parts = divisions.Finest is not null && IsLatin(rest) ? FromStreet(WesternAddressParser.ReadStreet(rest)) : ChineseDetailParser.Parse(rest);
        return Build(divisions, town, parts, postcode);
    }

    /// <summary>Reads province, city and district only.</summary>
    internal static Address? ReadRegion(string text)
    {
        string compact = ChineseAddressCleaner.Clean(text, out _);
        var divisions = new DivisionReader(compact);
        divisions.Read();
        return divisions.Finest is null && divisions.AmbiguousDistrict is null ? null : Build(divisions, null, new AddressParts(), null);
    }

    // The region in Chinese, the rest in English: 浙江省 宁波市 Room 3102, Building 2, No.785 Tuanjie Rd.
    static bool IsLatin(ReadOnlySpan<char> rest)
    {
        int letters = 0;
        foreach (char c in rest)
        {
            if (AddressText.IsChinese(c))
                return false;
            if (char.IsAsciiLetter(c))
                letters++;
        }
        return letters > 4;
    }

    static AddressParts FromStreet(WesternStreet street)
    {
        var parts = new AddressParts { Building = street.Building, Unit = street.Unit, Floor = street.Floor, Room = street.Room };
        if (street.Road is not null)
            parts.SetRoad(street.Road);
        if (street.Number is not null)
            parts.AppendRoadNumber(street.Number, false);
        return parts;
    }

    static Address? Build(in DivisionReader divisions, string? town, AddressParts parts, string? postcode)
    {
        Division? finest = divisions.Finest;
        var text = new StringBuilder(48);
        string? province = finest?.Province.Name, city = finest?.CityName, district = finest?.DistrictName ?? divisions.AmbiguousDistrict;
        text.Append(province);
        if (city != province)
            text.Append(city);
        text.Append(district).Append(town);
        if (parts.Road is [>= 'a' and <= 'z', ..])
            parts.WriteLatin(text);
        else
            parts.Write(text);
        if (text.Length == 0)
            return null;
        if (postcode is not null)
            text.Append(' ').Append(postcode);
        return new Address
        {
            Text = text.ToString(),
            Script = AddressScript.Chinese,
            Province = province,
            City = city,
            District = district,
            Town = town,
            Road = parts.Road,
            RoadNumber = parts.RoadNumber,
            Community = parts.Community,
            Building = parts.Building,
            Unit = parts.Unit,
            Floor = parts.Floor,
            Room = parts.Room,
            Postcode = postcode,
            Country = finest is null ? null : "CN",
            DivisionCode = finest?.OfficialCode,
        };
    }
}
