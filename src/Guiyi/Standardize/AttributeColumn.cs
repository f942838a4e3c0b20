using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>
/// All records' values of one attribute, dictionary-encoded: a code per record and slot, and the distinct values behind the codes.
/// A record with several values (two phones, a display name and a remark) fills several slots.
/// </summary>
public sealed class AttributeColumn
{
    /// <summary>Values beyond this many per record stay in the raw row only.</summary>
    public const int MaxSlots = 4;

    // So few values may stay in memory once they were asked for; of more, each is made anew.
    const int FewValues = 1 << 16;

    readonly ColumnStore store;
    readonly TextDictionary texts;
    readonly List<object>? parsed;
    readonly List<byte>? reaches;
    readonly string region;
    readonly AttributeSlot?[] slots = new AttributeSlot[MaxSlots];
    readonly int records;
    string?[] askedTexts = [];
    object?[] askedValues = [];

    internal AttributeColumn(AttributeKind kind, string label, ColumnStore store, int records, string region)
    {
        (this.store, texts) = (store, new TextDictionary(store));
        (Kind, Label, this.records, this.region) = (kind, label, records, region);
        // Rules name consents, so that they are plain words: consent_sms.
        char separator = kind == AttributeKind.Consent ? '_' : ':';
        Name = label.Length == 0 ? Snake(kind.ToString()) : $"{Snake(kind.ToString())}{separator}{label}";
        parsed = CanonicalValue.IsReadBack(kind) ? null : [];
        reaches = kind == AttributeKind.Phone ? [] : null;
    }

    public AttributeKind Kind { get; }

    /// <summary>Tells columns of one kind apart, such as the member number from the union id; empty for most kinds.</summary>
    public string Label { get; }

    /// <summary>The attribute's name as written in files and reports: "phone", "account_id:member", "consent_sms".</summary>
    public string Name { get; }

    /// <summary>Number of distinct values.</summary>
    public int ValueCount => texts.Count;

    /// <summary>Number of slots that any record fills.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Canonical text of a value.</summary>
    public string Text(int code)
    {
        string?[] asked = askedTexts;
        return asked.Length == 0 ? texts.Text(code) : asked[code] ??= texts.Text(code);
    }

    /// <summary>
    /// Canonical text of a value, without making a string. Valid until the same thread has asked for sixteen more texts of any column.
    /// </summary>
    public ReadOnlySpan<char> Characters(int code) => texts[code];

    /// <summary>Where to find the canonical text of a value; no text for code -1.</summary>
    public TextPlace Place(int code) => code < 0 ? default : new(texts, code);

    /// <summary>The canonical texts.</summary>
    internal TextDictionary Texts => texts;

    /// <summary>Says that a value's text will be read soon: first where it stands, then, once that has arrived, the text itself.</summary>
    internal void PrefetchPlace(int code) => texts.PrefetchPlace(code);

    /// <inheritdoc cref="PrefetchPlace"/>
    internal void PrefetchText(int code) => texts.PrefetchText(code);

    /// <summary>
    /// The typed value: a PersonName, PhoneNumber, Address …, or the text itself for plain kinds. Of simple kinds only the canonical text is
    /// kept: the value is read from it when it is asked for. Several threads may ask at once.
    /// </summary>
    public object Value(int code)
    {
        if (parsed is not null)
            return parsed[code];
        object?[] asked = askedValues;
        return asked.Length == 0 ? CanonicalValue.Read(Kind, texts.Text(code), region) : asked[code] ??= CanonicalValue.Read(Kind, Text(code), region);
    }

    /// <summary>What a phone number reaches, as its <see cref="Value"/> says, without reading it.</summary>
    internal PhoneType Reaches(int code) => (PhoneType)reaches![code];

    /// <summary>The record's value code in a slot, or -1.</summary>
    public int Code(int slot, int record) => slots[slot]![record];

    /// <summary>Several records' value codes in a slot.</summary>
    internal void Codes(int slot, ReadOnlySpan<int> records, Span<int> codes)
    {
        // They lie anywhere: they are asked for before they are needed.
        const int ahead = 24;
        AttributeSlot inSlot = slots[slot]!;
        for (int i = 0; i < records.Length; i++)
        {
            if (i + ahead < records.Length)
                inSlot.Prefetch(records[i + ahead]);
            codes[i] = inSlot[records[i]];
        }
    }

