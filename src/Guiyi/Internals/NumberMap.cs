namespace Guiyi.Internals;

/// <summary>Numbers by number, -1 where none was set: four bytes for each, in pieces that are there where something was set. It grows without moving.</summary>
sealed class NumberMap
{
    const int PieceBits = 8, PieceLength = 1 << PieceBits;

    int[]?[] pieces = [];

    /// <summary>The number of another, or -1.</summary>
    public int this[int number]
    {
        get => number >= 0 && number >> PieceBits < pieces.Length && pieces[number >> PieceBits] is { } piece ? piece[number & (PieceLength - 1)] : -1;

        set
        {
            int at = number >> PieceBits;
            if (value < 0 && this[number] < 0)
                return;
            if (at >= pieces.Length)
                Array.Resize(ref pieces, at + 1 + (pieces.Length >> 2));
            if (pieces[at] is not { } piece)
                Array.Fill(pieces[at] = piece = new int[PieceLength], -1);
            piece[number & (PieceLength - 1)] = value;
        }
    }
}
