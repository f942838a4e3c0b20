using System.Buffers.Binary;
using System.Text;

namespace Guiyi.Hub.Tests.Sources.Workbooks;

/// <summary>Changes what a ZIP archive's headers say, without changing what is in it.</summary>
static class ZipLies
{
    const uint Local = 0x04034B50;
    const uint Central = 0x02014B50;

    /// <summary>Sets the inflated size that the headers of a part tell; gives the number of headers changed.</summary>
    public static int SetInflatedSize(byte[] archive, string part, uint size) =>
        Change(archive, part, localOffset: 22, centralOffset: 24, value => BinaryPrimitives.WriteUInt32LittleEndian(value, size));

    /// <summary>Sets the compression method that the headers of a part tell.</summary>
    public static int SetMethod(byte[] archive, string part, ushort method) =>
        Change(archive, part, localOffset: 8, centralOffset: 10, value => BinaryPrimitives.WriteUInt16LittleEndian(value, method));

    /// <summary>Sets the flags of a part; bit 0 says that it is encrypted.</summary>
    public static int SetFlags(byte[] archive, string part, ushort flags) =>
        Change(archive, part, localOffset: 6, centralOffset: 8, value => BinaryPrimitives.WriteUInt16LittleEndian(value, flags));

    delegate void Edit(Span<byte> value);

    static int Change(byte[] archive, string part, int localOffset, int centralOffset, Edit edit)
    {
        byte[] name = Encoding.UTF8.GetBytes(part);
        int changed = 0;
        for (int at = 0; at + 46 < archive.Length; at++)
        {
            uint signature = BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(at));
            int nameAt = signature == Local ? at + 30 : signature == Central ? at + 46 : -1;
            if (nameAt < 0 || !archive.AsSpan(nameAt).StartsWith(name))
                continue;
            edit(archive.AsSpan(at + (signature == Local ? localOffset : centralOffset)));
            changed++;
        }
        return changed;
    }
}
