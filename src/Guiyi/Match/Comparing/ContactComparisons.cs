using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>Phones: exact, a masked number that fits, one digit off, the last four digits only, different.</summary>
sealed class PhoneComparison : Comparison
{
    static readonly Level[] Scale =
    [
        new("exact", 0.55, 1e-5), new("masked, fits", 0.05, 3e-6), new("one digit off", 0.03, 2e-6), new("last digits", 0.01, 1e-4), new("different", 0.36, 0.9998),
    ];

    const int MaskedFits = 2;

    readonly PhoneNumber[] phones;
    readonly Dictionary<string, int> wholeByMask = new(StringComparer.Ordinal);

    public PhoneComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale)
    {
        phones = [.. Enumerable.Range(0, column.ValueCount).Select(c => (PhoneNumber)column.Value(c))];
        // Asked for masked numbers only.
        if (!Array.Exists(phones, p => p.IsMasked))
            return;
        foreach (PhoneNumber phone in phones.Where(p => !p.IsMasked))
            wholeByMask[Mask(phone)] = wholeByMask.GetValueOrDefault(Mask(phone)) + 1;
    }

    /// <summary>First three and last four digits, what 138****1234 leaves to see; "" where fewer are known.</summary>
    public static string Mask(PhoneNumber phone)
    {
        if (phone.IsMasked)
            return phone.Prefix.Length >= 3 && phone.Suffix.Length >= 4 ? string.Concat(phone.Prefix.AsSpan(0, 3), phone.Suffix.AsSpan(phone.Suffix.Length - 4)) : "";
        return phone.Digits.Length >= 9 ? string.Concat(phone.Digits.AsSpan(0, 3), phone.Digits.AsSpan(phone.Digits.Length - 4)) : "";
    }

    public override bool IsPartial(int code) => phones[code].IsMasked;

    public override int Fitting(int code) => Math.Max(1, wholeByMask.GetValueOrDefault(Mask(phones[code])));

    public override int Counted(int a, int b, int level)
    {
        if (level != MaskedFits)
            return base.Counted(a, b, level);
        foreach (int[] slot in Slots)
        {
            if (slot[a] >= 0 && phones[slot[a]].IsMasked)
                return slot[a];
            if (slot[b] >= 0 && phones[slot[b]].IsMasked)
                return slot[b];
        }
        return -1;
    }

    // A masked number equal to a masked number is still only a fit.
    protected override int EqualLevel(int code) => !phones[code].IsMasked ? 1 : phones[code].Prefix.Length + phones[code].Suffix.Length >= 6 ? 2 : 4;

    protected override int CompareValues(int a, int b)
    {
        PhoneNumber x = phones[a], y = phones[b];
        if (x.IsMasked || y.IsMasked)
            return Fits(x, y) ? Known(x, y) >= 6 ? 2 : 4 : 5;
        if (x.Digits == y.Digits)
            return 1;
        if (x.Digits.Length >= 8 && EditDistance.AtMostOne(x.Digits, y.Digits))
            return 3;
        // A desk phone and a mobile do not contradict each other.
        return IsDesk(x) != IsDesk(y) ? 0 : 5;
    }

    protected override bool HasSketches => true;

    protected override uint SketchOf(int code) =>
        phones[code] is { IsMasked: false, Digits.Length: > 0 } phone ? Sketch.OfDigits(phone.Digits, IsDesk(phone)) : 0;

    protected override int Glance(uint x, uint y) => Sketch.AreFarDigits(x, y) ? Scale.Length : 0;

    static bool IsDesk(PhoneNumber phone) => phone.Type is PhoneType.Landline or PhoneType.TollFree or PhoneType.Service;

    /// <summary>Digits that the less known of the two numbers shows.</summary>
    static int Known(PhoneNumber x, PhoneNumber y) =>
        Math.Min(x.IsMasked ? x.Prefix.Length + x.Suffix.Length : 11, y.IsMasked ? y.Prefix.Length + y.Suffix.Length : 11);

    static bool Fits(PhoneNumber x, PhoneNumber y)
    {
        (string headX, string tailX) = x.IsMasked ? (x.Prefix, x.Suffix) : (x.Digits, x.Digits);
        (string headY, string tailY) = y.IsMasked ? (y.Prefix, y.Suffix) : (y.Digits, y.Digits);
        int head = Math.Min(headX.Length, headY.Length), tail = Math.Min(tailX.Length, tailY.Length);
        return headX.AsSpan(0, head).SequenceEqual(headY.AsSpan(0, head)) && tailX.AsSpan(tailX.Length - tail).SequenceEqual(tailY.AsSpan(tailY.Length - tail));
    }
}

