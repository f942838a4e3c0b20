using Guiyi.Classify;
using Guiyi.Ingest;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Number;
using Guiyi.Profile;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>
/// What is known of the customers of a <see cref="LiveBase"/>, or of any set of its records, as things are now: golden values with what people
/// corrected, what happened, profile, scores, classes, and what the code begins with. Rules, scheme and the limits of scores are the fit's. Where
/// nothing changed it is what the fit found, and comes from its columns. Any number of threads may ask.
/// </summary>
public sealed class LiveFacts
{
    readonly LiveBase live;
    readonly string currency;
    readonly CorrectionReader corrections;
    readonly CodePattern pattern;

    LiveFacts(UnifyResult fit, LiveBase live)
    {
        (this.live, currency, AsOf, Scheme) = (live, fit.Options.Currency, fit.Options.AsOf, fit.Scheme);
        corrections = new CorrectionReader(fit.Table);
        Persons = LiveKindFacts.Of(fit.Persons, AsOf);
        Organizations = LiveKindFacts.Of(fit.Organizations, AsOf);
        Scale = RfmScale.Of(fit.Persons.Profiles.Concat(fit.Organizations.Profiles));
        Classifier = new Classifier(Scheme);
        pattern = CodePattern.Parse(Scheme.CodePattern, [.. Scheme.Dimensions.Select(d => d.Name)]);
    }

