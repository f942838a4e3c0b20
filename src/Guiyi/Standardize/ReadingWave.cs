namespace Guiyi.Standardize;

/// <summary>Some texts of a field, side by side, and what was read from them. Used again and again.</summary>
sealed class ReadingWave
{
    public const int MostTexts = 1 << 12;

    readonly PlainValue[] plain = new PlainValue[MostTexts];
    readonly uint[] hashes = new uint[MostTexts];
    readonly Reading?[] full = new Reading?[MostTexts];
    readonly char[] written = new char[MostTexts * PlainReader.Longest];

    /// <summary>The texts' field.</summary>
    public FieldReadings? Field { get; private set; }

    /// <summary>Code of the first text.</summary>
    public int From { get; private set; }

    /// <summary>Number of texts.</summary>
    public int Count { get; private set; }

    /// <summary>True where these are the field's last texts.</summary>
    public bool IsLast => Field is { } own && From + Count == own.DistinctTexts;

    /// <summary>Turns to other texts.</summary>
    public void Begin(FieldReadings texts, int from) => (Field, From, Count) = (texts, from, Math.Min(MostTexts, texts.DistinctTexts - from));

    /// <summary>What a text gave that was read in full; null where it gave a plain value.</summary>
    public Reading? Full(int text) => full[text];

    /// <summary>The plain value of a text that was not read in full.</summary>
    public ref readonly PlainValue Plain(int text) => ref plain[text];

    /// <summary>Hash of the canonical text of a text's first value; 0 where it has none.</summary>
    public uint Hash(int text) => hashes[text];

    /// <summary>The canonical text of a plain value, where it is not the raw one.</summary>
    public ReadOnlySpan<char> Written(int text) => written.AsSpan(text * PlainReader.Longest, plain[text].Written);

    /// <summary>Room for a text's canonical one.</summary>
    public Span<char> Room(int text) => written.AsSpan(text * PlainReader.Longest, PlainReader.Longest);

    public void Set(int text, in PlainValue value, uint hash) => (full[text], plain[text], hashes[text]) = (null, value, hash);

    public void Set(int text, in Reading reading) => (full[text], hashes[text]) = (reading, reading.Hash);
}
