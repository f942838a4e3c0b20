using System.Runtime.CompilerServices;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Guiyi.Api.Uploads;

/// <summary>A file of a request; its content is read before the next one is asked for.</summary>
readonly record struct SentFile(string? Name, Stream Content);

/// <summary>The files of a request, as they come: nothing is held in memory.</summary>
static class SentFiles
{
    /// <exception cref="Refusal">There is none, or something else than files.</exception>
    public static async IAsyncEnumerable<SentFile> Of(HttpRequest request, string? name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            yield return new SentFile(name ?? NameIn(request.Headers.ContentDisposition), request.Body);
            yield break;
        }
        string boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length == 0)
            throw new Refusal(400, "The form cannot be read.", "Content-Type: found no boundary; expected multipart/form-data; boundary=….");
        var parts = new MultipartReader(boundary, request.Body);
        bool any = false;
        while (await Next(parts, cancellation) is { } part)
        {
            any = true;
            yield return new SentFile(NameIn(part.ContentDisposition) ?? throw new Refusal(400, "A part of the form is no file.", $"found {part.ContentDisposition}; expected filename=…. What files are for is said in the address: source, mode, resends."), part.Body);
        }
        if (!any)
            throw new Refusal(400, "There is no file.", "found a form without parts; expected one or more files.");
    }

    static async Task<MultipartSection?> Next(MultipartReader parts, CancellationToken cancellation)
    {
        try
        {
            return await parts.ReadNextSectionAsync(cancellation);
        }
        catch (Exception fault) when (fault is InvalidDataException || (fault is IOException && fault is not BadHttpRequestException))
        {
            throw new Refusal(400, "The form cannot be read.", fault.Message);
        }
    }

    static string? NameIn(string? disposition) => ContentDispositionHeaderValue.TryParse(disposition, out ContentDispositionHeaderValue? parsed) && (parsed.FileNameStar.HasValue ? parsed.FileNameStar : parsed.FileName) is { Length: > 0 } name
        ? HeaderUtilities.RemoveQuotes(name).ToString()
        : null;

    /// <summary>The file's name, which names its source.</summary>
    /// <exception cref="Refusal">It is no name.</exception>
    public static string CheckedName(string? name)
    {
        string own = Path.GetFileName((name ?? "").Replace('\\', '/')).Trim();
        if (own.Length is 0 or > 200 || own is "." or ".." || own.Any(char.IsControl))
            throw new Refusal(422, "A file needs a name.", $"found '{name}'; expected 1 to 200 characters, in name= or Content-Disposition: it names the source.");
        if (HubSources.Wrong(Path.GetFileNameWithoutExtension(own), []) is { } wrong)
            throw new Refusal(422, "That is no name of a source.", $"{own}: {wrong}.");
        return own;
    }
}
