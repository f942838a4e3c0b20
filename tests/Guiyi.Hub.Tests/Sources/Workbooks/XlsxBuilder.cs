using System.IO.Compression;
using System.Text;

namespace Guiyi.Hub.Tests.Sources.Workbooks;

/// <summary>Makes small XLSX files, and ones that no spreadsheet would.</summary>
sealed class XlsxBuilder
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";

    readonly List<(string Name, byte[] Content)> parts = [];
    readonly List<string> sheets = [];

    /// <summary>Adds a sheet whose rows are given as XML.</summary>
    public XlsxBuilder Sheet(string name, string rows)
    {
        sheets.Add(name);
        return Part($"xl/worksheets/sheet{sheets.Count}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
    }

    /// <summary>Adds a sheet of texts; a row of no cells stays out, so that the sheet has a gap there.</summary>
    public XlsxBuilder Texts(string name, params string[][] rows) => Sheet(name, Rows(rows));

    public XlsxBuilder SharedStrings(params string[] texts) =>
        Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(texts.Select(text => $"<si><t>{Escape(text)}</t></si>"))}</sst>");

    public XlsxBuilder Part(string name, string content) => Part(name, Encoding.UTF8.GetBytes(content));

    public XlsxBuilder Part(string name, byte[] content)
    {
        parts.RemoveAll(part => part.Name == name);
        parts.Add((name, content));
        return this;
    }

    public XlsxBuilder Without(string name)
    {
        parts.RemoveAll(part => part.Name == name);
        missing.Add(name);
        return this;
    }

    readonly HashSet<string> missing = [];

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in Frame().Where(frame => parts.TrueForAll(part => part.Name != frame.Name)).Concat(parts))
            {
                if (missing.Contains(name))
                    continue;
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    public static string Rows(params string[][] rows)
    {
        var xml = new StringBuilder();
        for (int r = 0; r < rows.Length; r++)
        {
            if (rows[r].Length == 0)
                continue;
            xml.Append($"<row r=\"{r + 1}\">");
            for (int c = 0; c < rows[r].Length; c++)
                if (rows[r][c].Length > 0)
                    xml.Append($"<c r=\"{Column(c)}{r + 1}\" t=\"inlineStr\"><is><t>{Escape(rows[r][c])}</t></is></c>");
            xml.Append("</row>");
        }
        return xml.ToString();
    }

    public static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column(index / 26 - 1) + (char)('A' + index % 26);

    static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");

    IEnumerable<(string Name, byte[] Content)> Frame()
    {
        yield return ("[Content_Types].xml", Xml($"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"));
        yield return ("_rels/.rels", Xml($"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        yield return ("xl/workbook.xml", Xml($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((name, i) => $"<sheet name=\"{name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>"));
        yield return ("xl/_rels/workbook.xml.rels", Xml($"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id=\"rIdS\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rIdT\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>"));
        // Styles: 0 general, 1 date (14), 2 date and time (22), 3 time (21), 4 text (49), 5 hours over 24 (46).
        yield return ("xl/styles.xml", Xml($"<styleSheet xmlns=\"{Main}\"><cellStyleXfs count=\"1\"><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs>{string.Concat(new[] { 0, 14, 22, 21, 49, 46 }.Select(format => $"<xf numFmtId=\"{format}\" applyNumberFormat=\"1\"/>"))}</cellXfs></styleSheet>"));
    }

    static byte[] Xml(string content) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content);
}
