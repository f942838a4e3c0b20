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

    readonly Column<PhoneDigits> ofRun;
    ValueTable<PhoneDigits> later;

    // Asked for masked numbers only.
    readonly Lazy<Dictionary<ulong, int>> wholeByMask;

    public PhoneComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale)
    {
        Column<PhoneDigits> digits = ofRun = Store.NewUnset<PhoneDigits>(column.ValueCount);
        Parallel.For(0, digits.Length, code => digits[code] = PhoneDigits.Of(column.Characters(code), column.Reaches(code)));
        later = ValueTable<PhoneDigits>.After(digits.Length);
        wholeByMask = new Lazy<Dictionary<ulong, int>>(() => WholeByMask(digits));
    }

    static Dictionary<ulong, int> WholeByMask(Column<PhoneDigits> digits)
    {
        var whole = new Dictionary<ulong, int>();
        foreach (PhoneDigits phone in digits)
            if (!phone.IsMasked && phone.Mask != 0)
                whole[phone.Mask] = whole.GetValueOrDefault(phone.Mask) + 1;
        return whole;
    }

    protected override void MakeOwn(bool forDesk) => later = later.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        later.Put(code, PhoneDigits.Of((PhoneNumber)value));
    }

    public override void PrefetchPlace(int code)
    {
        if ((uint)code < (uint)ofRun.Length)
            Prefetch.Item(ref ofRun[code]);
    }

    public override void PrefetchValue(int code)
    {
    }

    /// <summary>The number as digits.</summary>
    public ref readonly PhoneDigits Digits(int code)
    {
        if ((uint)code < (uint)ofRun.Length)
            return ref ofRun[code];
        return ref later[code];
    }

    public override bool IsPartial(int code) => Digits(code).IsMasked;

    public override int Fitting(int code) => Math.Max(1, wholeByMask.Value.GetValueOrDefault(Digits(code).Mask));

    public override int Counted(int a, int b, int level)
    {
        if (level != MaskedFits)
            return base.Counted(a, b, level);
        foreach (Column<int> slot in Slots)
        {
            if (slot[a] >= 0 && Digits(slot[a]).IsMasked)
                return slot[a];
            if (slot[b] >= 0 && Digits(slot[b]).IsMasked)
                return slot[b];
        }
        return -1;
    }

    // A masked number equal to a masked number is still only a fit.
    protected override int EqualLevel(int code) => !Digits(code).IsMasked ? 1 : Digits(code).Known >= WellKnown ? 2 : 4;

    protected override bool IsQuick => true;

    protected override int CompareValues(int a, int b)
    {
        ref readonly PhoneDigits x = ref Digits(a), y = ref Digits(b);
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

    public override uint SketchOf(int code) => Digits(code).ToSketch();

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

    // Hashes are enough: of the mailbox, and mostly of what is before the '@', it is only asked whether two are the same.
    readonly Column<MailHashes> ofRun;
    ValueTable<MailHashes> later;

    public EmailComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale)
    {
        Column<MailHashes> hashes = ofRun = Store.NewUnset<MailHashes>(column.ValueCount);
        Parallel.For(0, hashes.Length, code =>
        {
            ReadOnlySpan<char> text = column.Characters(code);
            hashes[code] = new MailHashes(Emails.MailboxHash(text), HashOf(Local(text)));
        });
        later = ValueTable<MailHashes>.After(hashes.Length);
    }

    /// <param name="Mailbox">The mailbox that gets the mail.</param>
    /// <param name="Local">What stands before the '@'; 0 for nothing.</param>
    readonly record struct MailHashes(ulong Mailbox, ulong Local);

    static ulong HashOf(ReadOnlySpan<char> local) => local.IsEmpty ? 0 : Hash64.Of(local);

    protected override void MakeOwn(bool forDesk) => later = later.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        later.Put(code, new MailHashes(Hash64.Of(((EmailAddress)value).Mailbox), HashOf(Local(text))));
    }

    public override void PrefetchPlace(int code)
    {
        if ((uint)code < (uint)ofRun.Length)
            Prefetch.Item(ref ofRun[code]);
        base.PrefetchPlace(code);
    }

    /// <summary>Hash of the mailbox that gets the mail.</summary>
    public ulong Mailbox(int code) => Hashes(code).Mailbox;

    /// <summary>Hash of what stands before the '@'; 0 for nothing.</summary>
    public ulong LocalHash(int code) => Hashes(code).Local;

    MailHashes Hashes(int code) => (uint)code < (uint)ofRun.Length ? ofRun[code] : later[code];

    /// <summary>Before the '@'.</summary>
    public ReadOnlySpan<char> Local(int code) => Local(Characters(code));

    static ReadOnlySpan<char> Local(ReadOnlySpan<char> text) => text[..text.LastIndexOf('@')];

    protected override bool IsQuick => true;

    public override bool HasSketches => true;

    public override uint SketchOf(int code) => Sketch.OfLettersAndDigits(Local(code));

    // Where the mailboxes are the same, so are the letters of the local parts, or one is a part of the other.
    protected override int Glance(uint x, uint y) => Sketch.AreFar(x, y, NearShare) ? Scale.Length : 0;

    protected override int CompareValues(int a, int b)
    {
        (MailHashes own, MailHashes other) = (Hashes(a), Hashes(b));
        if (own.Mailbox == other.Mailbox)
            return 1;
        if (own.Local == other.Local)
            return 2;
        ReadOnlySpan<char> x = Local(a), y = Local(b);
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
