using System.Diagnostics;
using Guiyi.Standardize;

namespace Guiyi.Bench.One;

/// <summary>
/// Something plain to compare with, whatever the machine and its load: for each attribute a <see cref="Dictionary{TKey, TValue}"/> from the text to
/// the records that have it, and for a record a look into each. It finds equal texts only, and weighs nothing.
/// </summary>
sealed class PlainLookup
{
    readonly (int Column, Dictionary<string, List<int>> Records)[] columns;

    public PlainLookup(RecordTable table, IReadOnlyCollection<string> ignored)
    {
        var source = table.Sources[0];
        columns = [.. Enumerable.Range(0, source.Columns.Count).Where(c => !ignored.Contains(source.Columns[c])).Select(c => (c, new Dictionary<string, List<int>>(StringComparer.Ordinal)))];
        string[] texts = new string[columns.Length];
        for (int record = 0; record < table.Count; record++)
        {
            for (int c = 0; c < columns.Length; c++)
                texts[c] = source.Raw(columns[c].Column, record).ToString();
            Add(texts, record);
        }
    }

    void Add(string[] texts, int record)
    {
        for (int c = 0; c < columns.Length; c++)
        {
            if (texts[c].Length == 0)
                continue;
            if (!columns[c].Records.TryGetValue(texts[c], out List<int>? records))
                columns[c].Records.Add(texts[c], records = []);
            records.Add(record);
        }
    }

    string[] Texts(NewRecord record) => [.. record.Fields.Values];

    /// <summary>Looks the records up, and counts for each the attributes that others share with it; of common texts the first thousand.</summary>
    public double[] Find(IReadOnlyList<NewRecord> records)
    {
        double[] times = new double[records.Count];
        var shared = new Dictionary<int, int>();
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            shared.Clear();
            string[] texts = Texts(records[i]);
            for (int c = 0; c < columns.Length; c++)
                if (columns[c].Records.TryGetValue(texts[c], out List<int>? found))
                    foreach (int other in found.Take(1000))
                        shared[other] = shared.GetValueOrDefault(other) + 1;
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        return times;
    }

    /// <summary>Adds the records.</summary>
    /// <returns>Microseconds of each.</returns>
    public double[] Add(IReadOnlyList<NewRecord> records)
    {
        double[] times = new double[records.Count];
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Add(Texts(records[i]), i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        return times;
    }
}
