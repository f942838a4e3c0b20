using Guiyi.Internals;

namespace Guiyi.Standardize.Addressing;

/// <summary>A name that a text may use for divisions: official, short, former.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Meaning">The divisions it may mean; for a divided district the likeliest successor first.</param>
/// <param name="IsFull">True for an official or former name with its suffix, false for a short name.</param>
/// <param name="IsFormer">True where the meaning are successors of a division that is no more.</param>
sealed record DivisionName(string Name, Division[] Meaning, bool IsFull, bool IsFormer);

/// <summary>A street office, town or township.</summary>
/// <param name="Name">Official name.</param>
/// <param name="Stem">The name without 街道, 镇, 乡.</param>
/// <param name="Parent">The district, or the city where the district is not known.</param>
sealed record Town(string Name, string Stem, Division Parent);

/// <summary>The administrative divisions and their names, found by the first two characters.</summary>
static class Divisions
{
    static readonly Dictionary<string, Division> ByCode = ReadDivisions();
    static readonly Dictionary<int, DivisionName[]> ByName = IndexNames();
    static readonly Dictionary<int, Town[]> TownsByName = IndexTowns();

    internal static IEnumerable<Division> All => ByCode.Values;

    /// <summary>Names that start as <paramref name="text"/> does, longest first.</summary>
    internal static ReadOnlySpan<DivisionName> NamesFrom(ReadOnlySpan<char> text) =>
        text.Length >= 2 && ByName.TryGetValue(Key(text), out DivisionName[]? names) ? names : [];

    /// <summary>Towns that start as <paramref name="text"/> does, longest first.</summary>
    internal static ReadOnlySpan<Town> TownsFrom(ReadOnlySpan<char> text) =>
        text.Length >= 2 && TownsByName.TryGetValue(Key(text), out Town[]? towns) ? towns : [];

    static int Key(ReadOnlySpan<char> text) => (text[0] << 16) | text[1];

    static Dictionary<string, Division> ReadDivisions()
    {
        var divisions = new Dictionary<string, Division>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("address/divisions.csv"))
        {
            string[] cells = line.Split(',');
            string code = cells[0];
            Division? parent = code.EndsWith("0000", StringComparison.Ordinal) ? null
                : divisions.GetValueOrDefault(code[..4] + "00") is { } city && !code.EndsWith("00", StringComparison.Ordinal) ? city
                : divisions[code[..2] + "0000"];
            divisions[code] = new Division(code, cells[1], cells[2], cells[3], parent);
        }
        return divisions;
    }

    static Dictionary<int, DivisionName[]> IndexNames()
    {
        var full = new Dictionary<string, List<Division>>(StringComparer.Ordinal);
        var brief = new Dictionary<string, List<Division>>(StringComparer.Ordinal);
        var former = new HashSet<string>(StringComparer.Ordinal);
        foreach (Division division in ByCode.Values)
        {
            Add(full, division.Name, division);
            if (division.ShortName.Length >= 2)
                Add(brief, division.ShortName, division);
        }
        foreach (string line in ReferenceData.Lines("address/former.csv"))
        {
            string[] cells = line.Split(',');
            former.Add(cells[0]);
            foreach (string code in cells[2].Split(' '))
                Add(full, cells[0], ByCode[code]);
        }
        // 广西省 and the like: what people write though it was never the name.
        foreach (Division division in ByCode.Values.Where(d => d.Level == 1 && d.Name.EndsWith("自治区", StringComparison.Ordinal)))
            foreach (string alias in new[] { division.ShortName + "省", division.ShortName + "自治区" })
                if (!full.ContainsKey(alias))
                    Add(full, alias, division);
        // 余杭 means what 余杭区 may mean: the district of that name and those cut out of it.
        foreach ((string name, List<Division> meaning) in brief)
            foreach (Division division in meaning.ToArray())
                if (meaning.Count == 1 && former.Contains(division.Name))
                {
                    former.Add(name);
                    meaning.Clear();
                    meaning.AddRange(full[division.Name]);
                }
        IEnumerable<DivisionName> names = full.Select(p => new DivisionName(p.Key, [.. p.Value], true, former.Contains(p.Key)))
            .Concat(brief.Where(p => !full.ContainsKey(p.Key)).Select(p => new DivisionName(p.Key, [.. p.Value], false, former.Contains(p.Key))));
        return Index(names, n => n.Name);

        static void Add(Dictionary<string, List<Division>> names, string name, Division division)
        {
            if (!names.TryGetValue(name, out List<Division>? meaning))
                names[name] = meaning = [];
            if (!meaning.Contains(division))
                meaning.Add(division);
        }
    }

    static Dictionary<int, Town[]> IndexTowns()
    {
        var towns = new List<Town>();
        foreach (string line in ReferenceData.Lines("address/towns.csv"))
        {
            int comma = line.IndexOf(',', StringComparison.Ordinal);
            Division parent = ByCode[line[..comma]];
            foreach (string name in line[(comma + 1)..].Split(' '))
                towns.Add(new Town(name, TownNames.Stem(name), parent));
        }
        return Index(towns, t => t.Name);
    }

    static Dictionary<int, T[]> Index<T>(IEnumerable<T> items, Func<T, string> name) =>
        items.GroupBy(item => Key(name(item)))
            .ToDictionary(group => group.Key, group => group.OrderByDescending(item => name(item).Length).ToArray());
}
