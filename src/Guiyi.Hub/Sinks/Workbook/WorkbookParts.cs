namespace Guiyi.Hub.Sinks.Workbook;

/// <summary>The parts of a workbook beside its sheets: ECMA-376 part 1, and part 2 for the package.</summary>
static class WorkbookParts
{
    /// <summary>Places among the cell formats of the styles part.</summary>
    public const int DayStyle = 1, MomentStyle = 2, HeaderStyle = 3;

    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Package = "http://schemas.openxmlformats.org/package/2006", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Names and texts of the parts.</summary>
    public static IEnumerable<(string Name, string Text)> Of(string name, int sheets)
    {
        IEnumerable<int> all = Enumerable.Range(1, sheets);
        yield return ("xl/styles.xml", Styles);
        yield return ("xl/workbook.xml", $"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(all.Select(s => $"<sheet name=\"{name}{(s == 1 ? "" : $" {s}")}\" sheetId=\"{s}\" r:id=\"rId{s}\"/>"))}</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", $"{Declaration}<Relationships xmlns=\"{Package}/relationships\">{string.Concat(all.Select(s => $"<Relationship Id=\"rId{s}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{s}.xml\"/>"))}<Relationship Id=\"rId{sheets + 1}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        yield return ("_rels/.rels", $"{Declaration}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        yield return ("[Content_Types].xml", $"{Declaration}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{MediaType}.sheet.main+xml\"/>{string.Concat(all.Select(s => $"<Override PartName=\"/xl/worksheets/sheet{s}.xml\" ContentType=\"{MediaType}.worksheet+xml\"/>"))}<Override PartName=\"/xl/styles.xml\" ContentType=\"{MediaType}.styles+xml\"/></Types>");
    }

    static readonly string Styles =
        $"{Declaration}<styleSheet xmlns=\"{Main}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>"
        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
}