/// <summary>E-mail addresses: the same mailbox, the same local part elsewhere, a slip of the pen, different.</summary>
sealed class EmailComparison : Comparison
{
    public const int SameLocalPart = 2, Nearly = 3;

    static readonly Level[] Scale =
    [
        new("exact", 0.6, 1e-5), new("same local part", 0.1, 1e-4), new("nearly", 0.1, 1e-4), new("different", 0.2, 0.9998),
    ];

    const double NearBound = 0.93;

    static readonly int NearShare = Sketch.ShareFor(NearBound);

    readonly EmailAddress[] emails;

    public EmailComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale) => emails = [.. Enumerable.Range(0, column.ValueCount).Select(c => (EmailAddress)column.Value(c))];

    protected override bool HasSketches => true;

    protected override uint SketchOf(int code) => Sketch.OfLetters(emails[code].Local);

    // Where the mailboxes are the same, so are the letters of the local parts, or one is a part of the other.
    protected override int Glance(uint x, uint y) => Sketch.AreFar(x, y, NearShare) ? Scale.Length : 0;

    protected override int CompareValues(int a, int b)
    {
        EmailAddress x = emails[a], y = emails[b];
        if (x.Mailbox == y.Mailbox)
            return 1;
        if (x.Local == y.Local)
            return 2;
        if (EditDistance.AtMostOne(x.Local, y.Local) && x.Local.Length > 4)
            return 3;
        return JaroWinkler.Similarity(x.Local, y.Local) >= NearBound ? 3 : 4;
    }
}

/// <summary>Numbers and keys: exact, one character off, different.</summary>
sealed class KeyComparison(AttributeColumn column, NodeTable nodes)
    : Comparison(column, nodes, column.Kind == Model.AttributeKind.AccountId ? Accounts : Numbers)
{
    // An authority gives one number; of accounts people have several.
    static readonly Level[] Numbers = [new("exact", 0.92, 1e-5), new("one character off", 0.06, 1e-6), new("different", 0.02, 0.99998)];
    static readonly Level[] Accounts = [new("exact", 0.8, 1e-5), new("one character off", 0.08, 1e-6), new("different", 0.12, 0.99998)];

    protected override int CompareValues(int a, int b)
    {
        (string x, string y) = (Column.Text(a), Column.Text(b));
        if (x.Contains('*') || y.Contains('*'))
            return FitsMask(x, y) ? 2 : 3;
        return x.Length >= 6 && EditDistance.AtMostOne(x, y) ? 2 : 3;
    }

    static bool FitsMask(string x, string y)
    {
        if (x.Length != y.Length)
            return false;
        int known = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] == '*' || y[i] == '*')
                continue;
            if (x[i] != y[i])
                return false;
            known++;
        }
        return known >= 6;
    }
}

/// <summary>
/// Names that people chose for themselves in a channel. A different one says something within the channel only: nobody keeps one nickname
/// everywhere.
/// </summary>
sealed class NicknameComparison : Comparison
{
    static readonly Level[] Scale = [new("same", 0.6, 0.0001), new("different", 0.4, 0.9999)];

    readonly NodeTable nodes;

    public NicknameComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale) => this.nodes = nodes;

    public override bool ComparesNodes => true;

    public override int Compare(int a, int b, LevelCache cache)
    {
        int level = base.Compare(a, b, cache);
        return level == 2 && nodes.Table.SourceOf(nodes.Record(a)) != nodes.Table.SourceOf(nodes.Record(b)) ? 0 : level;
    }

    protected override bool IsQuick => true;

    protected override int CompareValues(int a, int b) => 2;
}

/// <summary>The same or not: gender, shop.</summary>
sealed class EqualityComparison(AttributeColumn column, NodeTable nodes, double m, double u)
    : Comparison(column, nodes, [new("same", m, u), new("different", 1 - m, 1 - u)])
{
    protected override bool IsQuick => true;

    protected override int CompareValues(int a, int b) => 2;
}
