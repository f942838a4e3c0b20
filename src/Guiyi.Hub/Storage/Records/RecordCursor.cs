namespace Guiyi.Hub.Storage.Records;

/// <summary>Goes through records in the order of their ids, which is (source, received), without an object for each. What it gives is valid until the next <see cref="Read"/>.</summary>
public abstract class RecordCursor : IDisposable
{
    /// <summary>The columns that a statement for a cursor selects, in this order.</summary>
    internal const string Columns = "record_id, key, content, row, line, received_run, since, fields";

    readonly ISealer sealer;
    readonly FieldsReader fields = new();
    char[] key = new char[RecordKey.Longest];
    int keyLength;

    private protected RecordCursor(ISealer sealer) => this.sealer = sealer;

    /// <summary>Moves to the next record; false at the end.</summary>
    /// <exception cref="StoreException">The connection was lost.</exception>
    public abstract bool Read();

    public RecordId Id { get; private protected set; }

    public int Source => Id.Source;

    public ReadOnlySpan<char> Key => key.AsSpan(0, keyLength);

    /// <summary>Hash of source and raw fields, as <see cref="Ingest.SourceTable.ContentKey"/>.</summary>
    public ulong Content { get; private protected set; }

    /// <summary>Where the row stood in the file it came with; zero where it came alone.</summary>
    public long Row { get; private protected set; }

    public long Line { get; private protected set; }

    public long ReceivedRun { get; private protected set; }

    /// <summary>The version of the base since which the record holds.</summary>
    public long Since { get; private protected set; }

    /// <summary>The raw texts, by column of the source.</summary>
    public FieldsReader Fields => fields;

    public abstract void Dispose();

    private protected void TakeKey(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > key.Length)
            key = new char[utf8.Length];
        keyLength = System.Text.Encoding.UTF8.GetChars(utf8, key);
    }

    private protected void TakeKey(char[] characters, int length) => (key, keyLength) = (characters, length);

    private protected void TakeFields(ReadOnlySpan<byte> stored) => fields.Read(sealer.Open(SealedColumn.RecordFields, stored));
}
