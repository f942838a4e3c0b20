using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Guiyi.DemoData.Channels;

namespace Guiyi.DemoData.Files;

/// <summary>A workbook of one sheet, as small as Office Open XML (ECMA-376) allows: text inline, dates by one style.</summary>
sealed class WorkbookFile
{
    const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";

    readonly string name, sheet;
    readonly StringBuilder rows = new();
    readonly List<string?> entities = [];
    int row;

    public WorkbookFile(string name, string sheet, params string[] columns)
    {
        (this.name, this.sheet) = (name, sheet);
        Append([.. columns]);
    }

    /// <param name="entity">Who the row is about, or null.</param>
    /// <param name="cells">Text, decimal, DateTime, or null for an empty cell.</param>
    public void Add(string? entity, params IReadOnlyList<object?> cells)
    {
        entities.Add(entity);
        Append(cells);
    }

    public Channel Close()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            Part(archive, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(archive, "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"rId2\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Part(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"{sheet}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Part(archive, "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf numFmtId=\"22\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            Part(archive, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
        }
        return new Channel(name, bytes.ToArray(), entities, []);
    }

    static void Part(ZipArchive archive, string path, string xml)
    {
        ZipArchiveEntry entry = archive.CreateEntry(path, CompressionLevel.SmallestSize);
        // The earliest time an archive can name: the file must not depend on the day it is written.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using Stream stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(Head + xml));
    }

    void Append(IReadOnlyList<object?> cells)
    {
        row++;
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        for (int column = 0; column < cells.Count; column++)
            if (cells[column] is { } cell)
                rows.Append(Cell($"{(char)('A' + column)}{row}", cell));
        rows.Append("</row>");
    }

    static string Cell(string at, object value) => value switch
    {
        decimal number => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{number}</v></c>"),
        // Days since the last day of 1899, in hundred-thousandths: finer than a second.
        DateTime time => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"1\"><v>{(decimal)(time - new DateTime(1899, 12, 30)).Ticks / TimeSpan.TicksPerDay:0.00000000}</v></c>"),
        _ => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape((string)value)}</t></is></c>",
    };
}
