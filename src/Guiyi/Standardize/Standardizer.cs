using Guiyi.Ingest;
using Guiyi.Internals;
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
        string region = GuessRegion(sources, mappings);
        var table = new RecordTable(sources, mappings, region);
        var readings = new List<FieldReadings>();
        for (int s = 0; s < sources.Count; s++)
            for (int f = 0; f < mappings[s].Fields.Count; f++)
                if (FieldReader.Gives(mappings[s].Fields[f].Target))
                    readings.Add(FieldReadings.Of(table, s, f, region, asOf));
        // Answers of unknown kind come last: their labels depend on what the other columns hold.
        ReadInWaves(table, [.. readings.OrderBy(r => r.Field.Target == FieldTarget.Contact)]);
        AwaitConsents(table);
        foreach (AttributeColumn attribute in table.Attributes)
            attribute.Trim();
        EntityTypes.Mark(table);
        return new Standardization(table, readings);
    }

    /// <summary>A column in which nobody has refused so far is one in which somebody may: records that come after the run are read by its attributes.</summary>
    static void AwaitConsents(RecordTable table)
    {
        foreach (FieldMapping field in table.Mappings.SelectMany(m => m.Fields))
            if (field.Target is FieldTarget.Consent or FieldTarget.OptOut)
                table.Column(AttributeKind.Consent, field.Label);
    }

    /// <summary>While one wave of texts is read, the values of the wave before get their codes; so only two waves wait in memory.</summary>
    static void ReadInWaves(RecordTable table, FieldReadings[] fields)
    {
        int field = 0, from = 0;
        bool Read(ReadingWave wave)
        {
            if (field == fields.Length)
                return false;
            wave.Begin(fields[field], from);
            fields[field].Read(wave);
            (field, from) = wave.IsLast ? (field + 1, 0) : (field, from + wave.Count);
            return field < fields.Length;
        }
        void Take(ReadingWave wave)
        {
            if (wave.Field is not { } own)
                return;
            own.Take(table, wave);
            if (wave.IsLast)
                own.Apply(table);
        }
        Handover.Run(new ReadingWave(), new ReadingWave(), Read, Take);
    }

    static string GuessRegion(IReadOnlyList<SourceTable> sources, IReadOnlyList<SourceMapping> mappings)
    {
        const int sample = 2000;
        var phones = new List<string>();
        for (int s = 0; s < sources.Count; s++)
            foreach (FieldMapping field in mappings[s].Fields.Where(f => f.Target == FieldTarget.Phone))
            {
                TextDictionary values = sources[s].Values(sources[s].ColumnIndex(field.Columns[0]));
                for (int code = 0; code < Math.Min(sample, values.Count); code++)
                    phones.Add(values.Text(code));
            }
        return Phones.GuessRegion(phones);
    }
}

/// <summary>The standardized records, and what standardizing changed or set aside.</summary>
/// <param name="Table">All records with their attributes.</param>
/// <param name="Fields">What each mapped field's texts became.</param>
public sealed record Standardization(RecordTable Table, IReadOnlyList<FieldReadings> Fields);
