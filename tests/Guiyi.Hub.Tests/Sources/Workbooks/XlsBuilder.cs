using System.Text;

namespace Guiyi.Hub.Tests.Sources.Workbooks;

/// <summary>Makes small XLS files: BIFF8 records in the stream of a compound file ([MS-XLS], [MS-CFB]).</summary>
static class XlsBuilder
{
    const int Sector = 512;

    /// <summary>A workbook of one sheet; a cell is a text or a number.</summary>
    public static byte[] Build(params object[][] rows)
    {
        byte[] sheet = Sheet(rows);
        byte[] globals = Globals(sheetAt: 0);
        return CompoundFile("Workbook", [.. Globals(globals.Length), .. sheet]);
    }

    /// <summary>A compound file with one stream, padded so that it needs no mini stream.</summary>
    public static byte[] CompoundFile(string name, byte[] content)
    {
        int sectors = Math.Max(8, (content.Length + Sector - 1) / Sector);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Header(writer);
        uint[] fat = Enumerable.Repeat(0xFFFFFFFF, Sector / 4).ToArray();
        fat[0] = 0xFFFFFFFD;
        fat[1] = 0xFFFFFFFE;
        for (int i = 0; i < sectors; i++)
            fat[2 + i] = i == sectors - 1 ? 0xFFFFFFFE : (uint)(3 + i);
        foreach (uint next in fat)
            writer.Write(next);
        Entry(writer, "Root Entry", type: 5, child: 1, start: 0xFFFFFFFE, size: 0);
        Entry(writer, name, type: 2, child: -1, start: 2, size: Math.Max(content.Length, 4096));
        writer.Write(new byte[2 * 128]);
        writer.Write(content);
        writer.Write(new byte[sectors * Sector - content.Length]);
        return stream.ToArray();
    }

    static void Header(BinaryWriter writer)
    {
        writer.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        writer.Write(new byte[16]);
        foreach (int value in new[] { 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0 })
            writer.Write((ushort)value);
        // Directory sectors, FAT sectors, first directory sector, transaction, mini stream cutoff, no mini FAT, no DIFAT.
        foreach (uint value in new uint[] { 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0 })
            writer.Write(value);
        for (int i = 1; i < 109; i++)
            writer.Write(0xFFFFFFFF);
    }

    static void Entry(BinaryWriter writer, string name, byte type, int child, uint start, int size)
    {
        byte[] text = Encoding.Unicode.GetBytes(name);
        writer.Write(text);
        writer.Write(new byte[64 - text.Length]);
        writer.Write((ushort)(text.Length + 2));
        writer.Write(type);
        writer.Write((byte)1);
        writer.Write(-1);
        writer.Write(-1);
        writer.Write(child);
        writer.Write(new byte[36]);
        writer.Write(start);
        writer.Write((long)size);
    }

    static byte[] Globals(int sheetAt) => Records(writer =>
    {
        Record(writer, 0x0809, data => Words(data, 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0, 6, 0));
        Record(writer, 0x0042, data => Words(data, 1200));
        Record(writer, 0x0085, data =>
        {
            data.Write(sheetAt);
            data.Write((ushort)0);
            data.Write((byte)2);
            data.Write((byte)1);
            data.Write(Encoding.Unicode.GetBytes("会员"));
        });
        Record(writer, 0x000A, _ => { });
    });

    static byte[] Sheet(object[][] rows) => Records(writer =>
    {
        Record(writer, 0x0809, data => Words(data, 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 0, 6, 0));
        Record(writer, 0x0200, data =>
        {
            data.Write(0);
            data.Write(rows.Length);
            Words(data, 0, rows.Length == 0 ? 0 : rows.Max(row => row.Length), 0);
        });
        for (int r = 0; r < rows.Length; r++)
            for (int c = 0; c < rows[r].Length; c++)
                Cell(writer, r, c, rows[r][c]);
        Record(writer, 0x000A, _ => { });
    });

    static void Cell(BinaryWriter writer, int row, int column, object value)
    {
        if (value is string text)
        {
            Record(writer, 0x0204, data =>
            {
                Words(data, row, column, 0, text.Length);
                data.Write((byte)1);
                data.Write(Encoding.Unicode.GetBytes(text));
            });
            return;
        }
        Record(writer, 0x0203, data =>
        {
            Words(data, row, column, 0);
            data.Write(Convert.ToDouble(value));
        });
    }

    static byte[] Records(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    static void Record(BinaryWriter writer, ushort type, Action<BinaryWriter> write)
    {
        byte[] data = Records(write);
        writer.Write(type);
        writer.Write((ushort)data.Length);
        writer.Write(data);
    }

    static void Words(BinaryWriter writer, params int[] values)
    {
        foreach (int value in values)
            writer.Write((ushort)value);
    }
}
