using System.Data.Common;

namespace Guiyi.Hub.Storage.Databases;

/// <summary>The row that a statement stands at.</summary>
sealed class Row(DbDataReader reader, ISealer sealer)
{
    public long Long(int column) => reader.GetInt64(column);

    public int Int(int column) => checked((int)reader.GetInt64(column));

    public long? Number(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public string Text(int column) => reader.GetString(column);

    public string? OptionalText(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public DateTimeOffset? OptionalTime(int column) => reader.IsDBNull(column) ? null : Time(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public T Choice<T>(int column)
        where T : struct, Enum => Word<T>.Read(reader.GetString(column));

    public T? OptionalChoice<T>(int column)
        where T : struct, Enum => reader.IsDBNull(column) ? null : Choice<T>(column);

    /// <summary>Who, when and why, from three columns.</summary>
    public Saying Saying(int column) => new(Text(column), Time(column + 1), Text(column + 2));

    public Saying? OptionalSaying(int column) => reader.IsDBNull(column) ? null : Saying(column);

    /// <summary>Source and key, from two columns.</summary>
    public Records.RecordAnchor Anchor(int column) => new(Int(column), Text(column + 1));

    /// <summary>Since and until, from two columns.</summary>
    public Holding Holding(int column) => new(Long(column), Number(column + 1));

    /// <summary>A value that was sealed, in plain.</summary>
    public ReadOnlySpan<byte> Open(int column, SealedColumn sealedAs) => sealer.Open(sealedAs, Bytes(column));

    public string OpenText(int column, SealedColumn sealedAs) => System.Text.Encoding.UTF8.GetString(Open(column, sealedAs));
}
