using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>Surnames: exact, by sound (pinyin, homophones, romanizations), nearly the same letters, different.</summary>
sealed class SurnameComparison : Comparison
{
    static readonly Level[] Scale =
    [
        new("exact", 0.86, 0.01), new("sounds alike", 0.04, 0.004), new("nearly", 0.05, 0.003), new("different", 0.05, 0.98),
    ];

    ValueTable<NameSound> sounds;

    public SurnameComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale) => sounds = new ValueTable<NameSound>(NameSound.OfSurnames(column));

    /// <summary>What a value sounds like.</summary>
    public NameSound Sound(int code) => sounds[code];

    protected override void MakeOwn(bool forDesk) => sounds = sounds.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        sounds.Put(code, NameSound.Of(text, true));
    }

    public override bool HasSketches => true;

    public override uint SketchOf(int code) => sounds[code].LetterSketch;

    protected override int Glance(uint x, uint y) => NameSound.AreFar(x, y) ? Scale.Length : 0;

    protected override int CompareValues(int a, int b)
    {
        NameSound x = sounds[a], y = sounds[b];
        if (x.IsForeign != y.IsForeign)
            return 0;
        if (NameSound.SoundEqual(x, y))
            return 2;
        if (x.IsHan || y.IsHan)
            return x.IsHan && y.IsHan && x.Text.Length == y.Text.Length && NameSound.DifferInOneAlike(x, y) ? 3 : 4;
        return NameSound.Near(x.Text, y.Text) || NameSound.HaveOneSkeleton(x, y) || NameSound.IsPart(x.Text, y.Text) || NameSound.IsPart(y.Text, x.Text) ? 3 : 4;
    }
}

/// <summary>Given names: exact, exchanged with the surname, variants (nicknames, homophones, spelling by sound), near, initial or part, different.</summary>
sealed class GivenNameComparison : Comparison
{
    /// <summary>Given name and surname stand in each other's place.</summary>
    public const int Exchanged = 2;

    const int ValuesLookedAt = 1000;

    static readonly Level[] Scale =
    [
        new("exact", 0.72, 0.008), new("exchanged", 0.01, 0.00002), new("variant", 0.09, 0.002), new("nearly", 0.07, 0.002),
        new("initial or part", 0.05, 0.02), new("different", 0.06, 0.968),
    ];

    ValueTable<NameSound> sounds;

    public GivenNameComparison(AttributeColumn column, NodeTable nodes)
        : base(column, nodes, Scale) => sounds = new ValueTable<NameSound>(NameSound.OfGivenNames(column));

    /// <summary>What a value sounds like.</summary>
    public NameSound Sound(int code) => sounds[code];

    // Chinese custom avoids the names of elders; in the West one son in some thirty has his father's.
    public override double SharedByCustom => Enumerable.Range(0, Math.Min(ValueCount, ValuesLookedAt)).Count(code => !sounds[code].IsHan) * 2 > Math.Min(ValueCount, ValuesLookedAt) ? 0.03 : 0;

    protected override void MakeOwn(bool forDesk) => sounds = sounds.Copy(forDesk);

    public override void Put(int code, string text, object value)
    {
        base.Put(code, text, value);
        sounds.Put(code, NameSound.Of(text, false));
    }

    public override bool HasSketches => true;

    // Well-known names may be variants of each other without a letter in common, and an initial is a part of any name.
    public override uint SketchOf(int code) =>
        sounds[code].Text.Length < 2 || sounds[code].IsWellKnown ? 0 : sounds[code].LetterSketch;

    protected override int Glance(uint x, uint y) => NameSound.AreFar(x, y) ? Scale.Length : 0;

    protected override int CompareValues(int a, int b)
    {
        NameSound x = sounds[a], y = sounds[b];
        if (x.IsForeign != y.IsForeign)
            return 0;
        if (NameSound.SoundEqual(x, y))
            return 3;
        if (x.IsHan && y.IsHan)
        {
            if (x.Text.Length == y.Text.Length && NameSound.DifferInOneAlike(x, y))
                return 4;
            return x.Text.Contains(y.Core, StringComparison.Ordinal) || y.Text.Contains(x.Core, StringComparison.Ordinal) ? 5 : 6;
        }
        if (x.IsHan || y.IsHan)
            return x.Initials.Length > 0 && (x.Initials == y.Text || y.Initials == x.Text) ? 5 : 6;
        if (NameSound.AreVariants(x, y))
            return 3;
        if (x.Text.Length == 1 || y.Text.Length == 1)
            return x.Text[0] == y.Text[0] ? 5 : 6;
        // Two well-known names are two names: patricia is no slip for patrick, and john hardly one for joan.
        if (x.IsWellKnown && y.IsWellKnown)
            return EditDistance.AtMostOne(x.Text, y.Text) ? 5 : 6;
        if (NameSound.Near(x.Text, y.Text) || NameSound.HaveOneSkeleton(x, y))
            return 4;
        return NameSound.IsPart(x.Text, y.Text) || NameSound.IsPart(y.Text, x.Text) ? 5 : 6;
    }
}

/// <summary>Middle names: exact, initial, different.</summary>
sealed class MiddleNameComparison(AttributeColumn column, NodeTable nodes) : Comparison(column, nodes, Scale)
{
    static readonly Level[] Scale = [new("exact", 0.6, 0.02), new("initial", 0.3, 0.05), new("different", 0.1, 0.93)];

    protected override int CompareValues(int a, int b)
    {
        ReadOnlySpan<char> x = Characters(a), y = Characters(b);
        if (x.Length > 0 && y.Length > 0 && (x.Length == 1 || y.Length == 1) && x[0] == y[0])
            return 2;
        return JaroWinkler.Similarity(x, y) > 0.9 ? 2 : 3;
    }
}