    /// <summary>Says that a record's code will be asked for soon.</summary>
    public void Prefetch(int slot, int record) => slots[slot]!.Prefetch(record);

    /// <summary>Which field of the source's mapping gave the value.</summary>
    public int Origin(int slot, int record) => slots[slot]!.Origin(record);

    /// <summary>Code of a canonical text, or -1 where no record has it.</summary>
    public int Find(ReadOnlySpan<char> text) => texts.Find(text);

    /// <summary>The typed value of one that came after the run.</summary>
    internal object ValueOf(in Emission value) => value.Value ?? ValueOf(value.Text);

    /// <summary>The typed value of a canonical text, for kinds of which only the text is kept.</summary>
    internal object ValueOf(string text) => CanonicalValue.Read(Kind, text, region);

    /// <summary>Says that a text of this hash will be added soon.</summary>
    internal void Expect(uint hash) => texts.Expect(hash);

    /// <summary>The code of a value, which is added where it is new.</summary>
    /// <param name="value">The value.</param>
    /// <param name="raw">The raw texts it came from.</param>
    /// <param name="rawCode">Its raw text: where that is the canonical one, both share their characters.</param>
    internal int Intern(in Emission value, TextDictionary raw, int rawCode) =>
        Intern(value, raw, rawCode, TextDictionary.HashOf(value.Text), raw[rawCode].SequenceEqual(value.Text));

    /// <inheritdoc cref="Intern(in Emission, TextDictionary, int)"/>
    /// <param name="value">The value.</param>
    /// <param name="raw">The raw texts it came from.</param>
    /// <param name="rawCode">Its raw text.</param>
    /// <param name="hash">Hash of its text.</param>
    /// <param name="isRaw">True where its text is the raw one.</param>
    internal int Intern(in Emission value, TextDictionary raw, int rawCode, uint hash, bool isRaw)
    {
        int code = isRaw ? texts.AddShared(raw, rawCode, value.Text, hash) : texts.Add(value.Text, hash);
        if (parsed is not null && code == parsed.Count)
            parsed.Add(value.Value!);
        return Reaching(code, value.Reaches);
    }

    /// <summary>The code of a plain value, of which only the canonical text is kept.</summary>
    internal int Intern(in PlainValue value, ReadOnlySpan<char> written, TextDictionary raw, int rawCode, uint hash) =>
        Reaching(value.Written > 0 ? texts.Add(written, hash) : texts.AddShared(raw, rawCode, raw[rawCode], hash), value.Reaches);

    int Reaching(int code, PhoneType reached)
    {
        if (reaches is not null && code == reaches.Count)
            reaches.Add((byte)reached);
        return code;
    }

    /// <summary>Puts a value into the record's first free slot; a value it already has is not repeated. Blocks of records may be set by different threads, each by one.</summary>
    /// <returns>False where all slots are taken.</returns>
    internal bool Set(int record, int code, byte field)
    {
        for (int slot = 0; slot < MaxSlots; slot++)
        {
            AttributeSlot inSlot = Volatile.Read(ref slots[slot]) ?? NewSlot(slot);
            int taken = inSlot[record];
            if (taken == code)
                return true;
            if (taken >= 0)
                continue;
            inSlot.Set(record, code, field);
            return true;
        }
        return false;
    }

    /// <summary>Puts values into side by side records of one block, the first that the block gets; code -1 is none.</summary>
    /// <returns>False where the block has values: then each record's must be looked at.</returns>
    internal bool TrySet(int first, ReadOnlySpan<int> codes, byte field) => (Volatile.Read(ref slots[0]) ?? NewSlot(0)).TrySet(first, codes, field);

    /// <summary>Gives back the memory that only adding needs.</summary>
    internal void Trim()
    {
        texts.Trim();
        parsed?.TrimExcess();
        reaches?.TrimExcess();
        if (texts.Count > FewValues)
            return;
        askedTexts = new string?[texts.Count];
        if (parsed is null)
            askedValues = new object?[texts.Count];
    }

    AttributeSlot NewSlot(int slot)
    {
        lock (texts)
        {
            if (slots[slot] is { } made)
                return made;
            SlotCount = slot + 1;
            var empty = new AttributeSlot(store, records);
            Volatile.Write(ref slots[slot], empty);
            return empty;
        }
    }

    static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
