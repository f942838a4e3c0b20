using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Reads what happened from rows that are events, and when every record was stated.</summary>
public static class InteractionReader
{
    /// <summary>Ticks of each record's time; 0 where none is known.</summary>
    public static long[] Times(RecordTable table)
    {
        long[] times = new long[table.Count];
        for (int s = 0; s < table.Sources.Count; s++)
        {
            if (InteractionFields.Column(table, s, FieldTarget.InteractionTime) is not { } column)
                continue;
            DateTime?[] parsed = Distinct(table.Sources[s], column, text => Dates.ParseTime(text));
            for (int i = 0; i < table.Sources[s].Count; i++)
                times[table.First(s) + i] = parsed[table.Sources[s].Code(column, i)]?.Ticks ?? 0;
        }
        return times;
    }

    /// <summary>All interactions, in the order of records.</summary>
    public static IReadOnlyList<Interaction> Read(RecordTable table, long[] times, string defaultCurrency)
    {
        var interactions = new List<Interaction>();
        for (int s = 0; s < table.Sources.Count; s++)
        {
            var fields = new InteractionFields(table, s);
            if (!fields.TellsOfInteractions)
                continue;
            SourceTable source = table.Sources[s];
            int at = 0;
            string TextOf(int column) => source.Raw(column, at).Trim().ToString();
            Func<int, string> textOf = TextOf;
            for (int first = table.First(s); at < source.Count; at++)
                interactions.Add(fields.Read(first + at, times[first + at], textOf, defaultCurrency));
        }
        return interactions;
    }

    static T[] Distinct<T>(SourceTable source, int column, Func<string, T> parse)
    {
        Internals.TextDictionary values = source.Values(column);
        var parsed = new T[values.Count];
        for (int code = 0; code < parsed.Length; code++)
            parsed[code] = parse(values.Text(code));
        return parsed;
    }
}
