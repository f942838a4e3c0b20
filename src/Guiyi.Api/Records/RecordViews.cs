using System.Text.Json;
using Guiyi.Api.Platform;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Api.Records;

/// <summary>What a record says.</summary>
/// <param name="Fields">Values by column: texts, numbers, true, false; null is empty.</param>
sealed record RecordBody(IReadOnlyDictionary<string, JsonElement> Fields);

/// <summary>What became of a record.</summary>
/// <param name="Key">Its key within the source.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="IsResolved">False where it waits for the next fit: its source, or a column of it, is new.</param>
/// <param name="Person">The person it belongs to.</param>
/// <param name="Organization">The organization it belongs to.</param>
sealed record Receipt(string Key, RecordFate Fate, bool IsResolved, string? Person = null, string? Organization = null)
{
    public static Receipt Of(RecordReceipt receipt) => new(receipt.Key, receipt.Fate, receipt.IsResolved, receipt.Person, receipt.Organization);
}

/// <summary>A version of a source record, as received.</summary>
/// <param name="Key">Its key within the source.</param>
/// <param name="Version">Names this version; its ETag.</param>
/// <param name="Fields">Raw texts by column, empty ones left out.</param>
/// <param name="Run">The run that received it.</param>
/// <param name="Since">The version of the base from which it holds.</param>
/// <param name="Row">Its ordinal in the file it came with.</param>
/// <param name="Line">The physical line where it started.</param>
/// <param name="Until">The version of the base from which it holds no more; left out while it is current.</param>
/// <param name="SupersededRun">The run that replaced or removed it.</param>
/// <param name="IsResolved">False where it waits for the next fit; left out of versions that are gone.</param>
/// <param name="Person">The person it belongs to.</param>
/// <param name="Organization">The organization it belongs to.</param>
sealed record SourceRecordView(
    string Key, long Version, IReadOnlyDictionary<string, string> Fields, long Run, long Since, long? Row = null, long? Line = null,
    long? Until = null, long? SupersededRun = null, bool? IsResolved = null, string? Person = null, string? Organization = null)
{
    public static SourceRecordView Of(StoredRecord record, StoredSource source, CustomerHub hub)
    {
        RecordCustomers? customers = record.Held.Until is null ? hub.Records.CustomersOf(record) : null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int column = 0; column < record.Fields.Count && column < source.Columns.Count; column++)
            if (record.Fields[column].Length > 0)
                fields[source.Columns[column]] = record.Fields[column];
        return new SourceRecordView(
            record.Anchor.Key, record.Id.Value, fields, record.ReceivedRun, record.Held.Since, record.Row > 0 ? record.Row : null, record.Line > 0 ? record.Line : null,
            record.Held.Until, record.SupersededRun, customers?.IsResolved, customers?.Person, customers?.Organization);
    }
}
