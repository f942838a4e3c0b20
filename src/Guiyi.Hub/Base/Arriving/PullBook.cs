using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guiyi.Hub.Storage;

namespace Guiyi.Hub.Base.Arriving;

/// <summary>
/// <c>pulls.json</c> in the workspace. A file and no table: what a server can reach is a matter of its machine, as is the folder of the workspace, and
/// nothing of it belongs to a version of the base. Written whole or not at all.
/// </summary>
sealed class PullBook(string folder)
{
    static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    readonly string path = Path.Combine(folder, "pulls.json");

    /// <param name="LastId">The last id given; none is given twice.</param>
    /// <param name="Pulls">The pulls.</param>
    public sealed record Content(long LastId, IReadOnlyList<Pull> Pulls);

    /// <exception cref="StoreException">It cannot be understood.</exception>
    public Content Read()
    {
        if (!File.Exists(path))
            return new Content(0, []);
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Form) ?? throw new JsonException("it is empty");
        }
        catch (JsonException fault)
        {
            throw new StoreException(StoreFault.Damaged, $"{path}: found something else than a list of pulls: {fault.Message}", fault);
        }
    }

    /// <exception cref="StoreException">It cannot be written.</exception>
    public void Write(Content content)
    {
        string unfinished = path + ".unfinished";
        try
        {
            using (var stream = new FileStream(unfinished, System.IO.FileMode.Create, FileAccess.Write))
            {
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                JsonSerializer.Serialize(stream, content, Form);
                stream.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.Full, $"{path} cannot be written: {fault.Message}", fault);
        }
    }
}
