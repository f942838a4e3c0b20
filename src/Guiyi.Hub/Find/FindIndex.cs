using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Find;

/// <summary>
/// Finds records by what they say: numbers and codes by any way of writing them, names in spite of typos and in Chinese characters, pinyin or initials,
/// addresses by their parts. It holds texts and numbers of records in memory, and knows no store.
/// </summary>
/// <remarks>
/// One thread writes, any number of threads read; neither waits for the other. What was put last stands in a small block that readers look through.
/// Full blocks become segments, which never change, and small segments larger ones, on a thread of their own. A record counts where it said its last
/// word: <see cref="View.Latest"/> tells, so that what it said before needs not be touched. A reader takes one view at its beginning. Records that
/// change while it reads are found by what they said before or by what they say now.
/// </remarks>
public sealed class FindIndex
{
    // A segment is made anew together with what is newer once that has grown to half of it: each record is copied a few times in all.
    const int GrowthToMerge = 2;

    readonly Lock installing = new();
    View view = View.Empty;
    Task merging = Task.CompletedTask;
    int last;

    /// <summary>Fills the index with the library's columns, of which it keeps no copy: their texts are read where they are. Surnames and given names are left out where there are whole names.</summary>
    /// <param name="columns">Columns of the same records.</param>
    /// <param name="records">Number of records; they are numbered from 0. What they said before is replaced.</param>
    public void PutAll(IReadOnlyList<AttributeColumn> columns, int records)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(records);
        bool whole = columns.Any(column => column.Kind == AttributeKind.PersonName);
        ValueColumn[] read =
        [
            .. columns.Where(column => TextClasses.Of(column.Kind) != TextClass.None && !(whole && column.Kind is AttributeKind.Surname or AttributeKind.GivenName))
                .Select(column => new LibraryColumn(column)),
        ];
        Append(new Segment(read, null, records, last + 1, last + 1), Enumerable.Range(0, records));
    }

    /// <summary>Fills the index with many records at once: faster than one by one. What they said before is replaced.</summary>
    /// <param name="said">Each record once, in any order.</param>
    /// <exception cref="ArgumentException">A record comes twice.</exception>
    public void PutAll(IEnumerable<(int Record, IReadOnlyList<FindText> Texts)> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        (int Record, IReadOnlyList<FindText> Texts)[] sorted = [.. said.OrderBy(one => one.Record)];
        if (sorted.Length == 0)
            return;
        int[] records = Array.ConvertAll(sorted, one => one.Record);
        ArgumentOutOfRangeException.ThrowIfNegative(records[0], nameof(said));
        for (int i = 1; i < records.Length; i++)
            if (records[i] == records[i - 1])
                throw new ArgumentException($"Record {records[i]} comes twice.", nameof(said));
        Append(SegmentBuilder.Of(sorted.Select(one => (one.Record, one.Texts.AsEnumerable())), records, last + 1, last + 1), records);
    }

    /// <summary>Says what a record says from now on; what it said before is forgotten.</summary>
    /// <param name="record">Its number. Numbers count from 0 and have few gaps: four bytes are kept for each.</param>
    /// <param name="texts">Its texts; kinds by which nobody is found (gender, age band) are passed over.</param>
    public void Put(int record, IReadOnlyList<FindText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegative(record);
        // A fault of the merging thread is told here rather than nowhere.
        if (merging.IsFaulted)
            merging.GetAwaiter().GetResult();
        if (view.Parts is not [.., Block { IsFull: false } open])
        {
            open = new Block(last + 1);
            Install(parts => [.. parts, open], record);
        }
        else if (record >= view.Latest.Length)
        {
            Install(parts => parts, record);
        }
        open.Add(record, texts);
        last = checked(last + 1);
        Volatile.Write(ref view.Latest[record], last);
        if (open.IsFull && merging.IsCompleted)
            merging = Task.Run(Merge);
    }

    /// <summary>Forgets a record; one that is not there changes nothing.</summary>
    public void Remove(int record)
    {
        if (record >= 0 && record < view.Latest.Length)
            Volatile.Write(ref view.Latest[record], 0);
    }

    /// <summary>The records that fit best, best first; equal ones by their number. Several words are looked up each and together.</summary>
    /// <param name="query">What somebody typed; of a very long text the first 200 characters.</param>
    /// <param name="most">How many records at most.</param>
    public IReadOnlyList<FindHit> Find(string query, int most)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        return Finder.Find(Volatile.Read(ref view), query, most);
    }

    /// <summary>Waits until nothing is left to merge.</summary>
    internal void Settle() => merging.GetAwaiter().GetResult();

    void Append(Segment segment, IEnumerable<int> records)
    {
        if (segment.Count == 0)
            return;
        last = checked(last + 1);
        Install(parts => [.. parts, segment], segment.Record(segment.Count - 1));
        foreach (int record in records)
            Volatile.Write(ref view.Latest[record], last);
    }

    void Install(Func<Part[], Part[]> change, int record = -1)
    {
        lock (installing)
        {
            int[] latest = view.Latest;
            if (record >= latest.Length)
                Array.Resize(ref latest, (int)Math.Min(Array.MaxLength, record + 1L + (latest.Length >> 3)));
            Volatile.Write(ref view, new View(change(view.Parts), latest));
        }
    }

    /// <summary>Makes one segment of the newest full parts, until no full block is left.</summary>
    void Merge()
    {
        while (Volatile.Read(ref view) is var seen && ToMerge(seen.Parts) is { Length: > 0 } old)
        {
            Segment? merged = Merged(seen, old);
            Install(parts =>
            {
                int at = Array.IndexOf(parts, old[0]);
                return [.. parts[..at], .. merged is null ? Array.Empty<Part>() : [merged], .. parts[(at + old.Length)..]];
            });
        }
    }

    static Part[] ToMerge(Part[] parts)
    {
        int to = Array.FindLastIndex(parts, part => part is Block { IsFull: true }) + 1;
        if (to == 0)
            return [];
        int from = to, sum = 0;
        while (from > 0 && (parts[from - 1] is Block || parts[from - 1].Count <= sum * GrowthToMerge))
            sum += parts[--from].Count;
        return parts[from..to];
    }

    static Segment? Merged(View seen, Part[] old)
    {
        List<(int Record, Part Part, int Local)> kept = [];
        int first = Array.IndexOf(seen.Parts, old[0]);
        for (int i = 0; i < old.Length; i++)
            for (int local = 0; local < old[i].Count; local++)
                if (old[i].Record(local) is var record && seen.IsCurrent(first + i, record) && (old[i] is Segment || old[i].LocalOf(record) == local))
                    kept.Add((record, old[i], local));
        if (kept.Count == 0)
            return null;
        kept.Sort((a, b) => a.Record.CompareTo(b.Record));
        int[] records = [.. kept.Select(one => one.Record)];
        return SegmentBuilder.Of(kept.Select(one => (one.Record, one.Part.Plain(one.Local))), records, old[0].From, old[^1].To);
    }
}
