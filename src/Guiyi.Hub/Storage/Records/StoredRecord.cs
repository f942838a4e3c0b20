namespace Guiyi.Hub.Storage.Records;

/// <summary>A record to be stored.</summary>
/// <param name="Id">From <see cref="RecordWrites.NewId"/>.</param>
/// <param name="Key">From <see cref="RecordKey"/>.</param>
/// <param name="Content">Hash of source and raw fields, as <see cref="Ingest.SourceTable.ContentKey"/>.</param>
/// <param name="Fields">The raw texts by column of the source, from a <see cref="FieldsWriter"/>; read before the next record is asked for.</param>
/// <param name="Run">The run that received it.</param>
/// <param name="Row">Its ordinal in the file; zero where it came alone.</param>
/// <param name="Line">The physical line where it starts.</param>
public readonly record struct ReceivedRecord(RecordId Id, string Key, ulong Content, ReadOnlyMemory<byte> Fields, long Run, long Row = 0, long Line = 0);

/// <summary>The current version of a record, without what it says.</summary>
public readonly record struct RecordHead(RecordId Id, string Key, ulong Content);

/// <summary>One version of a source record: as received, for ever.</summary>
/// <param name="Id">Names this version.</param>
/// <param name="Anchor">Names the record, whatever its version.</param>
/// <param name="Content">Hash of source and raw fields.</param>
/// <param name="Fields">The raw texts by column of the source; there may be fewer than the source has columns by now.</param>
/// <param name="Row">Its ordinal in the file it came with.</param>
/// <param name="Line">The physical line where it started.</param>
/// <param name="ReceivedRun">The run that received it.</param>
/// <param name="SupersededRun">The run that replaced or removed it; null while it is current.</param>
/// <param name="Held">The versions of the base that it belongs to.</param>
public sealed record StoredRecord(RecordId Id, RecordAnchor Anchor, ulong Content, IReadOnlyList<string> Fields, long Row, long Line, long ReceivedRun, long? SupersededRun, Holding Held);
