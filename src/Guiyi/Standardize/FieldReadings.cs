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
    readonly int source;
    readonly byte field;
    readonly ReadingContext context;
    readonly List<AttributeColumn> columns = [];
    readonly Dictionary<int, string> problems = [];

    // What each text gave lies between two ends: the column's place in the list and the value's code in that column.
    readonly int[] ends;
    byte[] givenColumns;
    int[] givenCodes;

    FieldReadings(int source, byte field, FieldMapping mapping, TextDictionary texts, int[] codes, ReadingContext context)
    {
        (this.source, this.field, Field, this.texts, this.codes, this.context) = (source, field, mapping, texts, codes, context);
        (ends, givenColumns, givenCodes) = (new int[texts.Count], new byte[texts.Count], new int[texts.Count]);
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
    public string? Problem(int code) => problems.GetValueOrDefault(code);

    /// <summary>The standardized texts that a raw text gave.</summary>
    public IEnumerable<(AttributeKind Kind, string Text)> Values(int code)
    {
        for (int i = Start(code); i < ends[code]; i++)
            yield return (columns[givenColumns[i]].Kind, columns[givenColumns[i]].Text(givenCodes[i]));
    }

    /// <summary>The first standardized text of a kind that a raw text gave, or null.</summary>
    public string? FirstText(int code, AttributeKind kind)
    {
        for (int i = Start(code); i < ends[code]; i++)
            if (columns[givenColumns[i]].Kind == kind)
                return columns[givenColumns[i]].Text(givenCodes[i]);
        return null;
    }

    /// <summary>Number of standardized values that a raw text gave.</summary>
    public int ValueCount(int code) => ends[code] - Start(code);

    int Start(int code) => code == 0 ? 0 : ends[code - 1];

    internal static FieldReadings Of(RecordTable table, int source, int field, string region, DateOnly? asOf)
    {
        FieldMapping mapping = table.Mappings[source].Fields[field];
        (TextDictionary texts, int[] codes) = Texts(table.Sources[source], mapping);
        DateOrder order = mapping.Target == FieldTarget.BirthDate ? Dates.GuessOrder(Sample(texts)) : DateOrder.Unknown;
        return new FieldReadings(source, (byte)field, mapping, texts, codes, new ReadingContext(region, order, asOf));
    }

    /// <summary>Reads some of the texts, in parallel. Changes nothing here.</summary>
    internal void Read(int from, int count, Reading[] readings)
    {
        const int chunk = 2048;
        Parallel.For(0, (count + chunk - 1) / chunk, part =>
        {
            int end = Math.Min(count, (part + 1) * chunk);
            for (int i = part * chunk; i < end; i++)
                readings[i] = texts[from + i].IsWhiteSpace() ? Reading.Nothing : FieldReader.Read(Field, texts[from + i].ToString(), context);
        });
    }

    static IEnumerable<string> Sample(TextDictionary texts) => Enumerable.Range(0, Math.Min(texts.Count, 5000)).Select(c => texts[c].ToString());

    /// <summary>The field's distinct texts: a column's own, or those of several columns joined.</summary>
    static (TextDictionary, int[]) Texts(SourceTable source, FieldMapping mapping)
    {
        int[] columns = [.. mapping.Columns.Select(source.ColumnIndex)];
        if (columns.Length == 1)
            return (source.Values(columns[0]), source.Codes(columns[0]));
        int[] codes = new int[source.Count];
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
        joined.Trim();
        return (joined, codes);
    }

    /// <summary>Keeps what texts gave; they come in the order of their codes.</summary>
    internal void Take(RecordTable table, int from, ReadOnlySpan<Reading> readings)
    {
        for (int i = 0; i < readings.Length; i++)
        {
            int at = Start(from + i);
            if (readings[i].Problem is { } problem)
                problems.Add(from + i, problem);
            foreach (Emission value in readings[i].Values)
                Give(at++, ColumnOf(table, value), value);
            ends[from + i] = at;
        }
    }

    void Give(int at, int column, Emission value)
    {
        if (at == givenCodes.Length)
        {
            Array.Resize(ref givenCodes, Math.Max(16, at * 2));
            Array.Resize(ref givenColumns, givenCodes.Length);
        }
        (givenColumns[at], givenCodes[at]) = ((byte)column, columns[column].Intern(value.Text, value.Value));
    }

    /// <summary>Place of the value's column in the list.</summary>
    int ColumnOf(RecordTable table, Emission value)
    {
        string label = value.Label == FieldReader.AnyAccount ? LabelOf(table, value.Text) : value.Label;
        for (int i = 0; i < columns.Count; i++)
            if (columns[i].Kind == value.Kind && columns[i].Label == label)
                return i;
        columns.Add(table.Column(value.Kind, label));
        return checked((byte)(columns.Count - 1));
    }

    /// <summary>Gives the values to the records.</summary>
    internal void Apply(RecordTable table)
    {
        int first = table.First(source);
        const int chunk = 1 << 14;
        Parallel.For(0, (codes.Length + chunk - 1) / chunk, part =>
        {
            int end = Math.Min(codes.Length, (part + 1) * chunk);
            for (int i = part * chunk; i < end; i++)
                for (int at = Start(codes[i]); at < ends[codes[i]]; at++)
                    columns[givenColumns[at]].Set(first + i, givenCodes[at], field);
        });
    }

    /// <summary>The label under which another source knows the account number.</summary>
    static string LabelOf(RecordTable table, string text) =>
        table.Attributes.Where(a => a.Kind == AttributeKind.AccountId && a.Find(text) >= 0).Select(a => a.Label).Order(StringComparer.Ordinal).FirstOrDefault() ?? "unknown";
}
