using System.Text;

namespace Guiyi.Standardize.Addressing;

/// <summary>Takes an address in Latin letters apart: number, street, unit, city, state, postcode, country.</summary>
static class WesternAddressParser
{
    /// <summary>One reading of <paramref name="text"/>; null where nothing of an address is in it.</summary>
    internal static Address? Read(string text, string? hint)
    {
        List<List<string>> segments = Segments(text);
        if (segments.Count == 0)
            return null;
        var place = new WesternPlace(hint);
        place.TakeFrom(segments);
        var street = new WesternStreet();
        TakeStreet(street, place, segments);
        place.TakeLocalities(segments);
        return Build(street, place);
    }

    /// <summary>Reads city, state and country only: Shenzhen, or Las Vegas NV.</summary>
    internal static Address? ReadRegion(string text)
    {
        List<List<string>> segments = Segments(text);
        if (segments.Count == 0)
            return null;
        var place = new WesternPlace(null);
        if (segments.Count > 1 || segments[0].Count > 1)
            place.TakeFrom(segments);
        place.TakeLocalities(segments);
        return Build(new WesternStreet(), place);
    }

    /// <summary>Reads the street line that follows Chinese divisions: 浙江省宁波市镇海区 Room 3102, Building 2, No. 785 Tuanjie Rd.</summary>
    internal static WesternStreet ReadStreet(ReadOnlySpan<char> text)
    {
        List<List<string>> segments = Segments(text.ToString());
        var street = new WesternStreet();
        foreach (List<string> segment in segments)
            if (!(segment.Count > 1 && segment[^1] is "district" or "county" or "city"))
                street.Take(segment, true);
        return street;
    }

    static List<List<string>> Segments(string text)
    {
        var segments = new List<List<string>>();
        string plain = WesternText.Plain(text);
        foreach (Range range in plain.AsSpan().SplitAny(",;|\n()[]"))
            if (WesternText.Words(plain.AsSpan()[range]) is { Count: > 0 } words)
                segments.Add(words);
        return segments;
    }

    static void TakeStreet(WesternStreet street, WesternPlace place, List<List<string>> segments)
    {
        int streetAt = -1;
        // Chinatown Point, 133 New Bridge Road: the street with a number goes before one without.
        foreach (bool numberedOnly in new[] { true, false })
            for (int i = 0; i < segments.Count && streetAt < 0; i++)
            {
                street.Take(segments[i], segments.Count > 1 || place.HasRegion, numberedOnly);
                if (street.Road is not null)
                    streetAt = i;
            }
        for (int i = Math.Max(streetAt, 0) + 1; i < segments.Count; i++)
            street.Take(segments[i], false);
        // A name before the street is a building's: skyline apartments, 705 sheppard avenue.
        for (int i = 0; i < streetAt; i++)
            if (segments[i].Count > 0)
            {
                street.AddCommunity(string.Join(' ', segments[i]));
                segments[i].Clear();
            }
        segments.RemoveAll(s => s.Count == 0);
    }

    static Address? Build(WesternStreet street, WesternPlace place)
    {
        place.ResolveChina();
        string body = Compose(street, place);
        if (body.Length == 0)
            return null;
        string? country = place.Country;
        string text = body;
        // The country is written only where the rest does not say it.
        if (country is not null && country != place.ImpliedCountry && WesternRegions.CountryName(country) is { } name)
            text = $"{body}, {name}";
        return new Address
        {
            Text = text,
            Script = AddressScript.Latin,
            Province = place.Division?.Province.Name ?? place.State,
            City = place.Division?.CityName ?? place.City,
            District = place.Division is { } division ? division.DistrictName : place.District,
            Road = street.Road,
            RoadNumber = street.Number,
            Community = street.Community,
            Building = street.Building,
            Unit = street.Unit,
            Floor = street.Floor,
            Room = street.Room,
            Postcode = place.Postcode?.ToUpperInvariant(),
            Country = country,
            DivisionCode = place.Division?.OfficialCode,
        };
    }

    static string Compose(WesternStreet street, WesternPlace place)
    {
        var text = new StringBuilder();
        Part(street.Community, "");
        if (street.Road == "po box")
            Part($"po box {street.Number}", "");
        else
            Part(street.Road is null ? street.Number : street.Number is null ? street.Road : $"{street.Number} {street.Road}", "");
        Part(street.Building, "building ");
        Part(street.Unit, "unit ");
        Part(street.Floor, "floor ");
        Part(street.Room, "room ");
        Part(place.District, "");
        string region = string.Join(' ', new[] { place.City, place.State, place.Postcode }.Where(p => p is not null));
        Part(region.Length == 0 ? null : region, "");
        return text.ToString();

        void Part(string? part, string label)
        {
            if (part is null)
                return;
            if (text.Length > 0)
                text.Append(", ");
            text.Append(label).Append(part);
        }
    }
}
