using Guiyi.Internals;

namespace Guiyi.Classify;

/// <summary>Where customers live: the usual regions of China, or else the most frequent countries, states or cities.</summary>
static class RegionDimension
{
    const string Name = "region";
    const double EnoughKnown = 0.05;
    const double EnoughChinese = 0.3;
    const double EnoughCovered = 0.5;
    const string ChinaNames = "(CN, CHN, China, 中国, 中华人民共和国, HK, MO, TW)";

    static readonly (string Code, string Zh, string En, string[] Provinces)[] ChinaRegions =
        [.. ReferenceData.Lines("china-regions.csv").Select(line => line.Split(',')).Select(cells => (cells[0], cells[1], cells[2], cells[3].Split(' ')))];

    public static ProposedDimension Propose(SchemeEvidence evidence)
    {
        if (evidence.Located == 0 || evidence.Located < evidence.Customers * EnoughKnown)
            return ProposedDimension.LeaveOut(
                Name,
                FormattableString.Invariant($"不分区域：{evidence.Customers} 位客户中只有 {evidence.Located} 位有地址。"),
                FormattableString.Invariant($"No regions: only {evidence.Located} of {evidence.Customers} customers have an address."));
        int chinese = evidence.Provinces.Where(pair => IsChinese(pair.Key)).Sum(pair => pair.Value);
        return chinese >= evidence.Located * EnoughChinese ? China(evidence, chinese) : Elsewhere(evidence);
    }

    static ProposedDimension China(SchemeEvidence evidence, int chinese)
    {
        var classes = ChinaRegions
            .Select(region => new ClassDefinition(region.Code, region.Zh, region.En, When(region.Code, region.Provinces)))
            .ToList();
        bool abroad = evidence.Countries.Keys.Any(country => !ChinaNames.Trim('(', ')').Split(", ").Contains(country, StringComparer.OrdinalIgnoreCase));
        if (abroad)
            classes.Add(new("I", "海外", "Abroad", $"country not in {ChinaNames}"));
        var dimension = new Dimension(Name, "区域", "Region", classes, "Z") { OtherwiseZh = "未知", OtherwiseEn = "Unknown" };
        return ProposedDimension.Use(
            dimension,
            FormattableString.Invariant($"按省份分为八大区（A 华东 至 H 港澳台{(abroad ? "，I 海外" : "")}）：{evidence.Customers} 位客户中 {chinese} 位有中国省份，其余归入 Z 未知。"),
            FormattableString.Invariant($"Eight regions of China by province (A East to H Hong Kong, Macao and Taiwan{(abroad ? ", I abroad" : "")}): {chinese} of {evidence.Customers} customers have a Chinese province; the others are Z, unknown."));
    }

    static ProposedDimension Elsewhere(SchemeEvidence evidence)
    {
        (string Field, string Zh, string En, FrequentValues Values)[] levels =
        [
            ("country", "国家", "country", FrequentValues.Of(evidence.Countries)),
            ("region", "州", "state", FrequentValues.Of(evidence.Regions)),
            ("province", "省份", "province", FrequentValues.Of(evidence.Provinces)),
            ("city", "城市", "city", FrequentValues.Of(evidence.Cities)),
        ];
        foreach ((string field, string zh, string en, FrequentValues values) in levels)
        {
            bool divides = values.Top.Length >= 2 && values.Top[0].Count <= values.Known * 0.95;
            if (!divides || values.Known < evidence.Customers * EnoughKnown || values.Coverage < EnoughCovered)
                continue;
            var dimension = new Dimension(Name, "区域", "Region", [.. values.Classes(field), new("Z", "未知", "Unknown", $"{field} is empty")], "O");
            return ProposedDimension.Use(
                dimension,
                FormattableString.Invariant($"按{zh}分：{evidence.Customers} 位客户中 {values.Known} 位有{zh}，最常见的 {values.Top.Length} 个各有字母（A 为 {values.Top[0].Value}），其余为 O，未知为 Z。"),
                FormattableString.Invariant($"By {en}: {values.Known} of {evidence.Customers} customers have one; the {values.Top.Length} most frequent have letters (A is {values.Top[0].Value}), the rest is O, unknown is Z."));
        }
        return ProposedDimension.LeaveOut(
            Name,
            "不分区域：国家、州、省份、城市要么都相同，要么种类太多。",
            "No regions: countries, states, provinces and cities are either all the same or too many.");
    }

    /// <summary>Hong Kong, Macao and Taiwan often stand as the country, without a province.</summary>
    static string When(string code, string[] provinces) =>
        $"province starts with ({string.Join(", ", provinces)}){(code == "H" ? " or country in (HK, MO, TW)" : "")}";

    static bool IsChinese(string province) => Array.Exists(ChinaRegions, region => Array.Exists(region.Provinces, name => province.StartsWith(name, StringComparison.Ordinal)));
}
