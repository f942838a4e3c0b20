using Guiyi.Model;

namespace Guiyi.Hub.Find;

/// <summary>Gathers what records say into columns of the index's own.</summary>
static class SegmentBuilder
{
    /// <param name="said">Records in rising order, each once, and their texts.</param>
    /// <param name="records">Their numbers.</param>
    /// <param name="from">Number of the first word said here.</param>
    /// <param name="to">Number of the last one.</param>
    public static Segment Of(IEnumerable<(int Record, IEnumerable<FindText> Texts)> said, int[] records, int from, int to)
    {
        var columns = new Dictionary<AttributeKind, OwnColumn>();
        int local = 0;
        foreach ((_, IEnumerable<FindText> texts) in said)
        {
            foreach (FindText text in texts)
            {
                if (TextClasses.Of(text.Kind) == TextClass.None || text.Text.Length == 0)
                    continue;
                if (!columns.TryGetValue(text.Kind, out OwnColumn? column))
                    columns.Add(text.Kind, column = new OwnColumn(text.Kind, records.Length));
                column.Add(local, text.Text);
            }
            local++;
        }
        foreach (OwnColumn column in columns.Values)
            column.Trim();
        bool dense = records.Length > 0 && records[^1] == records.Length - 1;
        return new Segment([.. columns.Values.OrderBy(column => column.Kind)], dense ? null : records, records.Length, from, to);
    }
}
