using System.Globalization;

namespace Guiyi.Tests.Making;

/// <summary>
/// Invented tables that are not about customers, or hardly look like it: two product catalogues, two bibliographies, lists of places, one column of free text, a
/// wide table of measurements, very large groups. The words are made of syllables, so that they resemble no file anybody has.
/// </summary>
static class MadeThings
{
    static readonly string[] Starts = ["bra", "ko", "mi", "ta", "ve", "lu", "ger", "so", "pan", "dri", "el", "fo", "ny", "qua", "ri", "sta", "tro", "un", "wel", "zo"];
    static readonly string[] Middles = ["na", "li", "ro", "ten", "ma", "ci", "do", "ver", "pa", "so", "ri", "go", "lan", "me", "tu", "xi"];
    static readonly string[] Ends = ["n", "tor", "x", "dal", "ric", "s", "lo", "mar", "th", "ne", "ster", "k", "vo", "ly", "ton", "da"];

    static readonly string[] Kinds = ["camera", "turntable", "headphones", "printer", "keyboard", "router", "monitor", "speaker", "microwave", "blender", "drill", "vacuum cleaner", "projector", "scanner", "tripod"];
    static readonly string[] Adjectives = ["black", "white", "silver", "wireless", "portable", "digital", "compact", "professional", "stainless", "dual", "ultra", "mini", "hd", "refurbished", "bluetooth"];
    static readonly string[] Topics = ["query", "optimization", "distributed", "databases", "index", "structures", "spatial", "temporal", "mining", "streams", "learning", "joins", "views", "transactions", "recovery", "caching", "semantic", "web", "integration", "schema", "matching", "clustering", "sampling", "graphs", "privacy", "parallel", "approximate", "adaptive", "scalable", "efficient"];

    static string Word(Dice dice) => dice.One(Starts) + (dice.Falls(0.7) ? dice.One(Middles) : "") + dice.One(Ends);

    static string[] Words(Dice dice, int count) => [.. Enumerable.Range(0, count * 3).Select(_ => Word(dice)).Distinct().Take(count)];

