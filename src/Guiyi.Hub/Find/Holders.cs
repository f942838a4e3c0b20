namespace Guiyi.Hub.Find;

/// <summary>The records that have a text. Most texts have one holder, whose number stands in place of a list.</summary>
sealed class Holders
{
    // A record's number doubled; or the place of a list (its length, then its records) doubled, and one more.
    readonly PackedInts places;
    readonly PackedInts lists;

    public Holders(ValueColumn column, int records)
    {
        int[] counts = new int[column.ValueCount], first = new int[column.ValueCount];
        ForEach(column, records, (code, _) => counts[code]++);
        int length = 0;
        for (int code = 0; code < counts.Length; code++)
            if (counts[code] != 1)
            {
                first[code] = checked((length * 2) + 1);
                length += counts[code] + 1;
            }
        int[] all = new int[length];
        ForEach(column, records, (code, local) =>
        {
            if (counts[code] == 1)
                first[code] = checked(local * 2);
            else
                all[(first[code] >> 1) + ++all[first[code] >> 1]] = local;
        });
        (places, lists) = (new PackedInts(first), new PackedInts(all));
    }

    public int Count(int code) => places[code] is var place && (place & 1) == 0 ? 1 : lists[place >> 1];

    public int At(int code, int index) => places[code] is var place && (place & 1) == 0 ? place >> 1 : lists[(place >> 1) + 1 + index];

    static void ForEach(ValueColumn column, int records, Action<int, int> act)
    {
        for (int local = 0; local < records; local++)
            for (int slot = 0; slot < column.SlotCount; slot++)
                if (column.Code(slot, local) is var code and >= 0)
                    act(code, local);
    }
}
