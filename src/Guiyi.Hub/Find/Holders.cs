namespace Guiyi.Hub.Find;

/// <summary>The records that have a text. Most texts have one holder, whose number stands in place of a list.</summary>
sealed class Holders
{
    readonly int[] first;
    readonly int[] lists;

    public Holders(ValueColumn column, int records)
    {
        first = new int[column.ValueCount];
        int[] counts = new int[column.ValueCount];
        ForEach(column, records, (code, _) => counts[code]++);
        int length = 0;
        for (int code = 0; code < counts.Length; code++)
            if (counts[code] != 1)
            {
                first[code] = ~length;
                length += counts[code] + 1;
            }
        lists = new int[length];
        ForEach(column, records, (code, local) =>
        {
            if (first[code] >= 0)
                first[code] = local;
            else
                lists[~first[code] + ++lists[~first[code]]] = local;
        });
    }

    public ReadOnlySpan<int> Of(int code)
    {
        ref int place = ref first[code];
        return place >= 0 ? new ReadOnlySpan<int>(ref place) : lists.AsSpan(~place + 1, lists[~place]);
    }

    static void ForEach(ValueColumn column, int records, Action<int, int> act)
    {
        for (int local = 0; local < records; local++)
            for (int slot = 0; slot < column.SlotCount; slot++)
                if (column.Code(slot, local) is var code and >= 0)
                    act(code, local);
    }
}
