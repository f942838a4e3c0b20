using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Live;

/// <summary>
/// The nodes of records that came after a run, side by side in arrays without an object each: what one is, its cells, and apart from these the codes
/// that cells do not tell. One thread adds while others look.
/// </summary>
/// <param name="cells">Cells of a node.</param>
/// <param name="columns">Columns of a node: those of the cells, and perhaps more.</param>
sealed class LaterNodes(int cells, int columns)
{
    const int PieceBits = 8, PieceLength = 1 << PieceBits, PoolBits = 14;

    readonly Pieces<Piece> pieces = new();
    readonly Pieces<int[]> pool = new();
    readonly Piece nobody = new(cells);
    int pooled = 1 << PoolBits, pools;

    sealed class Piece
    {
        readonly int width;
        readonly ulong[] cells;

        public Piece(int width)
        {
            this.width = width;
            cells = new ulong[PieceLength * width];
            Array.Fill(cells, CellTable.CellOf(-1, 0));
            Array.Fill(Nodes, Nothing);
        }

        public LiveNode[] Nodes { get; } = new LiveNode[PieceLength];

        /// <summary>How many of its nodes came and went.</summary>
        public int Forgotten { get; set; }

        public Span<ulong> Cells(int index) => cells.AsSpan(index * width, width);
    }

    static LiveNode Nothing => new(0, 0, 0, -1, 0);

    /// <summary>What a node is.</summary>
    public ref readonly LiveNode this[int place] => ref pieces[place >> PieceBits].Nodes[place & (PieceLength - 1)];

    /// <summary>Its cells.</summary>
    public ReadOnlySpan<ulong> Cells(int place) => pieces[place >> PieceBits].Cells(place & (PieceLength - 1));

    /// <summary>Copies the codes of a node's values in a column.</summary>
    public int CodesOf(int place, int column, Span<int> codes)
    {
        int at = this[place].Codes;
        if (at >= 0)
        {
            ReadOnlySpan<int> own = pool[at >> PoolBits].AsSpan(at & ((1 << PoolBits) - 1));
            uint told = (uint)own[0];
            if ((told >> column & 1) != 0)
            {
                own = own[1..];
                for (; (told & ((1u << column) - 1)) != 0; told &= told - 1)
                    own = own[(1 + own[0])..];
                own.Slice(1, own[0]).CopyTo(codes);
                return own[0];
            }
        }
        if (column >= cells || CellTable.Code(Cells(place)[column]) is not (>= 0 and int code))
            return 0;
        codes[0] = code;
        return 1;
    }

    /// <summary>Puts a node at a place: behind the last one, or where one was taken back.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="node">The node.</param>
    /// <param name="own">Its cells.</param>
    /// <param name="codes">Its values' codes, by column.</param>
    /// <param name="counts">How many, by column.</param>
    public void Put(int place, in LiveNode node, ReadOnlySpan<ulong> own, int[][] codes, int[] counts)
    {
        int index = place & (PieceLength - 1);
        if (index == 0)
            pieces.Put(place >> PieceBits, new Piece(cells));
        Piece piece = pieces[place >> PieceBits];
        own.CopyTo(piece.Cells(index));
        piece.Nodes[index] = node with { Codes = Pool(codes, counts) };
    }

    /// <summary>Keeps the codes of columns that have several, or no cell.</summary>
    int Pool(int[][] codes, int[] counts)
    {
        uint told = 0;
        int length = 1;
        for (int column = 0; column < columns; column++)
            if (counts[column] > (column < cells ? 1 : 0))
            {
                told |= 1u << column;
                length += 1 + counts[column];
            }
        if (told == 0)
            return -1;
        if (pooled + length > 1 << PoolBits)
        {
            pool.Put(pools++, new int[1 << PoolBits]);
            pooled = 0;
        }
        int place = ((pools - 1) << PoolBits) | pooled;
        Span<int> own = pool[pools - 1].AsSpan(pooled, length);
        pooled += length;
        own[0] = (int)told;
        own = own[1..];
        for (; told != 0; told &= told - 1)
        {
            int column = System.Numerics.BitOperations.TrailingZeroCount(told);
            own[0] = counts[column];
            codes[column].AsSpan(0, counts[column]).CopyTo(own[1..]);
            own = own[(1 + counts[column])..];
        }
        return place;
    }

    /// <summary>A node is gone for good; who still looks at it sees a record that says nothing. Where records are replaced again and again, whole pieces go.</summary>
    public void Forget(int place)
    {
        Piece piece = pieces[place >> PieceBits];
        int index = place & (PieceLength - 1);
        piece.Nodes[index] = Nothing;
        piece.Cells(index).Fill(CellTable.CellOf(-1, 0));
        if (++piece.Forgotten == PieceLength)
            pieces[place >> PieceBits] = nobody;
    }
}
