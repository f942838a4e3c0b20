using System.Net;
using System.Net.Http.Headers;

namespace Guiyi.Hub.Base.Arriving;

/// <summary>A pull that did not come through; the message is for people.</summary>
sealed class PullException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Fetches the file of a pull into a file of its own.</summary>
sealed class Fetching(HubOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>Addresses may lead on, a few times; the handler follows none from https to http.</summary>
    readonly HttpClient client = new(new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All,
        MaxAutomaticRedirections = 5,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
        ConnectCallback = options.PullsReserved ? null : ReservedAddresses.Connect,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Fetches it where it has changed.</summary>
    /// <param name="pull">What to fetch.</param>
    /// <param name="target">Where to put it.</param>
    /// <param name="stopping">The hub stops.</param>
    /// <returns>What is known of the file now; null where it is as it was.</returns>
    /// <exception cref="PullException">It did not come through.</exception>
    public async Task<PulledFile?> Fetch(Pull pull, string target, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(options.PullTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            PulledFile? fetched = pull.Address is { } address ? await FromWeb(pull, address, target, both.Token) : await FromDisk(pull, target, both.Token);
            if (fetched is null)
                return null;
            fetched = fetched with { Hash = await InputHash.Of(pull.Location, target, both.Token) };
            return fetched.Hash == pull.Known?.Hash ? null : fetched;
        }
        catch (OperationCanceledException fault) when (!stopping.IsCancellationRequested)
        {
            throw new PullException($"{pull.Name} was not fetched within {options.PullTimeout.TotalSeconds:0} seconds", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            throw new PullException($"{pull.Name} cannot be fetched: {fault.Message}", fault);
        }
    }

    async Task<PulledFile?> FromWeb(Pull pull, Uri address, string target, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (address.UserInfo.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        if (pull.Known?.ETag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (pull.Known?.Modified is { } modified)
            request.Headers.IfModifiedSince = modified;
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode == HttpStatusCode.NotModified)
            return null;
        if (response.StatusCode != HttpStatusCode.OK)
            throw new PullException($"{pull.Name} answered {(int)response.StatusCode} {response.ReasonPhrase}; expected 200");
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
        long length = await Copy(pull, body, target, cancellation);
        return new PulledFile(0, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified, length);
    }

    async Task<PulledFile?> FromDisk(Pull pull, string target, CancellationToken cancellation)
    {
        var file = new FileInfo(pull.Location);
        if (!file.Exists)
            throw new PullException($"{pull.Name} is not there");
        DateTimeOffset written = file.LastWriteTimeUtc;
        if (pull.Known is { } known && known.Length == file.Length && known.Modified == written)
            return null;
        await using FileStream content = InputHash.Open(file.FullName);
        return new PulledFile(0, null, written, await Copy(pull, content, target, cancellation));
    }

    async Task<long> Copy(Pull pull, Stream from, string target, CancellationToken cancellation)
    {
        await using var file = new FileStream(target, System.IO.FileMode.Create, FileAccess.Write, FileShare.None, 1 << 17, FileOptions.Asynchronous);
        byte[] buffer = new byte[1 << 17];
        long length = 0;
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            if ((length += read) > options.PullLimit)
                throw new PullException($"{pull.Name} is larger than {options.PullLimit} bytes, which a pull takes at most");
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        return length;
    }

    public void Dispose() => client.Dispose();
}
