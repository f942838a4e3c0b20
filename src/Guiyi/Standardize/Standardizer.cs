using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Clean: every distinct raw text is standardized once, in parallel; records then take the codes.</summary>
public static class Standardizer
{
    /// <summary>Standardizes all sources together.</summary>
    /// <param name="sources">The accepted rows.</param>
    /// <param name="mappings">What their columns mean, in the same order.</param>
    /// <param name="asOf">The day of the run: later births are impossible. Null where it is not known.</param>
    public static Standardization Run(IReadOnlyList<SourceTable> sources, IReadOnlyList<SourceMapping> mappings, DateOnly? asOf)
    {
        var table = new RecordTable(sources, mappings);
        string region = GuessRegion(sources, mappings);
        var readings = new List<FieldReadings>();
        for (int s = 0; s < sources.Count; s++)
            for (int f = 0; f < mappings[s].Fields.Count; f++)
                if (FieldReader.Gives(mappings[s].Fields[f].Target))
                    readings.Add(FieldReadings.Of(table, s, f, region, asOf));
        // Answers of unknown kind come last: their labels depend on what the other columns hold.
        foreach (FieldReadings reading in readings.OrderBy(r => r.Field.Target == FieldTarget.Contact))
            reading.Apply(table);
        EntityTypes.Mark(table);
        return new Standardization(table, readings);
    }

    static string GuessRegion(IReadOnlyList<SourceTable> sources, IReadOnlyList<SourceMapping> mappings)
    {
        const int sample = 2000;
        var phones = new List<string>();
        for (int s = 0; s < sources.Count; s++)
            foreach (FieldMapping field in mappings[s].Fields.Where(f => f.Target == FieldTarget.Phone))
            {
                Internals.TextDictionary values = sources[s].Values(sources[s].ColumnIndex(field.Columns[0]));
                for (int code = 0; code < Math.Min(sample, values.Count); code++)
                    phones.Add(values[code].ToString());
            }
        return Phones.GuessRegion(phones);
    }
}

/// <summary>The standardized records, and what standardizing changed or set aside.</summary>
/// <param name="Table">All records with their attributes.</param>
/// <param name="Fields">What each mapped field's texts became.</param>
public sealed record Standardization(RecordTable Table, IReadOnlyList<FieldReadings> Fields);
