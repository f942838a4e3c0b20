using System.Collections.Concurrent;

namespace Guiyi.Hub.Find;

/// <summary>Room in which a reader counts what speaks for each value. As many exist as ever read at the same time.</summary>
sealed class Scratch
{
    const int MostMarks = 4096;

    static readonly ConcurrentBag<Scratch> Idle = [];

    readonly int[] histogram = new int[MostMarks];
    int[] marks = [], touched = new int[1024];
    int count;

    public static Scratch Take() => Idle.TryTake(out Scratch? idle) ? idle : new Scratch();

    public void Return() => Idle.Add(this);

    /// <summary>Makes room for so many values; all marks are 0.</summary>
    public void Prepare(int values)
    {
        if (marks.Length >= values)
            return;
        marks = new int[values];
        // At once: large arrays that come one by one cost the collector a full round each.
        if (touched.Length < Math.Min(values, TermSearch.MostRead))
            touched = new int[Math.Min(values, TermSearch.MostRead)];
    }

    public void Mark(int value, int more)
    {
        ref int mark = ref marks[value];
        if (mark == 0)
        {
            if (count == touched.Length)
                Array.Resize(ref touched, count * 2);
            touched[count++] = value;
        }
        mark += more;
    }

    /// <summary>The values with most marks, in rising order, and all marks taken back. Of those with as many as the last, the first ones are taken.</summary>
    public int[] Best(int most)
    {
        Array.Clear(histogram);
        foreach (int value in touched.AsSpan(0, count))
            histogram[Math.Min(marks[value], MostMarks - 1)]++;
        int least = MostMarks - 1, above = 0;
        while (least > 0 && above + histogram[least] <= most)
            above += histogram[least--];
        int equal = most - above;
        List<int> best = [];
        Array.Sort(touched, 0, count <= most * 4 ? count : 0);
        foreach (int value in touched.AsSpan(0, count))
        {
            int mark = Math.Min(marks[value], MostMarks - 1);
            if (mark > least || (mark == least && equal-- > 0))
                best.Add(value);
            marks[value] = 0;
        }
        count = 0;
        best.Sort();
        return [.. best];
    }
}
