using System.Text;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage.Runs;
using FileMode = Guiyi.Hub.Base.Ingest.FileMode;

namespace Guiyi.Hub.Tests.Base;

/// <summary>Files that a test writes itself.</summary>
static class OpenFile
{
    public static async Task<StoredRun> TakeTextAsync(this CustomerHub hub, string name, string text, FileMode mode = FileMode.Upsert, long? resends = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await hub.Files.Take(stream, new FileRequest("", name, Mode: mode, Resends: resends), "anna");
    }
}
