using System.Buffers;
using System.Runtime.InteropServices;
using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>What the distinct raw texts of one field of one source became.</summary>
public sealed class FieldReadings
{
    /// <summary>So many texts before it is their turn their places are asked for.</summary>
    const int Ahead = 12;

    readonly TextDictionary texts;
    readonly CodeBlocks codes;
    readonly int source;
    readonly byte field;
    readonly ReadingContext context;
    readonly Dictionary<int, string> problems = [];
    readonly ulong[] hasProblem;
    readonly GivenValues given;

    FieldReadings(int source, byte field, FieldMapping mapping, TextDictionary texts, CodeBlocks codes, ReadingContext context, ColumnStore store)
    {
        (this.source, this.field, Field, this.texts, this.codes, this.context) = (source, field, mapping, texts, codes, context);
        given = new GivenValues(store, texts.Count);
        hasProblem = new ulong[(texts.Count >> 6) + 1];
    }

    public FieldMapping Field { get; }

    /// <summary>Index of the source.</summary>
    public int Source => source;

    /// <summary>Number of distinct raw texts.</summary>
    public int DistinctTexts => texts.Count;

    /// <summary>Number of the source's records.</summary>
    public int Records => codes.Count;

    /// <summary>The raw text of a record. Valid until the same thread has asked for sixteen more texts.</summary>
    public ReadOnlySpan<char> Raw(int local) => texts[codes[local]];

    /// <summary>Distinct raw text by its code. Valid until the same thread has asked for sixteen more texts.</summary>
    public ReadOnlySpan<char> Text(int code) => texts[code];

    /// <summary>Code of a record's raw text.</summary>
    public int Code(int local) => codes[local];

    /// <summary>Why a raw text, or part of it, was set aside; null where nothing was.</summary>
    public string? Problem(int code) => HasProblem(code) ? problems[code] : null;

    /// <summary>True where a raw text, or part of it, was set aside. Most were not, which takes a bit to see.</summary>
    public bool HasProblem(int code) => (hasProblem[code >> 6] >> code & 1) != 0;

    /// <summary>Number of distinct raw texts that were set aside, all or in part.</summary>
    public int ProblemCount => problems.Count;

    /// <summary>The standardized texts that a raw text gave.</summary>
    public IEnumerable<(AttributeKind Kind, string Text)> Values(int code)
    {
        for (int i = 0; i < given.CountOf(code); i++)
            yield return (given[code, i].Column.Kind, given[code, i].Column.Text(given[code, i].Code));
    }

    /// <summary>The first standardized text of a kind that a raw text gave. Valid until the same thread has asked for sixteen more texts.</summary>
    /// <returns>False where there is none.</returns>
    public bool TryFirstText(int code, AttributeKind kind, out ReadOnlySpan<char> text)
    {
        for (int i = 0; i < given.CountOf(code); i++)
        {
            (AttributeColumn column, int value) = given[code, i];
            if (column.Kind != kind)
                continue;
            text = column.Characters(value);
            return true;
        }
        text = default;
        return false;
    }

    /// <summary>Number of standardized values that a raw text gave.</summary>
    public int ValueCount(int code) => given.CountOf(code);

    internal static FieldReadings Of(RecordTable table, int source, int field, string region, DateOnly? asOf)
    {
        FieldMapping mapping = table.Mappings[source].Fields[field];
        (TextDictionary texts, CodeBlocks codes) = Texts(table.Sources[source], mapping);
        DateOrder order = mapping.Target == FieldTarget.BirthDate ? Dates.GuessOrder(Sample(texts)) : DateOrder.Unknown;
        return new FieldReadings(source, (byte)field, mapping, texts, codes, new ReadingContext(region, order, asOf), table.Store);
    }

    /// <summary>Reads a wave's texts, in parallel. Changes nothing here.</summary>
    internal void Read(ReadingWave wave)
    {
        const int chunk = 512;
        Parallel.For(0, (wave.Count + chunk - 1) / chunk, part =>
        {
            int end = Math.Min(wave.Count, (part + 1) * chunk);
            for (int i = part * chunk; i < end; i++)
                Read(wave, i);
        });
    }

    void Read(ReadingWave wave, int i)
    {
        int code = wave.From + i;
        ReadOnlySpan<char> text = texts[code];
        if (text.IsWhiteSpace())
            wave.Set(i, Reading.Nothing);
        else if (PlainReader.TryRead(Field.Target, text, context, wave.Room(i), out PlainValue plain))
            wave.Set(i, plain, TextDictionary.HashOf(plain.Written > 0 ? wave.Room(i)[..plain.Written] : text));
        else if (texts.Text(code) is var raw)
            wave.Set(i, FieldReader.Read(Field, raw, context).Prepared(raw));
    }