    static string Slip(Dice dice, string text)
    {
        if (text.Length < 4)
            return text;
        int at = dice.Between(1, text.Length - 2);
        return dice.Below(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, ((char)('a' + dice.Below(26))).ToString()),
            _ => string.Concat(text.AsSpan(0, at), $"{text[at + 1]}{text[at]}", text.AsSpan(at + 2)),
        };
    }

    static string Money(double price) => price.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Two shops' catalogues: the same products under other titles; each shop has products that the other lacks, and variants of one model.</summary>
    public static IReadOnlyList<MemoryTable> Products(ulong seed, int products)
    {
        var dice = new Dice(seed);
        string[] brands = Words(dice, 40);
        List<MadeRow> one = [], other = [];
        for (int i = 0; i < products; i++)
        {
            string brand = dice.Skewed(brands), kind = dice.One(Kinds), model = $"{(char)('A' + dice.Below(26))}{(char)('A' + dice.Below(26))}{dice.Digits(dice.Between(2, 4))}{(dice.Falls(0.3) ? "X" : "")}";
            string[] adjectives = [dice.One(Adjectives), dice.One(Adjectives), dice.One(Adjectives)];
            double price = Math.Round(Math.Exp(2 + (dice.Below(500) / 100.0)), 2);
            if (dice.Falls(0.8))
                one.Add(new MadeRow([$"{i + 1}", Title(dice, brand, kind, model, adjectives), Description(dice, brand, kind, model, adjectives), dice.Falls(0.4) ? "" : "$" + Money(price)], $"t{i}"));
            if (dice.Falls(0.8))
                other.Add(new MadeRow([$"b{i + 1}", Title(dice, brand, kind, model, adjectives), dice.Falls(0.3) ? "" : brand, dice.Falls(0.2) ? "" : Money(Math.Round(price * (0.9 + (dice.Below(20) / 100.0)), 2))], $"t{i}"));
        }
        dice.Shuffle(one);
        dice.Shuffle(other);
        return [new MemoryTable("shop", ["id", "name", "description", "price"], one), new MemoryTable("mall", ["id", "title", "manufacturer", "price"], other)];
    }

    static string Title(Dice dice, string brand, string kind, string model, string[] adjectives)
    {
        var words = new List<string> { brand, kind };
        if (dice.Falls(0.9))
            words.Insert(dice.Falls(0.6) ? 1 : 2, dice.Falls(0.25) ? model.Insert(2, "-") : model);
        foreach (string adjective in adjectives)
            if (dice.Falls(0.6))
                words.Insert(dice.Between(1, words.Count), adjective);
        if (dice.Falls(0.1))
            words[^1] = Slip(dice, words[^1]);
        if (dice.Falls(0.12))
            words.RemoveAt(0);
        return string.Join(' ', words);
    }

    static string Description(Dice dice, string brand, string kind, string model, string[] adjectives) =>
        dice.Falls(0.2) ? "" : $"{brand} {model} {kind} - {string.Join(", ", adjectives)}; {dice.One(Adjectives)} design, {dice.Between(1, 12)} month warranty";

    /// <summary>Two bibliographies: titles with slips, authors in full or by initials, venues by several names.</summary>
    public static IReadOnlyList<MemoryTable> Works(ulong seed, int works)
    {
        var dice = new Dice(seed);
        string[] names = Words(dice, 300), jargon = Words(dice, 400);
        string[][] venues = [.. Enumerable.Range(0, 12).Select(_ => Words(dice, 3)).Select(w => (string[])[$"{w[0]} {w[1]} conference", $"Proc. {w[0]} Conf.", $"{w[0][..2].ToUpperInvariant()}{w[1][..2].ToUpperInvariant()}"])];
        List<MadeRow> one = [], other = [];
        for (int i = 0; i < works; i++)
        {
            string[] title = [.. Enumerable.Range(0, dice.Between(4, 9)).Select(_ => dice.Falls(0.5) ? dice.One(Topics) : dice.One(jargon))];
            (string Given, string Surname)[] authors = [.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => (dice.One(names), dice.One(names)))];
            string[] venue = dice.One(venues);
            int year = dice.Between(1990, 2010);
            for (int copies = dice.Falls(0.7) ? 1 : 0; copies > 0; copies--)
                one.Add(new MadeRow([$"w{i}", Titled(dice, title, 0.03), Authors(dice, authors, false), venue[0], $"{year}"], $"t{i}"));
            for (int copies = dice.Falls(0.7) ? dice.Between(1, 2) : 0; copies > 0; copies--)
                other.Add(new MadeRow([$"{i}-{copies}", Titled(dice, title, 0.15), dice.Falls(0.05) ? "" : Authors(dice, authors, dice.Falls(0.7)), dice.Falls(0.2) ? "" : dice.One(venue), dice.Falls(0.3) ? "" : $"{(dice.Falls(0.1) ? year + 1 : year)}"], $"t{i}"));
        }
        dice.Shuffle(one);
        dice.Shuffle(other);
        string[] columns = ["id", "title", "authors", "venue", "year"];
        return [new MemoryTable("library", columns, one), new MemoryTable("scholars", columns, other)];
    }

    static string Titled(Dice dice, string[] words, double slips)
    {
        var title = words.Select(w => dice.Falls(slips) ? Slip(dice, w) : w).ToList();
        if (dice.Falls(slips))
            title.RemoveAt(title.Count - 1);
        string text = string.Join(' ', title);
        return dice.Falls(0.5) ? char.ToUpperInvariant(text[0]) + text[1..] + "." : text;
    }

    static string Authors(Dice dice, (string Given, string Surname)[] authors, bool initials) =>
        string.Join(", ", authors.Select(a => (initials ? a.Given[..1].ToUpperInvariant() : a.Given) + " " + (dice.Falls(0.04) ? Slip(dice, a.Surname) : a.Surname)));

    /// <summary>One column of free text, without any header that says what it is; groups of one to four.</summary>
    public static IReadOnlyList<MemoryTable> FreeText(ulong seed, int things)
    {
        var dice = new Dice(seed);
        string[] jargon = Words(dice, 700);
        var rows = new List<MadeRow>();
        for (int i = 0; i < things; i++)
        {
            string[] words = [.. Enumerable.Range(0, dice.Between(4, 10)).Select(_ => dice.Falls(0.3) ? dice.Skewed(jargon) : dice.One(jargon)), .. dice.Falls(0.3) ? [dice.Digits(3)] : Array.Empty<string>()];
            for (int copies = dice.One((int[])[1, 1, 1, 2, 2, 3, 4]); copies > 0; copies--)
            {
                var own = words.Select(w => dice.Falls(0.08) ? Slip(dice, w) : w).ToList();
                if (dice.Falls(0.3))
                    own.RemoveAt(dice.Below(own.Count));
                if (dice.Falls(0.3))
                    own.Add(dice.Skewed(jargon));
                if (dice.Falls(0.2))
                    (own[0], own[^1]) = (own[^1], own[0]);
                rows.Add(new MadeRow([string.Join(' ', own)], $"t{i}"));
            }
        }
        dice.Shuffle(rows);
        return [new MemoryTable("notes", ["entry"], rows)];
    }

    /// <summary>Thirty columns, none of which looks like a person: codes, measurements, categories, dates, short and long texts.</summary>
    public static IReadOnlyList<MemoryTable> Wide(ulong seed, int things)
    {
        var dice = new Dice(seed);
        const int columns = 30;
        string[][] categories = [.. Enumerable.Range(0, columns).Select(_ => Words(dice, dice.Between(3, 40)))];
        string[] jargon = Words(dice, 600);
        var rows = new List<MadeRow>();
        for (int i = 0; i < things; i++)
        {
            string[] cells = [.. Enumerable.Range(0, columns).Select(c => (c % 5) switch
            {
                0 => dice.Skewed(categories[c]),
                1 => dice.Between(1, 100_000).ToString(CultureInfo.InvariantCulture),
                2 => string.Join(' ', Enumerable.Range(0, dice.Between(2, 5)).Select(_ => dice.One(jargon))),
                3 => dice.Skewed(categories[c]) + dice.Digits(2),
                _ => Money(dice.Below(1000) / 10.0),
            })];
            for (int copies = dice.One((int[])[1, 1, 2, 2, 3]); copies > 0; copies--)
                rows.Add(new MadeRow([.. cells.Select(cell => dice.Falls(0.25) ? "" : dice.Falls(0.1) ? Slip(dice, cell) : cell)], $"t{i}"));
        }
        dice.Shuffle(rows);
        return [new MemoryTable("samples", [.. Enumerable.Range(0, columns).Select(c => $"f{c + 1:00}")], rows)];
    }

    /// <summary>Places with a name, an address and a phone, in two guides.</summary>
    public static IReadOnlyList<MemoryTable> Places(ulong seed, int places)
    {
        var dice = new Dice(seed);
        string[] words = Words(dice, 200), roads = Words(dice, 60), cities = Words(dice, 6);
        string[] sorts = ["grill", "cafe", "bistro", "kitchen", "house", "bar", "deli", "inn"];
        List<MadeRow> one = [], other = [];
        for (int i = 0; i < places; i++)
        {
            string name = dice.Below(4) switch { 0 => dice.One(words), 1 => $"{dice.One(words)} {dice.One(sorts)}", 2 => $"{dice.One(words)}'s {dice.One(sorts)}", _ => $"the {dice.One(words)} {dice.One(words)} {dice.One(sorts)}" };
            string road = $"{dice.Between(1, 9000)} {(dice.Falls(0.2) ? "w. " : "")}{dice.One(roads)}", city = dice.One(cities), phone = $"{dice.Between(200, 899)}-{dice.Between(200, 899)}-{dice.Digits(4)}", kind = dice.One(Kinds);
            if (dice.Falls(0.75))
                one.Add(new MadeRow([name, road + " st.", city, phone.Replace('-', '/'), kind], $"t{i}"));
            if (dice.Falls(0.75))
                other.Add(new MadeRow([dice.Falls(0.15) ? Slip(dice, name) : dice.Falls(0.15) ? $"{name} ({city})" : name, road + " street", city, dice.Falls(0.06) ? phone[..^1] + "0" : phone, dice.One(Kinds)], $"t{i}"));
        }
        dice.Shuffle(one);
        dice.Shuffle(other);
        string[] columns = ["name", "addr", "city", "phone", "type"];
        return [new MemoryTable("guide", columns, one), new MemoryTable("directory", columns, other)];
    }

    /// <summary>A few persons with thirty to fifty records each, damaged in every way that people's records are.</summary>
    public static IReadOnlyList<MemoryTable> LargeGroups(ulong seed, int people)
    {
        var dice = new Dice(seed);
        string[] names = Words(dice, 150), surnames = Words(dice, 120), towns = Words(dice, 25);
        var rows = new List<MadeRow>();
        for (int i = 0; i < people; i++)
        {
            string given = dice.One(names), surname = dice.Skewed(surnames), town = dice.One(towns), phone = $"07{dice.Digits(9)}";
            DateOnly birth = new DateOnly(1950, 1, 1).AddDays(dice.Below(18000));
            for (int copies = dice.Between(30, 50); copies > 0; copies--)
                rows.Add(new MadeRow(
                [
                    Cell(given), Cell(surname), dice.Falls(0.15) ? "" : (dice.Falls(0.05) ? birth.AddDays(1) : birth).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Cell(town), dice.Falls(0.4) ? "" : phone,
                ], $"t{i}"));
        }
        dice.Shuffle(rows);
        return [new MemoryTable("visits", ["first_name", "last_name", "birth_date", "town", "phone"], rows)];

        string Cell(string text) => dice.Falls(0.05) ? "" : dice.Falls(0.08) ? Slip(dice, text) : text;
    }
}
