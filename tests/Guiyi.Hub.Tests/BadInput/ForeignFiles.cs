using System.IO.Compression;
using System.Text;
using Guiyi.Hub.Tests.Sources.Workbooks;

namespace Guiyi.Hub.Tests.BadInput;

/// <summary>Files that are no tables, whatever their names say.</summary>
static class ForeignFiles
{
    public static IEnumerable<BadFile> All()
    {
        yield return BadFile.Bytes("empty.csv", [], "an empty file");
        yield return BadFile.Bytes("empty.xlsx", [], "an empty file");
        yield return BadFile.Bytes("mark-only.csv", [0xEF, 0xBB, 0xBF], "no text");
        yield return BadFile.Bytes("mark-only-utf16.csv", [0xFF, 0xFE], "no text");
        yield return BadFile.Text("blank-lines.csv", "\n\n \r\n\t\n", "no text");
        yield return BadFile.Text("one-blank.csv", " ", "no text");
        yield return Magic("picture.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], "a picture");
        yield return Magic("photo.csv", [0xFF, 0xD8, 0xFF, 0xE0], "a picture");
        yield return Magic("animation.csv", "GIF89a"u8, "a picture");
        yield return Magic("document.csv", "%PDF-1.7\n"u8, "a PDF document");
        yield return Magic("archive.csv.gz", [0x1F, 0x8B, 8, 0], "a gzip archive");
        yield return Magic("archive.bz2", "BZh91AY"u8, "a bzip2 archive");
        yield return Magic("archive.xz", [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "an xz archive");
        yield return Magic("archive.zst", [0x28, 0xB5, 0x2F, 0xFD], "a zstd archive");
        yield return Magic("archive.7z", [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive");
        yield return Magic("archive.rar", "Rar!\u001A\a"u8, "a RAR archive");
        yield return Magic("program.csv", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0], "a program");
        yield return Magic("program.exe", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0], "found");
        yield return Magic("database.csv", "SQLite format 3\0"u8, "an SQLite database");
        yield return Magic("columns.csv", "PAR1"u8, "a Parquet file");
        yield return BadFile.Text("letter.csv", "{\\rtf1\\ansi hello}", "an RTF document");
        yield return BadFile.Text("page.xls", "<html><body><table><tr><td>姓名</td></tr></table></body></html>", "an HTML page");
        yield return BadFile.Text("page-2.xls", "\uFEFF \r\n<!DOCTYPE html><table></table>", "an HTML page");
        yield return BadFile.Text("table.xls", "<TABLE><TR><TD>1</TD></TR></TABLE>", "an HTML page");
        yield return BadFile.Text("spreadsheet-2003.xls", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "an XML document");
        yield return BadFile.Bytes("zeros.csv", new byte[10_000], "binary data");
        yield return BadFile.Bytes("ones.csv", Enumerable.Repeat((byte)0xFF, 10_000).ToArray(), "no text in any known encoding");
        yield return BadFile.Bytes("one-zero.csv", [0]);
        yield return BadFile.Bytes("all-bytes.csv", [.. Enumerable.Range(0, 256).Select(i => (byte)i)], "binary data");
        foreach (int seed in Enumerable.Range(1, 8))
            yield return new BadFile($"noise-{seed}.csv", () => Noise(seed, 50_000), Refused: "found");
        foreach (int seed in Enumerable.Range(1, 8))
            yield return new BadFile($"short-noise-{seed}.csv", () => Noise(seed, 10 + seed * 7));
        yield return Zip("letter.docx", "a Word document", "word/document.xml");
        yield return Zip("letter-renamed.xlsx", "a Word document", "word/document.xml");
        yield return Zip("slides.pptx", "a PowerPoint presentation", "ppt/presentation.xml");
        yield return Zip("sheet.ods", "an OpenDocument file", "content.xml");
        yield return Zip("many.zip", "a ZIP archive", "members.csv");
        yield return Zip("nothing.zip", "an empty ZIP archive");
        yield return BadFile.Text("csv-renamed.xlsx", "姓名,手机\n张三,138\n", counts: "1+0");
        yield return BadFile.Text("csv-renamed.xls", "姓名,手机\n张三,138\n", counts: "1+0");
        yield return BadFile.Text("csv-renamed.json", "姓名,手机\n张三,138\n", counts: "1+0");
        yield return BadFile.Text("jsonl-renamed.csv", "{\"a\":1}\n{\"a\":2}\n", counts: "2+0");
        yield return new BadFile("xlsx-renamed.csv", () => new XlsxBuilder().Texts("s", ["a"], ["1"]).Build(), Counts: "1+0");
        yield return new BadFile("xls-renamed.csv", () => XlsBuilder.Build(["a"], ["1"]), Counts: "1+0");
        yield return BadFile.Bytes("signature-only.xlsx", [(byte)'P', (byte)'K', 3, 4], "found");
        yield return BadFile.Bytes("signature-only.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "found");
        yield return new BadFile("garbage.xls", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Noise(3, 20_000)], Refused: "found");
        yield return new BadFile("garbage.xlsx", () => [(byte)'P', (byte)'K', 3, 4, .. Noise(4, 20_000)], Refused: "found");
        yield return new BadFile("word-document.xls", () => XlsBuilder.CompoundFile("WordDocument", new byte[5000]), Refused: "a Word document");
        yield return new BadFile("encrypted.xlsx", () => XlsBuilder.CompoundFile("EncryptedPackage", Noise(5, 5000)), Refused: "an encrypted workbook");
        yield return new BadFile("empty-stream.xls", () => XlsBuilder.CompoundFile("Workbook", []), Refused: "found");
        yield return new BadFile("noise-stream.xls", () => XlsBuilder.CompoundFile("Workbook", Noise(6, 5000)), Refused: "found");
    }

    public static byte[] Noise(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    static BadFile Magic(string name, ReadOnlySpan<byte> start, string refused)
    {
        byte[] bytes = [.. start, .. Noise(start.Length, 5_000)];
        return new BadFile(name, () => bytes, refused);
    }

    static BadFile Zip(string name, string refused, params string[] parts) => new(name, () =>
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (string part in parts)
                using (Stream entry = archive.CreateEntry(part).Open())
                    entry.Write(Encoding.UTF8.GetBytes("<x/>"));
        return stream.ToArray();
    }, refused);
}
