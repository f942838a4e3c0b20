namespace Guiyi.Hub.Storage;

/// <summary>Stores as it is given.</summary>
sealed class PlainSealer : ISealer
{
    public ReadOnlyMemory<byte> Seal(SealedColumn column, ReadOnlyMemory<byte> plain) => plain;

    public ReadOnlySpan<byte> Open(SealedColumn column, ReadOnlySpan<byte> stored) => stored;
}
