using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Base.Telling;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;

namespace Guiyi.Hub.Base;

/// <summary>Who says something about customers, why, and what they had seen of them.</summary>
/// <param name="By">Who.</param>
/// <param name="Why">Why.</param>
public sealed record Teller(string By, string Why = "")
{
    /// <summary>Customers that must be as they were when the person looked: id, and the number of the last change that was seen.</summary>
    public IReadOnlyDictionary<CustomerNo, long> Seen { get; init; } = new Dictionary<CustomerNo, long>();
}

/// <summary>What people say about customers beside who is the same: golden values, relations, notes. All of it is kept with its history, and follows a record through merges and unmerges.</summary>
public sealed class HubTellings
{
    static readonly TellingKind<StoredCorrection> OfCorrections = new(s => s.Corrections, t => t.Corrections, b => b.Corrections, ChangeKinds.Corrected);
    static readonly TellingKind<StoredRelation> OfRelations = new(s => s.Relations, t => t.Relations, b => b.Relations, ChangeKinds.Related);
    static readonly TellingKind<StoredInteraction> OfNotes = new(s => s.Interactions, t => t.Interactions, b => b.Notes, ChangeKinds.Noted);

    readonly CustomerHub hub;

    internal HubTellings(CustomerHub hub) => this.hub = hub;

    /// <summary>Gives a customer a golden value that outranks every rule. An earlier correction of the same attribute ends. A consent is told of each of the customer's records: where it is merged later, the strictest wins again.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="attribute">Name of one of the fit's attributes, or of a consent.</param>
    /// <param name="value">The value; empty where the customer has none.</param>
    /// <param name="teller">Who says so.</param>
    /// <param name="answer">What is answered to the sender, to be kept with it.</param>
    /// <exception cref="ArgumentException">There is no such attribute.</exception>
    /// <exception cref="FormatException">The text is no such value: what was found and what was expected.</exception>
    /// <exception cref="JudgmentConflictException">The customer is not there, or has changed.</exception>
    public Task<StoredCorrection> Correct(CustomerNo customer, string attribute, string value, Teller teller, Func<StoredCorrection, StoredAnswer?>? answer = null) => Tell(OfCorrections, new Telling<StoredCorrection>
    {
        By = teller.By,
        Why = teller.Why,
        Seen = teller.Seen,
        Undone = loaded => loaded.Corrections.About(Numbers(loaded, customer)).Where(c => c.Entity == customer.Entity && c.Attribute == attribute).Select(c => c.Id),
        Said = (loaded, said) => new StoredCorrection
        {
            Record = Corrected(loaded, customer, attribute),
            Entity = customer.Entity,
            Attribute = attribute,
            Value = loaded.Facts.Canonical(new CorrectedValue(attribute, value)),
            Made = said,
        },
        Also = (_, said) => OfOthers(customer, said),
    }, answer);

    /// <summary>Takes a correction back: the rules decide again.</summary>
    public Task<StoredCorrection> Uncorrect(long correction, Teller teller, Func<StoredCorrection, StoredAnswer?>? answer = null) =>
        Tell(OfCorrections, Undo<StoredCorrection>(correction, teller) with { Undone = loaded => [correction, .. OfOthers(loaded, correction)] }, answer);

    /// <summary>A consent is told of each record that the customer has: none of them overrules it later by itself, and it stays with all of them when the customer comes apart.</summary>
    IEnumerable<StoredCorrection> OfOthers(CustomerNo customer, StoredCorrection said) => LoadedBase.IsConsent(said.Attribute)
        ? hub.Judgments.Anchors(customer).Where(anchor => anchor != said.Record).Select(anchor => said with { Record = anchor })
        : [];

    /// <summary>What was told of other records in the same breath as a consent, and still holds.</summary>
    IEnumerable<long> OfOthers(LoadedBase loaded, long correction) => hub.Store.Corrections.Find(correction) is { Run: { } run } said && LoadedBase.IsConsent(said.Attribute)
        ? loaded.Corrections.About(loaded.Corrections.Numbers).Where(c => c.Run == run && c.Id != correction).Select(c => c.Id)
        : [];

    /// <summary>Says that two customers belong together.</summary>
    /// <param name="left">The one: the person, the contact, the subsidiary.</param>
    /// <param name="right">The other: the company, the parent.</param>
    /// <param name="kind">household, company_contact, parent_company, guardian, referrer …; with "not_" before it: that a found relation is none.</param>
    /// <param name="label">More about it, for people.</param>
    /// <param name="teller">Who says so.</param>
    /// <param name="answer">What is answered to the sender, to be kept with it.</param>
    /// <param name="follows">The relation that it takes the place of, when it is changed.</param>
    public Task<StoredRelation> Relate(CustomerNo left, CustomerNo right, string kind, string label, Teller teller, Func<StoredRelation, StoredAnswer?>? answer = null, long? follows = null)
    {
        if (left == right)
            throw new ArgumentException($"found {left} on both sides; expected two customers", nameof(right));
        CheckKind(kind);
        return Tell(OfRelations, new Telling<StoredRelation>
        {
            By = teller.By,
            Why = teller.Why,
            Seen = teller.Seen,
            Undone = _ => follows is { } id ? [id] : [],
            Said = (_, said) => new StoredRelation
            {
                Left = hub.Judgments.Anchors(left)[0],
                LeftEntity = left.Entity,
                Right = hub.Judgments.Anchors(right)[0],
                RightEntity = right.Entity,
                Kind = kind,
                Label = label,
                Follows = follows,
                Made = said,
            },
        }, answer);
    }

