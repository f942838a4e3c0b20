using System.Text;
using Guiyi.Internals;
using Guiyi.Merge;

namespace Guiyi.Number;

/// <summary>What became of a code, where it is not simply current.</summary>
/// <param name="Retired">Label of the run that retired it; empty while it is current.</param>
/// <param name="Reason">One of <see cref="RetireReason"/>, or empty.</param>
/// <param name="ReplacedBy">Number of the customer it leads to instead of its own; <see cref="Nobody"/> where there is none.</param>
readonly record struct CodeFate(string Retired, string Reason, ulong ReplacedBy)
{
    public const ulong Nobody = ulong.MaxValue;

    public static readonly CodeFate Current = new("", "", Nobody);
}

/// <summary>
/// Codes as columns, about 25 bytes each: a code is a stem, which many share, and digits. The stem is the prefix where that is known, else all
/// that stands before the last digits. Fates are kept only of codes that have one.
/// </summary>
sealed class CodeTable
{
    /// <summary>As many digits as fit a number for certain.</summary>
    public const int MostDigits = 18;

    const byte PrefixKnown = 0x80;

    readonly List<string> stems = [], labels = [];
    readonly Dictionary<string, int> stemPlaces = new(StringComparer.Ordinal), labelPlaces = new(StringComparer.Ordinal);
    readonly ColumnList<int> stemOf, labelOf;
    readonly ColumnList<long> serials;
    readonly ColumnList<byte> digits;
    readonly ColumnList<ulong> customers;
    readonly Dictionary<int, CodeFate> fates = [];

    public CodeTable(ColumnStore store)
    {
        (Store, Book) = (store, new IdBook());
        (stemOf, labelOf, serials, digits, customers) = (new(store), new(store), new(store), new(store), new(store));
    }

    /// <summary>A copy, to go on from.</summary>
    /// <param name="other">The table that is copied.</param>
    /// <param name="more">How many codes may be added.</param>
    /// <param name="store">Where the copy is to lie.</param>
    public CodeTable(CodeTable other, int more, ColumnStore store)
        : this(store)
    {
        EnsureCapacity(other.Count + more);
        Longest = other.Longest;
        foreach (string stem in other.stems)
            Stem(stem);
        foreach (string label in other.labels)
            Place(labels, labelPlaces, label);
        stemOf.AddRange(other.stemOf);
        labelOf.AddRange(other.labelOf);
        serials.AddRange(other.serials);
        digits.AddRange(other.digits);
        for (int code = 0; code < other.Count; code++)
            customers.Add(Book.Add(other.Book, other.customers[code]));
        foreach ((int code, CodeFate fate) in other.fates)
            fates.Add(code, fate with { ReplacedBy = fate.ReplacedBy == CodeFate.Nobody ? CodeFate.Nobody : Book.Add(other.Book, fate.ReplacedBy) });
    }

    /// <summary>Where the codes lie.</summary>
    public ColumnStore Store { get; }

    /// <summary>The customers' ids.</summary>
    public IdBook Book { get; }

    public int Count => stemOf.Count;

    public IReadOnlyList<string> Stems => stems;

    public int StemOf(int code) => stemOf[code];

    public long Serial(int code) => serials[code];

    /// <summary>Number of digits behind the stem, leading zeros among them.</summary>
    public int Digits(int code) => digits[code] & ~PrefixKnown;

    /// <summary>True where the stem is the prefix.</summary>
    public bool IsPrefixKnown(int code) => (digits[code] & PrefixKnown) != 0;

    public ulong Customer(int code) => customers[code];

    /// <summary>Label of the run that issued the code.</summary>
    public string Issued(int code) => labels[labelOf[code]];

    public CodeFate Fate(int code) => fates.TryGetValue(code, out CodeFate fate) ? fate : CodeFate.Current;

    public bool IsCurrent(int code) => fates.Count == 0 || Fate(code).Retired.Length == 0;

    public void SetFate(int code, CodeFate fate)
    {
        if (fate == CodeFate.Current)
            fates.Remove(code);
        else
            fates[code] = fate;
    }

    /// <summary>Length of the longest code in characters; in UTF-8 three times as many bytes suffice.</summary>
    public int Longest { get; private set; }

    /// <summary>The place of a stem, which is added where it is new.</summary>
    public int Stem(string stem) => Place(stems, stemPlaces, stem);

    public void EnsureCapacity(int count)
    {
        stemOf.EnsureCapacity(count);
        labelOf.EnsureCapacity(count);
        serials.EnsureCapacity(count);
        digits.EnsureCapacity(count);
        customers.EnsureCapacity(count);
    }

