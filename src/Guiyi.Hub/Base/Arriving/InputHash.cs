using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Guiyi.Hub.Base.Arriving;

/// <summary>By what a file is known again: where it came from and its content.</summary>
static class InputHash
{
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<long> Of(string origin, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(origin + "\n"));
        await using FileStream file = Open(path);
        byte[] buffer = new byte[1 << 17];
        for (int read; (read = await file.ReadAsync(buffer, cancellation)) > 0;)
            hash.AppendData(buffer, 0, read);
        return BinaryPrimitives.ReadInt64LittleEndian(hash.GetHashAndReset());
    }

    /// <summary>Opens a file that others may go on writing.</summary>
    public static FileStream Open(string path) =>
        new(path, System.IO.FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 17, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
