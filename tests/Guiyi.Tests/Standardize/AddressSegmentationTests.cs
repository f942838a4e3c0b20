using System.Text;
using Guiyi.Standardize;
using Guiyi.Standardize.Addressing;
using Xunit;

namespace Guiyi.Tests.Standardize;

/// <summary>Agreement with real addresses that people segmented by hand (Li et al., NAACL 2019); the data is not part of this repository.</summary>
public sealed class AddressSegmentationTests
{
    // A little below what was reached on the development split.
    static readonly Dictionary<string, double> Least = new()
    {
        ["prov"] = .985,
        ["city"] = .98,
        ["district"] = .97,
        ["town"] = .89,
        ["road"] = .895,
        ["roadno"] = .93,
        ["houseno"] = .88,
        ["cellno"] = .80,
        ["floorno"] = .95,
        ["roomno"] = .88,
    };

    [Fact]
    public void Real_addresses_are_taken_apart_as_people_do()
    {
        string? file = SharedFile("cn_address_seg/address_seg_dev.csv");
        if (file is null)
            Assert.Skip("The segmented addresses are not here: ../shared/data/cn_address_seg/address_seg_dev.csv.");
        var right = new Dictionary<string, int>();
        var all = new Dictionary<string, int>();
        foreach (string line in File.ReadLines(file).Skip(1))
        {
            int comma = line.IndexOf(',', StringComparison.Ordinal);
            Dictionary<string, string> marked = Marked(line[(comma + 1)..]);
            Address? address = Addresses.Parse(line[..comma]).Value;
            foreach ((string label, bool agrees) in Compare(marked, address))
            {
                all[label] = all.GetValueOrDefault(label) + 1;
                right[label] = right.GetValueOrDefault(label) + (agrees ? 1 : 0);
            }
        }
        string[] missed = [.. Least.Where(l => right[l.Key] < l.Value * all[l.Key]).Select(l => $"{l.Key}: {right[l.Key]} of {all[l.Key]}, at least {l.Value:P1}")];
        Assert.Empty(missed);
    }

    // text/label text/label …; several texts of one label are joined.
    static Dictionary<string, string> Marked(string segments)
    {
        var marked = new Dictionary<string, string>();
        foreach (string segment in segments.Split(' '))
            if (segment.LastIndexOf('/') is > 0 and int slash)
                marked[segment[(slash + 1)..]] = marked.GetValueOrDefault(segment[(slash + 1)..]) + segment[..slash];
        return marked;
    }

    static IEnumerable<(string Label, bool Agrees)> Compare(Dictionary<string, string> marked, Address? address)
    {
        string Of(string label) => marked.GetValueOrDefault(label) ?? "";

        if (Of("prov") is { Length: > 0 } province)
            yield return ("prov", Starts(address?.Province, province.TrimEnd('省', '市')));
        if (Of("city") is { Length: > 0 } city)
            yield return ("city", Starts(address?.City, city.TrimEnd('市')) || Starts(address?.District, city.TrimEnd('市')));
        if (Of("district") is { Length: > 0 } district)
            yield return ("district", SameDistrict(address, Of("prov") + Of("city") + district, district));
        if (Of("town") is { Length: > 0 } town)
            yield return ("town", TownNames.Stem(address?.Town ?? "") == TownNames.Stem(town));
        if (Of("road") is { Length: > 0 } road && road[^1] is not ('组' or '社' or '队'))
            yield return ("road", Digits(address?.Road) is { } name && (name == Digits(road) || name == Digits(road + Of("subRoad"))));
        if (Of("roadno") is { Length: > 0 } number)
            yield return ("roadno", SameNumber(address?.RoadNumber, number, number + Of("houseno"), Of("subRoad") + number + Of("subroadno")));
        if (Of("houseno") is { Length: > 0 } building)
            yield return ("houseno", Bare(address?.Building) == Bare(building) || Bare(address?.RoadNumber).Split('弄', '-')[^1] == Bare(building));
        if (Of("cellno") is { Length: > 0 } unit)
            yield return ("cellno", Bare(address?.Unit) == Bare(unit));
        if (Of("floorno") is { Length: > 0 } floor)
            yield return ("floorno", Bare(address?.Floor) == Bare(floor));
        if (Of("roomno") is { Length: > 0 } room)
            yield return ("roomno", Bare(address?.Room) == Bare(room));
    }

    static bool Starts(string? name, string beginning) => name is not null && name.StartsWith(beginning, StringComparison.Ordinal);

    // A former district agrees with any of its successors: the town may decide between them.
    static bool SameDistrict(Address? address, string region, string district)
    {
        if (Starts(address?.District, district) || Starts(address?.City, district))
            return true;
        foreach (DivisionName name in Divisions.NamesFrom(district))
            if (name.Name == district && Array.Exists(name.Meaning, d => d.Name == address?.District))
                return true;
        Address? expected = Addresses.ParseRegion(region).Value;
        return expected is not null && (expected.District ?? expected.City) == (address?.District ?? address?.City);
    }

    static bool SameNumber(string? number, params string[] accepted)
    {
        string bare = Bare(number).Replace("组", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Array.Exists(accepted, a => Bare(a).Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal) == bare);
    }

    // Without the word for what is counted, in digits.
    static string Bare(string? number)
    {
        string bare = Digits(number) ?? "";
        foreach (string word in new[] { "号楼", "号院", "号门", "号铺", "号店面", "号", "幢", "栋", "座", "单元", "楼", "层", "室", "房", "户", "铺", "#" })
            bare = bare.Replace(word, "", StringComparison.Ordinal);
        return bare.TrimEnd('弄', 'F', '门');
    }

    static string? Digits(string? text)
    {
        if (text is null)
            return null;
        var digits = new StringBuilder();
        for (int i = 0; i < text.Length;)
        {
            int length = ChineseNumerals.LengthAt(text.AsSpan(i));
            digits.Append(length > 0 ? ChineseNumerals.ToDigits(text.AsSpan(i, length)) : char.ToUpperInvariant(text[i]).ToString());
            i += Math.Max(length, 1);
        }
        return digits.ToString();
    }

    static string? SharedFile(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Guiyi.slnx")))
            {
                string file = Path.Combine(folder.FullName, "..", "shared", "data", path);
                return File.Exists(file) ? file : null;
            }
        return null;
    }
}
