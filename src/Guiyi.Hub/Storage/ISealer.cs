namespace Guiyi.Hub.Storage;

/// <summary>The columns that may hold what is sensitive about a person.</summary>
public enum SealedColumn
{
    RecordFields,
    RejectRaw,
    CorrectionValue,
    InteractionText,
    ResponseBody,
}

/// <summary>
/// Where sensitive values go in and out of the store. Whatever is written to a <see cref="SealedColumn"/> passes <see cref="Seal"/>, whatever is
/// read passes <see cref="Open"/>; nothing else of the store sees the plain bytes.
/// </summary>
public interface ISealer
{
    /// <summary>The bytes to store. May be the same memory; valid until the next call.</summary>
    ReadOnlyMemory<byte> Seal(SealedColumn column, ReadOnlyMemory<byte> plain);

    /// <summary>The bytes that were sealed. May be the same memory; valid until the next call. Called from several threads.</summary>
    ReadOnlySpan<byte> Open(SealedColumn column, ReadOnlySpan<byte> stored);
}
