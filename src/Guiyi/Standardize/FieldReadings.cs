using System.Runtime.InteropServices;
using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>What the distinct raw texts of one field of one source became.</summary>
public sealed class FieldReadings
{
    readonly TextDictionary texts;
    readonly int[] codes;
    readonly Reading[] readings;
    readonly int source;
    readonly byte field;

    FieldReadings(int source, byte field, FieldMapping mapping, TextDictionary texts, int[] codes, Reading[] readings)
    {
        (this.source, this.field, Field, this.texts, this.codes, this.readings) = (source, field, mapping, texts, codes, readings);
    }

    public FieldMapping Field { get; }

    /// <summary>Index of the source.</summary>
    public int Source => source;

    /// <summary>Number of distinct raw texts.</summary>
    public int DistinctTexts => texts.Count;

    /// <summary>Number of the source's records.</summary>
    public int Records => codes.Length;

    /// <summary>The raw text of a record.</summary>
    public ReadOnlySpan<char> Raw(int local) => texts[codes[local]];

    /// <summary>Distinct raw text by its code.</summary>
    public ReadOnlySpan<char> Text(int code) => texts[code];

    /// <summary>Code of a record's raw text.</summary>
    public int Code(int local) => codes[local];

    /// <summary>Why a raw text, or part of it, was set aside; null where nothing was.</summary>
    public string? Problem(int code) => readings[code].Problem;

    /// <summary>The standardized texts that a raw text gave.</summary>
    public IEnumerable<(AttributeKind Kind, string Text)> Values(int code) => readings[code].Values.Select(v => (v.Kind, v.Text));

    /// <summary>Number of standardized values that a raw text gave.</summary>
    public int ValueCount(int code) => readings[code].Values.Length;

    internal static FieldReadings Of(RecordTable table, int source, int field, string region, DateOnly? asOf)
    {
        FieldMapping mapping = table.Mappings[source].Fields[field];
        (TextDictionary texts, int[] codes) = Texts(table.Sources[source], mapping);
        DateOrder order = mapping.Target == FieldTarget.BirthDate ? Dates.GuessOrder(Sample(texts)) : DateOrder.Unknown;
        var context = new ReadingContext(region, order, asOf);
        var readings = new Reading[texts.Count];
        const int chunk = 4096;
        Parallel.For(0, (texts.Count + chunk - 1) / chunk, part =>
        {
            int end = Math.Min(texts.Count, (part + 1) * chunk);
            for (int code = part * chunk; code < end; code++)
                readings[code] = texts[code].IsWhiteSpace() ? Reading.Nothing : FieldReader.Read(mapping, texts[code].ToString(), context);
        });
        return new FieldReadings(source, (byte)field, mapping, texts, codes, readings);
    }

    static IEnumerable<string> Sample(TextDictionary texts) => Enumerable.Range(0, Math.Min(texts.Count, 5000)).Select(c => texts[c].ToString());

    /// <summary>The field's distinct texts: a column's own, or those of several columns joined.</summary>
    static (TextDictionary, int[]) Texts(SourceTable source, FieldMapping mapping)
    {
        int[] columns = [.. mapping.Columns.Select(source.ColumnIndex)];
        int[] codes = new int[source.Count];
        if (columns.Length == 1)
        {
            for (int i = 0; i < codes.Length; i++)
                codes[i] = source.Code(columns[0], i);
            return (source.Values(columns[0]), codes);
        }
        var joined = new TextDictionary();
        var text = new List<char>();
        for (int i = 0; i < codes.Length; i++)
        {
            text.Clear();
            foreach (int column in columns)
            {
                ReadOnlySpan<char> part = source.Raw(column, i).Trim();
                if (part.Length == 0)
                    continue;
                if (text.Count > 0)
                    text.Add(' ');
                text.AddRange(part);
            }
            codes[i] = joined.Add(CollectionsMarshal.AsSpan(text));
        }
        return (joined, codes);
    }

    /// <summary>Gives the values to the records.</summary>
    internal void Apply(RecordTable table)
    {
        var given = new (AttributeColumn Column, int Code)[readings.Length][];
        for (int code = 0; code < readings.Length; code++)
            given[code] = [.. readings[code].Values.Select(v => Intern(table, v))];
        int first = table.First(source);
        for (int i = 0; i < codes.Length; i++)
            foreach ((AttributeColumn column, int code) in given[codes[i]])
                column.Set(first + i, code, field);
    }

    static (AttributeColumn, int) Intern(RecordTable table, Emission value)
    {
        string label = value.Label == FieldReader.AnyAccount ? LabelOf(table, value.Text) : value.Label;
        AttributeColumn column = table.Column(value.Kind, label);
        return (column, column.Intern(value.Text, value.Value));
    }

    /// <summary>The label under which another source knows the account number.</summary>
    static string LabelOf(RecordTable table, string text) =>
        table.Attributes.Where(a => a.Kind == AttributeKind.AccountId && a.Find(text) >= 0).Select(a => a.Label).Order(StringComparer.Ordinal).FirstOrDefault() ?? "unknown";
}
