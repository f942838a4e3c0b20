namespace Guiyi.Hub.Scratch;

/// <summary>Pieces of memory that wait to be taken again, by address; neighbours are joined.</summary>
sealed class FreePieces
{
    readonly SortedList<nint, long> pieces = [];

    /// <summary>Takes the smallest piece that is large enough, cut to size; 0 where there is none.</summary>
    public nint Take(long size)
    {
        int best = -1;
        for (int i = 0; i < pieces.Count; i++)
            if (pieces.GetValueAtIndex(i) is var room && room >= size && (best < 0 || room < pieces.GetValueAtIndex(best)))
                best = i;
        if (best < 0)
            return 0;
        (nint start, long bytes) = (pieces.GetKeyAtIndex(best), pieces.GetValueAtIndex(best));
        pieces.RemoveAt(best);
        if (bytes > size)
            pieces.Add(start + (nint)size, bytes - size);
        return start;
    }

    public void Add(nint start, long bytes)
    {
        pieces.Add(start, bytes);
        int place = pieces.IndexOfKey(start);
        if (place + 1 < pieces.Count && start + (nint)bytes == pieces.GetKeyAtIndex(place + 1))
        {
            bytes += pieces.GetValueAtIndex(place + 1);
            pieces.RemoveAt(place + 1);
        }
        if (place > 0 && pieces.GetKeyAtIndex(place - 1) + (nint)pieces.GetValueAtIndex(place - 1) == start)
        {
            bytes += pieces.GetValueAtIndex(place - 1);
            pieces.RemoveAt(place--);
        }
        pieces.SetValueAtIndex(place, bytes);
    }
}
