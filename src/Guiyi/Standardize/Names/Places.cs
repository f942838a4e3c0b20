using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize.Names;

/// <summary>What kind of place a text names.</summary>
enum PlaceKind
{
    Province,
    City,
    /// <summary>A county-level city, district or county.</summary>
    District,
}

/// <param name="Short">Short form: 厦门.</param>
/// <param name="Kind">Its level.</param>
/// <param name="Sure">False where the text is also another word or a brand (东方, 大理): it counts as a place in brackets only.</param>
sealed record Place(string Short, PlaceKind Kind, bool Sure);

/// <summary>Chinese places in the forms that names and remarks use.</summary>
static class Places
{
    static readonly FrozenDictionary<string, Place>.AlternateLookup<ReadOnlySpan<char>> Known;
    static readonly FrozenDictionary<string, Place>.AlternateLookup<ReadOnlySpan<char>> Readings;
    static readonly FrozenSet<string> DistrictShorts;
    static readonly CharSet Starts;
    static readonly int Longest;

    static Places()
    {
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var readings = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("names/places.csv"))
        {
            string[] fields = line.Split(',');
            PlaceKind kind = fields[0] switch { "p" => PlaceKind.Province, "d" => PlaceKind.District, _ => PlaceKind.City };
            places.TryAdd(fields[2], new Place(fields[1], kind, true));
            places.TryAdd(fields[1], new Place(fields[1], kind, fields[0] is "p" or "c"));
            if (kind != PlaceKind.District)
                readings.TryAdd(Pinyin.OfGiven(fields[1]), new Place(fields[1], kind, true));
        }
        foreach ((string latin, string han) in new[] { ("china", "中国"), ("chongqing", "重庆"), ("hongkong", "香港"), ("macau", "澳门"), ("taiwan", "台湾"), ("singapore", "新加坡"), ("xiamen", "厦门") })
            readings[latin] = new Place(han, PlaceKind.City, true);
        places.TryAdd("中国", new Place("中国", PlaceKind.Province, false));
        Known = places.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Readings = readings.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        // 朝阳 for 朝阳区: people say it so, but it is too much like a name to be looked for inside other texts.
        DistrictShorts = places.Keys.Where(name => name.Length > 2 && name[^1] is '区' or '县').Select(name => name[..^1]).Where(name => name.Length > 1).ToFrozenSet(StringComparer.Ordinal);
        Starts = new CharSet(places.Keys.Select(name => name[0]));
        Longest = places.Keys.Max(name => name.Length);
    }

    /// <summary>The place a whole text names, or null.</summary>
    public static Place? Exactly(ReadOnlySpan<char> text) => Known.TryGetValue(text, out Place? place) ? place : null;

    /// <summary>True for every place in the table, districts and counties without their suffix included.</summary>
    public static bool IsKnown(string text) => Exactly(text) is not null || DistrictShorts.Contains(text);

    /// <summary>The place a Latin key names (shanghai), or null.</summary>
    public static Place? OfReading(ReadOnlySpan<char> key) => Readings.TryGetValue(key, out Place? place) ? place : null;

    /// <summary>The longest place a text begins with, and its length; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unsure">Also take places whose short form may be another word.</param>
    public static (Place Place, int Length)? AtStart(ReadOnlySpan<char> text, bool unsure = false)
    {
        if (text.Length < 2 || !Starts.Contains(text[0]))
            return null;
        for (int length = Math.Min(Longest, text.Length); length >= 2; length--)
            if (Known.TryGetValue(text[..length], out Place? place) && (place.Sure || unsure))
                return (place, length);
        return null;
    }

    /// <summary>The longest place a text ends with, and its length; null where there is none.</summary>
    public static (Place Place, int Length)? AtEnd(ReadOnlySpan<char> text)
    {
        for (int length = Math.Min(Longest, text.Length); length >= 2; length--)
            if (Known.TryGetValue(text[^length..], out Place? place))
                return (place, length);
        return null;
    }
}