    /// <summary>The facts of a base. Of the fit the customers, profiles and classes are kept, its scored pairs are not.</summary>
    /// <param name="fit">The run that the base is of.</param>
    /// <param name="live">The base.</param>
    public static LiveFacts Of(UnifyResult fit, LiveBase live)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(live);
        if (live.Table != fit.Table)
            throw new ArgumentException("found a base of another run; expected one of this fit.", nameof(live));
        return new LiveFacts(fit, live);
    }

    /// <summary>The moment of the fit: no profile is of an earlier one.</summary>
    public DateTime AsOf { get; }

    /// <summary>The fit's scheme.</summary>
    public ClassScheme Scheme { get; }

    /// <summary>What the columns of the fit's sources mean.</summary>
    public IReadOnlyList<SourceMapping> Mappings => live.Table.Mappings;

    /// <summary>Those that a customer may have: the fit's attributes, and consents that none of its sources asks for but people may tell.</summary>
    public IReadOnlyList<AttributeColumn> Attributes => corrections.Attributes;

    /// <summary>The fit's limits of scores.</summary>
    public RfmScale Scale { get; }

    /// <summary>The customers of the fit as it found them, their golden values as columns: for passes over those that still are so (<see cref="LiveCustomer.OfFit"/>).</summary>
    public CustomerBase FitCustomers(EntityKind kind) => Of(kind).Customers;

    internal LiveKindFacts Persons { get; }

    internal LiveKindFacts Organizations { get; }

    internal Classifier Classifier { get; }

    internal LiveKindFacts Of(EntityKind kind) => kind == EntityKind.Person ? Persons : Organizations;

    internal LiveBase Live => live;

    /// <summary>The canonical text of a correction, as a golden value shows it; empty where the customer is to have none. For checking before it is kept: once read, a canonical text is read again as it is.</summary>
    /// <exception cref="ArgumentException">The fit has no such attribute.</exception>
    /// <exception cref="FormatException">The text cannot be such a value: what was found and what was expected.</exception>
    public string Canonical(CorrectedValue correction) => corrections.Read([correction with { Record = null }]).Values[corrections.Attribute(correction.Attribute)]?.Text ?? "";

    /// <summary>The golden values that records would have as one customer, or have: by the fit's rules, where no person corrected them.</summary>
    /// <param name="kind">Kind of the customer.</param>
    /// <param name="records">Numbers of records, in any order.</param>
    /// <param name="corrections">What people corrected; of one attribute the last counts.</param>
    /// <param name="open">Changes that are computed but not committed, to be looked at, too; only by the thread that applied them.</param>
    /// <exception cref="ArgumentException">A record is not there, or the fit has no such attribute.</exception>
    /// <exception cref="FormatException">A correction cannot be such a value: what was found and what was expected.</exception>
    /// <exception cref="InvalidOperationException">The changes are not the open ones.</exception>
    public IReadOnlyList<LiveValue> Golden(EntityKind kind, IReadOnlyList<int> records, IReadOnlyList<CorrectedValue> corrections, LiveDelta? open = null) =>
        live.Golden(kind, live.Hold(() => records, open), this.corrections.Read(corrections));

    /// <summary>What a record tells that happened; nothing where its source tells of no events.</summary>
    /// <param name="record">Number of the record.</param>
    /// <param name="open">As for <see cref="Golden"/>.</param>
    /// <exception cref="ArgumentException">The record is not there.</exception>
    /// <exception cref="InvalidOperationException">The changes are not the open ones.</exception>
    public IReadOnlyList<Interaction> Interactions(int record, LiveDelta? open = null) =>
        live.Says.Event(live.Hold(() => [record], open)[0], currency) is { } one ? [one] : [];

    /// <summary>What a record would tell if it said something else: an earlier version of it, say.</summary>
    /// <param name="record">Its number, for the answer.</param>
    /// <param name="said">What it says.</param>
    /// <exception cref="ArgumentException">The fit had no such source, or the source no such column.</exception>
    public IReadOnlyList<Interaction> Interactions(int record, NewRecord said) => live.Says.Event(live.Held(record, said), currency) is { } one ? [one] : [];

    /// <summary>The profile of the customer that records are, or would be.</summary>
    /// <param name="kind">Kind of the customer. What rows tell that name a person, too, is the person's, not the organization's.</param>
    /// <param name="records">Numbers of records, in any order.</param>
    /// <param name="now">The present moment. The profile is of the latest of its interactions up to then, but not of a moment before the fit's.</param>
    /// <param name="open">As for <see cref="Golden"/>.</param>
    /// <exception cref="ArgumentException">A record is not there.</exception>
    /// <exception cref="InvalidOperationException">The changes are not the open ones.</exception>
    public CustomerProfile Profile(EntityKind kind, IReadOnlyList<int> records, DateTime now, LiveDelta? open = null) =>
        Profile(kind, live.Hold(() => records, open), now).Profile;

    /// <summary>Scores by the fit's limits: of the fit's own customers the fit's scores.</summary>
    public RfmScore Rfm(CustomerProfile profile) => Scale.Score(profile);

    /// <summary>Where the customer stands that records are, or would be.</summary>
    /// <param name="kind">Kind of the customer.</param>
    /// <param name="records">Numbers of records, in any order.</param>
    /// <param name="corrections">What people corrected.</param>
    /// <param name="now">As for <see cref="Profile(EntityKind, IReadOnlyList{int}, DateTime, LiveDelta?)"/>.</param>
    /// <param name="open">As for <see cref="Golden"/>.</param>
    /// <exception cref="ArgumentException">There are no records, one is not there, or the fit has no such attribute.</exception>
    /// <exception cref="FormatException">A correction cannot be such a value: what was found and what was expected.</exception>
    /// <exception cref="InvalidOperationException">The changes are not the open ones.</exception>
    public LiveStanding Standing(EntityKind kind, IReadOnlyList<int> records, IReadOnlyList<CorrectedValue> corrections, DateTime now, LiveDelta? open = null)
    {
        HeldRecord[] held = live.Hold(() => records, open);
        if (held.Length == 0)
            throw new ArgumentException("found no records; expected those of a customer.", nameof(records));
        return StandingOf(kind, held, corrections, now);
    }

    /// <summary>A walk over all customers of a kind, for filters, lists and publishing. Those of the fit with whom nothing happened cost a look into its columns.</summary>
    /// <param name="kind">Kind of the customers.</param>
    /// <param name="corrections">What people corrected, by customer id; others are not corrected.</param>
    /// <param name="now">As for <see cref="Profile(EntityKind, IReadOnlyList{int}, DateTime, LiveDelta?)"/>.</param>
    /// <param name="part">Which part of the customers, from 0: each part by a thread of its own.</param>
    /// <param name="parts">Into how many parts they are divided.</param>
    /// <returns>One object again and again: what it says of a customer holds until the walk goes on. Customers that change meanwhile are met as they were or as they are.</returns>
    public IEnumerable<LiveCustomer> All(EntityKind kind, IReadOnlyDictionary<string, IReadOnlyList<CorrectedValue>> corrections, DateTime now, int part = 0, int parts = 1)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, parts);
        return new LiveWalk(this, kind, corrections, now).Customers(part, parts);
    }

    internal LiveStanding StandingOf(EntityKind kind, HeldRecord[] held, IReadOnlyList<CorrectedValue> said, DateTime now)
    {
        LiveKindFacts own = Of(kind);
        if (said.Count == 0 && own.TryFind(held, out int customer))
            return Standing(own.Facts.Of(customer), own.Classes[customer]);
        (CustomerProfile profile, DateTime moment) = Profile(kind, held, now);
        string[] sources = [.. held.Select(h => h.Source).Distinct().Order().Select(s => live.Table.Sources[s].Source)];
        CustomerFacts facts = HeldFacts.Of(kind, live.Golden(kind, held, corrections.Read(said)), sources, held.Length, profile, Scale.Score(profile), moment);
        return Standing(facts, Classifier.Classify(facts));
    }

    LiveStanding Standing(ICustomerFacts facts, IReadOnlyList<ClassAssignment> classes) => new(facts, classes, pattern.Prefix(classes));

    (CustomerProfile Profile, DateTime Moment) Profile(EntityKind kind, HeldRecord[] held, DateTime now)
    {
        List<Interaction> own = [];
        foreach (HeldRecord record in held)
            if (live.Says.Event(record, currency) is { } one && (kind == EntityKind.Person || !live.Says.Read(record).NamesPerson))
                own.Add(one);
        DateTime moment = AsOf;
        foreach (Interaction one in own)
            if (one.When > moment && one.When <= now)
                moment = one.When.Value;
        return (Profiler.Profile(own, moment), moment);
    }
}
