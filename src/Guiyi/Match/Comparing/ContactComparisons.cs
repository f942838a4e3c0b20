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

    const int MaskedFits = 2, WellKnown = 6;

    ValueTable<PhoneDigits> phones;

    // Asked for masked numbers only.
    readonly Lazy<Dictionary<ulong, int>> wholeByMask;

    public PhoneComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale)
    {
        var digits = new PhoneDigits[column.ValueCount];
        Parallel.For(0, digits.Length, code => digits[code] = PhoneDigits.Of((PhoneNumber)column.Value(code)));
        phones = new ValueTable<PhoneDigits>(digits);
        wholeByMask = new Lazy<Dictionary<ulong, int>>(() => WholeByMask(digits));
    }

    static Dictionary<ulong, int> WholeByMask(PhoneDigits[] digits)
    {
        var whole = new Dictionary<ulong, int>();
        foreach (PhoneDigits phone in digits)
            if (!phone.IsMasked && phone.Mask != 0)
                whole[phone.Mask] = whole.GetValueOrDefault(phone.Mask) + 1;
        return whole;
    }

    protected override void MakeOwn(bool forDesk) => phones = phones.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        phones.Put(code, PhoneDigits.Of((PhoneNumber)value));
    }

    /// <summary>The number as digits.</summary>
    public PhoneDigits Digits(int code) => phones[code];

    public override bool IsPartial(int code) => phones[code].IsMasked;

    public override int Fitting(int code) => Math.Max(1, wholeByMask.Value.GetValueOrDefault(phones[code].Mask));

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
    protected override int EqualLevel(int code) => !phones[code].IsMasked ? 1 : phones[code].Known >= WellKnown ? 2 : 4;

    protected override bool IsQuick => true;

    protected override int CompareValues(int a, int b)
    {
        ref readonly PhoneDigits x = ref phones[a], y = ref phones[b];
        if (x.IsMasked || y.IsMasked)
            return !x.Fits(y) ? 5 : Math.Min(x.Known, y.Known) >= WellKnown ? 2 : 4;
        if (x.SameDigits(y))
            return 1;
        if (x.IsOneDigitOff(y))
            return 3;
        // A desk phone and a mobile do not contradict each other.
        return x.IsDesk != y.IsDesk ? 0 : 5;
    }

    public override bool HasSketches => true;

    public override uint SketchOf(int code) => phones[code].ToSketch();

    protected override int Glance(uint x, uint y) => Sketch.AreFarDigits(x, y) ? Scale.Length : 0;
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

    // Of the mailbox a hash is enough: it is only asked whether two are the same.
    ValueTable<ulong> mailboxes;

    public EmailComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale)
    {
        ulong[] hashes = new ulong[column.ValueCount];
        Parallel.For(0, hashes.Length, code => hashes[code] = MailboxOf(column.Value(code)));
        mailboxes = new ValueTable<ulong>(hashes);
    }

    static ulong MailboxOf(object email) => Hash64.Of(((EmailAddress)email).Mailbox);

    protected override void MakeOwn(bool forDesk) => mailboxes = mailboxes.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        mailboxes.Put(code, MailboxOf(value));
    }

    /// <summary>Hash of the mailbox that gets the mail.</summary>
    public ulong Mailbox(int code) => mailboxes[code];

    /// <summary>Before the '@'.</summary>
    public ReadOnlySpan<char> Local(int code)
    {
        ReadOnlySpan<char> text = Characters(code);
        return text[..text.LastIndexOf('@')];
    }

    protected override bool IsQuick => true;

    public override bool HasSketches => true;

    public override uint SketchOf(int code) => Sketch.OfLettersAndDigits(Local(code));

    // Where the mailboxes are the same, so are the letters of the local parts, or one is a part of the other.
    protected override int Glance(uint x, uint y) => Sketch.AreFar(x, y, NearShare) ? Scale.Length : 0;

    protected override int CompareValues(int a, int b)
    {
        if (mailboxes[a] == mailboxes[b])
            return 1;
        ReadOnlySpan<char> x = Local(a), y = Local(b);
        if (x.SequenceEqual(y))
            return 2;
        if (EditDistance.AtMostOne(x, y) && x.Length > 4)
            return 3;
        return JaroWinkler.Similarity(x, y) >= NearBound ? 3 : 4;
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
        ReadOnlySpan<char> x = Characters(a), y = Characters(b);
        if (x.Contains('*') || y.Contains('*'))
            return FitsMask(x, y) ? 2 : 3;
        return x.Length >= 6 && EditDistance.AtMostOne(x, y) ? 2 : 3;
    }

    static bool FitsMask(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
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

    byte[] sources;

    public NicknameComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale) => sources = [.. Enumerable.Range(0, nodes.Count).Select(node => (byte)nodes.Table.SourceOf(nodes.Record(node)))];

    protected override void MakeOwn(bool forDesk) => sources = forDesk ? new byte[Seats] : sources;

    /// <summary>Which source a node at a desk comes from.</summary>
    public void SetSource(int node, int source) => sources[node] = (byte)source;

    public override bool ComparesNodes => true;

    public override int Compare(int a, int b, LevelCache cache)
    {
        int level = base.Compare(a, b, cache);
        return level == 2 && sources[a] != sources[b] ? 0 : level;
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