    /// <summary>Reads a text that came after the run as the run's texts were read.</summary>
    internal Reading Read(string text) => string.IsNullOrWhiteSpace(text) ? Reading.Nothing : FieldReader.Read(Field, text, context);

    static IEnumerable<string> Sample(TextDictionary texts) => Enumerable.Range(0, Math.Min(texts.Count, 5000)).Select(texts.Text);

    /// <summary>The field's distinct texts: a column's own, or those of several columns joined.</summary>
    static (TextDictionary, CodeBlocks) Texts(SourceTable source, FieldMapping mapping)
    {
        int[] columns = [.. mapping.Columns.Select(source.ColumnIndex)];
        if (columns.Length == 1)
            return (source.Values(columns[0]), source.Codes(columns[0]));
        var codes = new CodeBlocks(source.Store, source.Count);
        var joined = new TextDictionary(source.Store);
        var text = new List<char>();
        for (int i = 0; i < codes.Count; i++)
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

    /// <summary>Keeps what a wave's texts gave; they come in the order of their codes.</summary>
    internal void Take(RecordTable table, ReadingWave wave)
    {
        AttributeColumn? before = null;
        for (int i = 0; i < wave.Count; i++)
        {
            if (i + Ahead < wave.Count)
                before?.Expect(wave.Hash(i + Ahead));
            if (wave.Full(i) is { } reading)
                before = Take(table, wave.From + i, reading) ?? before;
            else
            {
                ref readonly PlainValue value = ref wave.Plain(i);
                if (before is null || before.Kind != value.Kind || before.Label.Length > 0)
                    before = table.Column(value.Kind, "");
                given.Add(before, before.Intern(value, wave.Written(i), texts, wave.From + i, wave.Hash(i)));
            }
            given.Next();
        }
    }

    AttributeColumn? Take(RecordTable table, int code, in Reading reading)
    {
        AttributeColumn? column = null;
        if (reading.Problem is { } problem)
        {
            problems.Add(code, problem);
            hasProblem[code >> 6] |= 1UL << code;
        }
        for (int v = 0; v < reading.Values.Length; v++)
        {
            ref readonly Emission value = ref reading.Values[v];
            column = table.Column(value.Kind, LabelOf(table, value));
            given.Add(column, v == 0 ? column.Intern(value, texts, code, reading.Hash, reading.IsRaw) : column.Intern(value, texts, code));
        }
        return column;
    }

    /// <summary>Gives the values to the records.</summary>
    internal void Apply(RecordTable table)
    {
        given.Trim();
        if (codes.Count == 0)
            return;
        int first = table.First(source), end = first + codes.Count;
        Parallel.For(first >> CodeBlocks.BlockBits, ((end - 1) >> CodeBlocks.BlockBits) + 1, block =>
        {
            int from = Math.Max(first, block << CodeBlocks.BlockBits), last = Math.Min(end, (block + 1) << CodeBlocks.BlockBits);
            if (given.Only is { } only && TryGive(only, from, last, first))
                return;
            for (int record = from; record < last; record++)
                Give(record, codes[record - first]);
        });
    }

    /// <summary>Gives the records of a block their values where these are the first: then there is nothing to compare them with.</summary>
    bool TryGive(AttributeColumn only, int from, int last, int first)
    {
        int[] own = ArrayPool<int>.Shared.Rent(last - from);
        Span<int> values = own.AsSpan(0, last - from);
        codes.CopyTo(from - first, values);
        given.CodesInOnly(values);
        bool done = only.TrySet(from, values, field);
        ArrayPool<int>.Shared.Return(own);
        return done;
    }

    void Give(int record, int text)
    {
        if (given.Only is { } only)
        {
            if (given.CodeInOnly(text) is >= 0 and int code)
                only.Set(record, code, field);
            return;
        }
        for (int i = 0; i < given.CountOf(text); i++)
            given[text, i].Column.Set(record, given[text, i].Code, field);
    }

    /// <summary>The value's label; of an account number of unknown kind the one under which another source knows it.</summary>
    internal static string LabelOf(RecordTable table, in Emission value)
    {
        if (value.Label != FieldReader.AnyAccount)
            return value.Label;
        string text = value.Text;
        return table.Attributes.Where(a => a.Kind == AttributeKind.AccountId && a.Find(text) >= 0).Select(a => a.Label).Order(StringComparer.Ordinal).FirstOrDefault() ?? "unknown";
    }
}