    /// <summary>Changes a relation that a person made; it stays between the same records.</summary>
    /// <param name="relation">Its id; the changed one has another.</param>
    /// <param name="kind">As for the other.</param>
    /// <param name="label">More about it, for people.</param>
    /// <param name="teller">Who says so.</param>
    /// <param name="answer">What is answered to the sender, to be kept with it.</param>
    public Task<StoredRelation> Relate(long relation, string kind, string label, Teller teller, Func<StoredRelation, StoredAnswer?>? answer = null)
    {
        CheckKind(kind);
        return Tell(OfRelations, new Telling<StoredRelation>
        {
            By = teller.By,
            Why = teller.Why,
            Seen = teller.Seen,
            Undone = _ => [relation],
            Said = (_, said) => hub.Store.Relations.Find(relation)! with { Id = 0, Kind = kind, Label = label, Follows = relation, Made = said },
        }, answer);
    }

    static void CheckKind(string kind)
    {
        if (kind.Length is 0 or > 50 || !kind.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            throw new ArgumentException($"found '{kind}' as the kind of a relation; expected lower-case letters, digits and _, such as household, company_contact, guardian", nameof(kind));
    }

    /// <summary>Ends a relation that a person made.</summary>
    public Task<StoredRelation> Unrelate(long relation, Teller teller, Func<StoredRelation, StoredAnswer?>? answer = null) => Tell(OfRelations, Undo<StoredRelation>(relation, teller), answer);

    /// <summary>Writes something down about a customer: a note, a call, a meeting, a visit.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="note">What happened; record, entity and who are filled in here.</param>
    /// <param name="teller">Who says so.</param>
    /// <param name="answer">What is answered to the sender, to be kept with it.</param>
    public Task<StoredInteraction> Note(CustomerNo customer, NewNote note, Teller teller, Func<StoredInteraction, StoredAnswer?>? answer = null) => Tell(OfNotes, new Telling<StoredInteraction>
    {
        By = teller.By,
        Why = teller.Why,
        Seen = teller.Seen,
        Undone = _ => note.Follows is { } id ? [id] : [],
        Said = (_, said) => new StoredInteraction
        {
            Record = Followed(note)?.Record ?? hub.Judgments.Anchors(customer)[0],
            Entity = Followed(note)?.Entity ?? customer.Entity,
            Kind = note.Kind,
            Happened = note.Happened ?? said.At,
            Text = note.Text,
            Amount = note.Amount,
            Currency = note.Currency,
            Follows = note.Follows,
            Made = said,
        },
    }, answer);

    /// <summary>The entry that it takes the place of, which it stays with.</summary>
    StoredInteraction? Followed(NewNote note) => note.Follows is { } before ? hub.Store.Interactions.Find(before) : null;

    /// <summary>Takes an entry back; it stays in the history.</summary>
    public Task<StoredInteraction> Unnote(long note, Teller teller, Func<StoredInteraction, StoredAnswer?>? answer = null) => Tell(OfNotes, Undo<StoredInteraction>(note, teller), answer);

    static Telling<T> Undo<T>(long id, Teller teller)
        where T : Said => new() { By = teller.By, Why = teller.Why, Seen = teller.Seen, Undone = _ => [id] };

    async Task<T> Tell<T>(TellingKind<T> kind, Telling<T> telling, Func<T, StoredAnswer?>? answer)
        where T : Said
    {
        var job = new TellingJob<T>(hub, kind, telling, answer);
        await hub.Enqueue(job, CancellationToken.None);
        return await job.Done;
    }

    static IReadOnlyList<int> Numbers(LoadedBase loaded, CustomerNo customer) => loaded.Live.Records(customer.Entity, customer.ToString()) is { Count: > 0 } numbers
        ? numbers
        : throw new JudgmentConflictException($"customer {customer} is not there", JudgmentConflict.NotThere);

    /// <summary>The record whose value is corrected, so that the correction goes with it when the customer comes apart; else the customer's first.</summary>
    RecordAnchor Corrected(LoadedBase loaded, CustomerNo customer, string attribute)
    {
        IReadOnlyList<int> numbers = Numbers(loaded, customer);
        int wrong = loaded.Facts.Golden(customer.Entity, numbers, []).FirstOrDefault(v => v.Attribute == attribute)?.Record ?? numbers[0];
        return hub.Store.Records.Find(loaded.Records.Id(wrong))!.Anchor;
    }
}

/// <summary>Something to write down about a customer.</summary>
/// <param name="Kind">note, call, meeting, visit …</param>
/// <param name="Text">What there is to say.</param>
public sealed record NewNote(string Kind, string Text)
{
    /// <summary>When it happened; null: now.</summary>
    public DateTimeOffset? Happened { get; init; }

    public decimal? Amount { get; init; }

    /// <summary>ISO 4217; empty where there is no amount.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The entry that it takes the place of, when it is edited.</summary>
    public long? Follows { get; init; }
}
