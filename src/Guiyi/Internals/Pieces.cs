namespace Guiyi.Internals;

/// <summary>
/// A list that grows without moving what it holds: who was told of an item may read it while one thread adds others. To be told means to have
/// learned of the item from the adding thread through a lock or the like.
/// </summary>
sealed class Pieces<T>
{
    const int PieceBits = 8, PieceLength = 1 << PieceBits;

    T[]?[] pieces = new T[]?[4];

    public ref T this[int place] => ref Volatile.Read(ref pieces)[place >> PieceBits]![place & (PieceLength - 1)];

    /// <summary>Sets an item. One thread at a time.</summary>
    public void Put(int place, T item)
    {
        int piece = place >> PieceBits;
        T[]?[] grown = pieces;
        if (piece >= grown.Length)
        {
            Array.Resize(ref grown, Math.Max(piece + 1, grown.Length * 2));
            Volatile.Write(ref pieces, grown);
        }
        (grown[piece] ??= new T[PieceLength])[place & (PieceLength - 1)] = item;
    }
}
