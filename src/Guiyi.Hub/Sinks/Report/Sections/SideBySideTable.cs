using Guiyi.Hub.Sinks.Report.Charts;

namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>Records as columns, attributes as rows, values that differ marked; then the evidence between the records.</summary>
static class SideBySideTable
{
    /// <summary>Writes the records; <paramref name="rows"/> is how many there are in all: the side may hold, and the page show, fewer.</summary>
    public static void Write(Sheet sheet, SideBySide side, long rows)
    {
        // The column of all records' values needs the room of one.
        bool many = side.Records.Count > ReportLimits.RecordsSideBySide;
        RecordView[] shown = [.. side.Records.Take(many ? ReportLimits.RecordsSideBySide - 2 : ReportLimits.RecordsSideBySide)];
        if (shown.Length > 0 && side.Attributes.Count > 0)
            WriteRecords(sheet, side, shown, rows);
        PairEvidence[] pairs = [.. side.Evidence.Where(p => p.A < side.Records.Count && p.B < side.Records.Count).Take(ReportLimits.PairsPerCluster)];
        if (pairs.Length == 0)
            return;
        using (sheet.Out.In("div", ("class", "pairs")))
            foreach (PairEvidence pair in pairs)
                Waterfall.Write(sheet, side, pair);
    }

    /// <summary>A letter for the first records, then a number: A, B … Z, 27, 28 …</summary>
    public static string Label(int index) => index < 26 ? ((char)('A' + index)).ToString() : Figures.Count(index + 1);

    static void WriteRecords(Sheet sheet, SideBySide side, RecordView[] shown, long rows)
    {
        bool golden = side.Golden.Count > 0;
        bool variants = side.Records.Count > shown.Length;
        List<Table.Column> columns = [new(sheet.Text["quality.attribute"])];
        if (golden)
            columns.Add(new(sheet.Text["clusters.golden"], "golden"));
        for (int i = 0; i < shown.Length; i++)
            columns.Add(new(Label(i) + " ", null, sheet.Cut(shown[i].Source, 24) + " " + sheet.Text.Fill("clusters.record", shown[i].Row)));
        if (variants)
            columns.Add(new(sheet.Text.Fill("clusters.variants", side.Records.Count)));
        using (Table table = new(sheet, "side", sheet.Text["clusters.title"], [.. columns]))
        {
            for (int i = 0; i < Math.Min(side.Attributes.Count, ReportLimits.ClusterAttributes); i++)
                WriteAttribute(sheet, table, side, shown, i, golden, variants);
        }
        sheet.More(Math.Min(side.Attributes.Count, ReportLimits.ClusterAttributes), side.Attributes.Count, "customers.csv");
        if (rows > side.Records.Count || variants)
            sheet.More(shown.Length, (int)Math.Min(int.MaxValue, Math.Max(rows, side.Records.Count)), "records.csv");
    }

    static void WriteAttribute(Sheet sheet, Table table, SideBySide side, RecordView[] shown, int attribute, bool golden, bool variants)
    {
        string name = side.Attributes[attribute];
        string usual = golden ? Value(side.Golden, attribute) : Usual(side, attribute);
        using (table.Row())
        {
            using (table.Head())
                sheet.Out.Text(sheet.Attribute(name));
            if (golden)
            {
                using (table.Cell())
                    WriteValue(sheet, name, Value(side.Golden, attribute), usual);
            }
            foreach (RecordView record in shown)
            {
                using (table.Cell())
                    WriteValue(sheet, name, Value(record.Values, attribute), usual);
            }
            if (variants)
            {
                using (table.Cell())
                    WriteVariants(sheet, side, attribute);
            }
        }
    }

    static void WriteValue(Sheet sheet, string attribute, string value, string usual)
    {
        if (value.Length == 0)
        {
            sheet.Out.Line("span", Figures.None, "missing");
        }
        else if (string.Equals(value, usual, StringComparison.Ordinal))
        {
            sheet.Value(attribute, value);
        }
        else
        {
            using (sheet.Out.In("mark"))
                sheet.Value(attribute, value);
        }
    }

    static void WriteVariants(Sheet sheet, SideBySide side, int attribute)
    {
        (string Value, int Count)[] variants = [.. Variants(side, attribute)];
        foreach ((string value, int count) in variants.Take(ReportLimits.Examples))
        {
            using (sheet.Out.In("div"))
            {
                sheet.Value(side.Attributes[attribute], value, ReportLimits.ValueLength / 2);
                sheet.Out.Line("small", " ×" + Figures.Count(count));
            }
        }
        if (variants.Length > ReportLimits.Examples)
            sheet.Out.Line("small", sheet.Text.Fill("clusters.moreSteps", variants.Length - ReportLimits.Examples));
    }

    /// <summary>Different values, most frequent first, the earlier one where two are as frequent.</summary>
    static IEnumerable<(string Value, int Count)> Variants(SideBySide side, int attribute) => side.Records
        .Select(r => Value(r.Values, attribute))
        .Where(v => v.Length > 0)
        .GroupBy(v => v, StringComparer.Ordinal)
        .Select(g => (g.Key, Count: g.Count()))
        .OrderByDescending(v => v.Count);

    /// <summary>The most frequent value; where two are as frequent neither is the usual one, and both are marked.</summary>
    static string Usual(SideBySide side, int attribute)
    {
        (string Value, int Count)[] variants = [.. Variants(side, attribute).Take(2)];
        return variants.Length == 0 || variants.Length == 2 && variants[0].Count == variants[1].Count ? "" : variants[0].Value;
    }

    static string Value(IReadOnlyList<string> values, int attribute) => attribute < values.Count ? values[attribute] : "";
}