    /// <summary>Adds a code of a known prefix.</summary>
    /// <param name="stem">Place of the prefix.</param>
    /// <param name="serial">The serial.</param>
    /// <param name="width">Least number of digits.</param>
    /// <param name="customer">Number of the customer.</param>
    /// <param name="issued">Label of the run that issues it.</param>
    public int Add(int stem, long serial, int width, ulong customer, string issued) =>
        Add(stem, serial, Math.Max(width, Length(serial)), true, customer, issued);

    /// <summary>Adds a code that was written; its prefix may not be known.</summary>
    public int Add(string code, string? prefix, ulong customer, string issued)
    {
        int cut = prefix is null ? Cut(code) : prefix.Length;
        return Add(Stem(code[..cut]), IssuedCode.ReadSerial(code.AsSpan(cut)) ?? 0, code.Length - cut, prefix is not null, customer, issued);
    }

    int Add(int stem, long serial, int length, bool known, ulong customer, string issued)
    {
        stemOf.Add(stem);
        serials.Add(serial);
        digits.Add((byte)(length | (known ? PrefixKnown : 0)));
        customers.Add(customer);
        labelOf.Add(labels.Count > 0 && labels[^1] == issued ? labels.Count - 1 : Place(labels, labelPlaces, issued));
        Longest = Math.Max(Longest, stems[stem].Length + length);
        return Count - 1;
    }

    /// <summary>The serial under a prefix, or null where the code is no such prefix with a serial, or is known to have another.</summary>
    public long? SerialUnder(int code, string prefix)
    {
        string stem = stems[stemOf[code]];
        if (IsPrefixKnown(code))
            return stem == prefix ? serials[code] : null;
        if (!prefix.StartsWith(stem, StringComparison.Ordinal) && !stem.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        string text = Text(code);
        return text.StartsWith(prefix, StringComparison.Ordinal) ? IssuedCode.ReadSerial(text.AsSpan(prefix.Length)) : null;
    }

    /// <summary>Notes the prefix of a code, under which it has a serial.</summary>
    public void SetPrefix(int code, string prefix)
    {
        if (IsPrefixKnown(code))
            return;
        string text = Text(code);
        stemOf[code] = Stem(prefix);
        serials[code] = IssuedCode.ReadSerial(text.AsSpan(prefix.Length))!.Value;
        digits[code] = (byte)((text.Length - prefix.Length) | PrefixKnown);
    }

    public string Text(int code)
    {
        string stem = stems[stemOf[code]];
        return string.Create(stem.Length + Digits(code), (this, code), static (text, at) => at.Item1.Write(at.code, text));
    }

    /// <summary>Writes a code's characters, <see cref="Longest"/> at most.</summary>
    public int Write(int code, Span<char> text)
    {
        string stem = stems[stemOf[code]];
        stem.CopyTo(text);
        int length = stem.Length + Digits(code);
        long serial = serials[code];
        for (int i = length - 1; i >= stem.Length; i--, serial /= 10)
            text[i] = (char)('0' + (serial % 10));
        return length;
    }

    /// <summary>Writes a code as UTF-8.</summary>
    public int Write(int code, Span<byte> utf8)
    {
        int start = Encoding.UTF8.GetBytes(stems[stemOf[code]], utf8), length = start + Digits(code);
        long serial = serials[code];
        for (int i = length - 1; i >= start; i--, serial /= 10)
            utf8[i] = (byte)('0' + (serial % 10));
        return length;
    }

    /// <summary>True where two codes read alike.</summary>
    public bool HaveOneText(int one, int other) => stemOf[one] == stemOf[other]
        ? serials[one] == serials[other] && Digits(one) == Digits(other)
        : Text(one) == Text(other);

    public IssuedCode this[int code]
    {
        get
        {
            CodeFate fate = Fate(code);
            return new IssuedCode(
                Text(code), Book.Text(customers[code]), IsPrefixKnown(code) ? stems[stemOf[code]] : null, labels[labelOf[code]],
                fate.Retired, fate.Reason, fate.ReplacedBy == CodeFate.Nobody ? "" : Book.Text(fate.ReplacedBy));
        }
    }

    /// <summary>Where the last digits of a code begin.</summary>
    static int Cut(string code)
    {
        int cut = code.Length;
        while (cut > 0 && code.Length - cut < MostDigits && char.IsAsciiDigit(code[cut - 1]))
            cut--;
        return cut;
    }

    static int Length(long serial)
    {
        int length = 1;
        for (; serial >= 10; serial /= 10)
            length++;
        return length;
    }

    static int Place(List<string> texts, Dictionary<string, int> places, string text)
    {
        if (!places.TryGetValue(text, out int place))
        {
            places.Add(text, place = texts.Count);
            texts.Add(text);
        }
        return place;
    }
}
