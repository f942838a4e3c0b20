using System.Text;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Sinks;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Api.Runs;

/// <summary>Rejects as files, written while they are read.</summary>
static class RejectFiles
{
    const int Portion = 1000;

    /// <summary>With the columns of a run's rejects.csv, and formulas disarmed.</summary>
    public static async Task Report(Stream body, StoredRun run, CustomerHub hub)
    {
        string source = SourceOf(run, hub);
        using var portion = new MemoryStream();
        var writer = new CsvWriter(portion, CsvOptions.Excel);
        writer.Header(["source", "row", "line", "column", "reason", "raw"]);
        foreach (StoredReject[] some in hub.Store.Rejects.Of(run.Id).Chunk(Portion))
        {
            foreach (StoredReject reject in some)
                Write(writer, source, reject);
            await Send(writer, portion, body);
        }
        await Send(writer, portion, body);
    }

    static void Write(CsvWriter writer, string source, StoredReject reject)
    {
        writer.Field(source);
        writer.Field(reject.Row);
        writer.Field(reject.Line);
        writer.Field(reject.Column);
        writer.Field(reject.Reason);
        writer.Field(reject.Raw);
        writer.EndRow();
    }

    /// <summary>The writer is synchronous, the network is not.</summary>
    static async Task Send(CsvWriter writer, MemoryStream portion, Stream body)
    {
        writer.Flush();
        await body.WriteAsync(portion.GetBuffer().AsMemory(0, (int)portion.Length));
        portion.SetLength(0);
    }

    /// <summary>As they came, below the header of their file; nothing is disarmed, for they are read again.</summary>
    public static async Task Rows(Stream body, StoredRun run, RejectedRows form, CustomerHub hub)
    {
        // With the mark, by which a spreadsheet reads Chinese rightly.
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: form.Extension == "csv"), leaveOpen: true) { NewLine = "\n" };
        if (form.Header is { } header)
            await writer.WriteLineAsync(header);
        foreach (StoredReject reject in hub.Store.Rejects.Of(run.Id).Where(r => r.ResentRun is null))
            await writer.WriteLineAsync(reject.Raw);
        await writer.FlushAsync();
    }

    /// <summary>The source that rejected rows were meant for.</summary>
    public static string SourceOf(StoredRun run, CustomerHub hub) => RunView.SourceOf(run, hub) ?? Path.GetFileNameWithoutExtension(run.Name);
}
