using System.Text;

namespace Guiyi.Hub.Sources.Workbooks;

/// <summary>Legacy Office files and encrypted new ones are compound files; the names of their streams tell which is which.</summary>
static class CompoundFile
{
    static readonly (string Stream, string Found)[] Foreign =
    [
        ("EncryptedPackage", "an encrypted workbook"),
        ("WordDocument", "a Word document"),
        ("PowerPoint Document", "a PowerPoint presentation"),
        ("__substg1.0", "an Outlook message"),
    ];

    /// <summary>What the file is, where it is no workbook that can be read; null where it seems to be one.</summary>
    public static string? Foreigner(Stream stream)
    {
        var block = new byte[1 << 16];
        int kept = 0;
        int read;
        while ((read = stream.Read(block, kept, block.Length - kept)) > 0)
        {
            ReadOnlySpan<byte> bytes = block.AsSpan(0, kept + read);
            foreach ((string name, string found) in Foreign)
                if (bytes.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0)
                    return found;
            kept = Math.Min(64, bytes.Length);
            bytes[^kept..].CopyTo(block);
        }
        return null;
    }
}
