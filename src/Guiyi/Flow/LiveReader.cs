using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>A record of a live base as it was held at one moment.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Source">Index of its source.</param>
/// <param name="Texts">Its fields in the order of the source's columns; null where it is as in the fit.</param>
/// <param name="Read">What they say, where it was read a moment ago.</param>
readonly record struct HeldRecord(int Number, int Source, string[]? Texts, ReadRecord? Read = null)
{
    /// <summary>It is as it was in the fit.</summary>
    public bool IsOfFit => Texts is null;
}

/// <summary>A record with what it says and when.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Source">Name of its source.</param>
/// <param name="Read">Its values.</param>
/// <param name="Trust">Trust rank of its source, the best first.</param>
/// <param name="Time">When it was stated, in ticks; 0 where it is not known.</param>
/// <param name="RawOf">The raw text of a field.</param>
sealed record StatedRecord(int Number, string Source, ReadRecord Read, int Trust, long Time, Func<FieldMapping, string> RawOf);

/// <summary>What records of a live base say: those of the fit from its columns, without parsing; later ones read as the fit's were. Many threads may ask.</summary>
sealed class LiveReader
{
    readonly RecordTable table;
    readonly RecordReader reader;
    readonly InteractionFields[] events;
    readonly bool[] readsBack;

    public LiveReader(RecordTable table, RecordReader reader)
    {
        (this.table, this.reader) = (table, reader);
        events = [.. table.Sources.Select((_, s) => new InteractionFields(table, s))];
        readsBack = [.. table.Attributes.Select(a => CanonicalValue.IsReadBack(a.Kind))];
    }

    /// <summary>A record's values.</summary>
    public ReadRecord Read(in HeldRecord held) => held.Read ?? (held.Texts is { } texts ? reader.Read(held.Source, texts) : OfFit(held.Number, held.Source));

    /// <summary>A record's values, and where and when they were stated.</summary>
    public StatedRecord Stated(HeldRecord held)
    {
        Func<FieldMapping, string> rawOf = held.Texts is { } texts ? field => reader.Raw(held.Source, texts, field) : field => table.Raw(field, held.Number);
        return new StatedRecord(held.Number, table.Sources[held.Source].Source, Read(held), table.Mappings[held.Source].Trust, events[held.Source].Time(TextOf(held)), rawOf);
    }

    /// <summary>What a record tells that happened; null where its source tells of nothing.</summary>
    public Interaction? Event(in HeldRecord held, string currency)
    {
        InteractionFields own = events[held.Source];
        if (!own.TellsOfInteractions)
            return null;
        Func<int, string> textOf = TextOf(held);
        return own.Read(held.Number, own.Time(textOf), column => textOf(column).Trim(), currency);
    }

    /// <summary>Gives a record's text in a column.</summary>
    public Func<int, string> TextOf(HeldRecord held)
    {
        if (held.Texts is { } texts)
            return column => texts[column];
        (SourceTable source, int local) = (table.Sources[held.Source], table.Local(held.Number));
        return column => source.Raw(column, local).ToString();
    }

    ReadRecord OfFit(int record, int source)
    {
        var values = new List<ReadValue>(8);
        for (int a = 0; a < readsBack.Length; a++)
        {
            AttributeColumn column = table.Attributes[a];
            for (int slot = 0; slot < column.SlotCount; slot++)
                if (column.Code(slot, record) is >= 0 and int code)
                    values.Add(new ReadValue(column, new Emission(column.Kind, column.Label, column.Text(code), readsBack[a] ? null : column.Value(code)), table.Field(column, slot, record)));
        }
        return new ReadRecord(source, NodeTable.KeyOf(table, record), values, table.Names(EntityKind.Person, record), table.Names(EntityKind.Organization, record), table.IsVisitor(record));
    }
}
