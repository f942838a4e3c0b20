using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Guiyi.Api.Platform.Idempotency;

/// <summary>Tells whether two requests are the same: method, address and body.</summary>
static class RequestHash
{
    public static async Task<long> Of(HttpContext context)
    {
        HttpRequest request = context.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        // A file of gigabytes is not read twice: its length has to do, and what it holds is taken in once anyway.
        if (context.GetEndpoint()?.Metadata.GetMetadata<UploadLimit>() is not null)
            hash.AppendData(Encoding.UTF8.GetBytes($"{request.ContentLength}"));
        else
            await Append(hash, request, context.RequestAborted);
        return BinaryPrimitives.ReadInt64LittleEndian(hash.GetHashAndReset());
    }

    static async Task Append(IncrementalHash hash, HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering();
        byte[] part = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, cancellation)) > 0;)
            hash.AppendData(part, 0, read);
        request.Body.Position = 0;
    }
}
