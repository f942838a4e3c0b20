using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Guiyi.Hub.Storage.Records;

/// <summary>The key of a record within its source: the channel's own id, else what the row says. At most <see cref="Longest"/> characters that every database can keep and compare.</summary>
public static class RecordKey
{
    public const int Longest = 200;

    /// <summary>The key for a channel's id, blanks around it taken away: the id itself, or a hash of one that is too long or holds control characters; null where it is blank.</summary>
    public static string? Of(ReadOnlySpan<char> recordId)
    {
        recordId = recordId.Trim();
        if (recordId.IsEmpty)
            return null;
        return recordId.Length <= Longest && IsPlain(recordId)
            ? recordId.ToString()
            : "#" + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(recordId)).AsSpan(0, 16));
    }

    /// <summary>The key of a row that has no id: its content, and how many equal rows of the source came before it.</summary>
    public static string Of(ulong content, int equalBefore) => string.Create(CultureInfo.InvariantCulture, $"#{content:x16}.{equalBefore}");

    static bool IsPlain(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
                return false;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }
        return true;
    }
}
