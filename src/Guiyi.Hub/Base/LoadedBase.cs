using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Find;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Ingest;
using Guiyi.Model;
using Guiyi.Number;
using Guiyi.Relate;

namespace Guiyi.Hub.Base;

/// <summary>The base as it follows from a fit and all that was committed since, in memory. Publishing another fit makes another one.</summary>
sealed class LoadedBase
{
    readonly Dictionary<int, FitSource> sources;
    readonly StandingJson standings;
    readonly HashSet<string> attributes;
    readonly LiveRelations found;
    readonly NumberSet moved = new();

    public LoadedBase(StoredFit fit, Settings settings, UnifyResult result, RecordBook records, IEnumerable<FitSource> sources)
    {
        (Fit, Settings, Records) = (fit, settings, records);
        Live = LiveBase.Of(result);
        Facts = LiveFacts.Of(result, Live);
        found = LiveRelations.Of(result, Live);
        Reviews = new ReviewBook(Live, Judgments.Judged);
        Reviews.Add(result);
        Index.PutAll(result.Table.Attributes, result.Table.Count);
        this.sources = sources.ToDictionary(s => s.Id);
        FitCount = records.Count;
        attributes = [.. Facts.Attributes.Select(a => a.Name)];
        standings = new StandingJson(settings.Scheme!);
        SerialWidth = CodePattern.Parse(settings.Scheme!.CodePattern, [.. settings.Scheme.Dimensions.Select(d => d.Name)]).SerialWidth;
    }

    public StoredFit Fit { get; set; }

    /// <summary>All that the fit was made with, mappings and scheme spelled out.</summary>
    public Settings Settings { get; }

    public LiveBase Live { get; }

    public LiveFacts Facts { get; }

    public RecordBook Records { get; }

    /// <summary>Finds records by what they say.</summary>
    public FindIndex Index { get; } = new();

    /// <summary>What people should look at.</summary>
    public ReviewBook Reviews { get; }

    public JudgmentBook Judgments { get; } = new();

    /// <summary>Golden values that people gave.</summary>
    public AnchoredBook<StoredCorrection> Corrections { get; } = new(c => [c.Record]);

    /// <summary>Relations that people made.</summary>
    public AnchoredBook<StoredRelation> Relations { get; } = new(r => [r.Left, r.Right]);

    /// <summary>What people wrote down.</summary>
    public AnchoredBook<StoredInteraction> Notes { get; } = new(n => [n.Record]);

    /// <summary>Least number of digits of a code's serial.</summary>
    public int SerialWidth { get; }

    /// <summary>Number of records that the fit was made of.</summary>
    public int FitCount { get; }

    /// <summary>Records of sources that the fit did not have, or with columns that it did not know: they wait for the next fit.</summary>
    public int Unresolved { get; set; }

    /// <summary>What columns mean was said anew since the fit.</summary>
    public bool IsRemapped { get; set; }

    /// <summary>Records that came, changed or went since the fit, each counted once; one that came and went is none.</summary>
    public int Moved => moved.Count;

    /// <summary>What the fit knew of a source; null where it had none of its records.</summary>
    public FitSource? SourceOf(int source) => sources.GetValueOrDefault(source);

    public IReadOnlyCollection<FitSource> Sources => sources.Values;

    /// <summary>A record as the live base takes it; columns that the fit did not know are left out.</summary>
    public NewRecord Read(FitSource source, IReadOnlyList<string> texts)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int column = 0; column < source.Columns.Count && column < texts.Count; column++)
            if (texts[column].Length > 0)
                fields.Add(source.Columns[column], texts[column]);
        return new NewRecord(source.Name, fields);
    }

    public static CustomerNo No(string id) => CustomerNo.Of(id) ?? throw new InvalidOperationException($"found '{id}'; expected an id that Guiyi gave.");

    /// <summary>The number of a record that is there, or was; -1 where the fit does not know it.</summary>
    public int NumberOf(Store store, RecordAnchor anchor)
    {
        foreach (RecordHead head in store.Records.Heads(anchor.Source, [anchor.Key]))
            return Records.Number(head.Id);
        return Records.Gone(anchor);
    }

    /// <summary>Customers of both kinds that a record belongs to.</summary>
    public IEnumerable<(EntityKind Kind, string Id)> CustomersOf(int number)
    {
        foreach (EntityKind kind in (EntityKind[])[EntityKind.Person, EntityKind.Organization])
            if (Live.CustomerOf(kind, number) is { } id)
                yield return (kind, id);
    }

    /// <summary>What people corrected of a customer with some records: of each attribute the last saying counts. One about an attribute that the fit does not have waits for the next.</summary>
    public IReadOnlyList<CorrectedValue> Corrected(EntityKind kind, IReadOnlyList<int> numbers) => Corrected(kind, numbers, [], []);

    /// <summary>The same as it will be when some are taken back and others, by the numbers of their records, are added. Of a consent the last saying counts for each record.</summary>
    public IReadOnlyList<CorrectedValue> Corrected(EntityKind kind, IReadOnlyList<int> numbers, IReadOnlyList<long> ended, IReadOnlyList<(int Number, StoredCorrection Said)> added)
    {
        // Of most customers nobody said anything.
        if (added.Count == 0 && Corrections.About(numbers).Count == 0)
            return [];
        return
        [
            .. numbers.SelectMany(n => Corrections.About(n).Select(c => (Number: n, Said: c))).Where(c => !ended.Contains(c.Said.Id)).OrderBy(c => c.Said.Id).Concat(added)
                .Where(c => c.Said.Entity == kind && attributes.Contains(c.Said.Attribute))
                .GroupBy(c => (c.Said.Attribute, Record: IsConsent(c.Said.Attribute) ? c.Number : (int?)null))
                .Select(c => new CorrectedValue(c.Key.Attribute, c.Last().Said.Value) { Record = c.Key.Record }),
        ];
    }

    /// <summary>True for attributes of which the strictest statement wins, a person's among them.</summary>
    public static bool IsConsent(string attribute) => ConsentHeaders.Channel(attribute) is not null;

    /// <summary>All that people corrected, by customer of a kind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CorrectedValue>> AllCorrected(EntityKind kind)
    {
        var all = new Dictionary<string, IReadOnlyList<CorrectedValue>>(StringComparer.Ordinal);
        foreach (int number in Corrections.Numbers)
            if (Live.CustomerOf(kind, number) is { } id && !all.ContainsKey(id))
                all.Add(id, Corrected(kind, Live.Records(kind, id)));
        return all;
    }

    /// <summary>Relations that were found, with the records that show them.</summary>
    public IReadOnlyList<Relation> Related(EntityKind kind, string id) => found.Of(kind, id);

    /// <summary>Where a customer with some records stands. Only the writer asks.</summary>
    public Standing Standing(CustomerNo customer, IReadOnlyList<int> numbers, DateTime now, LiveDelta? delta, IReadOnlyList<CorrectedValue>? corrected = null)
    {
        LiveStanding standing = Facts.Standing(customer.Entity, numbers, corrected ?? Corrected(customer.Entity, numbers), now, delta);
        (string classes, string because) = standings.Of(standing.Classes);
        return new Standing(customer, classes, because, standing.CodePrefix, standing.Facts.Profile.FirstSeen);
    }

    /// <summary>A record has come, or has another version.</summary>
    public void Set(int number, RecordAnchor anchor, RecordId id)
    {
        moved.Add(number);
        Records.Set(number, anchor, id);
        Corrections.Set(number, anchor);
        Relations.Set(number, anchor);
        Notes.Set(number, anchor);
    }

    /// <summary>A record has gone; its number and all that was said about it wait for it.</summary>
    public void Leave(int number, RecordAnchor anchor)
    {
        if (number < FitCount)
            moved.Add(number);
        else
            moved.Remove(number);
        Records.Leave(number, anchor);
        Corrections.Leave(number);
        Relations.Leave(number);
        Notes.Leave(number);
    }

    /// <summary>Takes in what people said that is attached to records.</summary>
    public void TakeSayings(Store store)
    {
        int NumberOf(RecordAnchor anchor) => this.NumberOf(store, anchor);
        foreach (StoredCorrection said in store.Corrections.Held())
            Corrections.Add(said, NumberOf);
        foreach (StoredRelation said in store.Relations.Held())
            Relations.Add(said, NumberOf);
        foreach (StoredInteraction said in store.Interactions.Held())
            Notes.Add(said, NumberOf);
    }

    /// <summary>A change was taken over: what follows from the customers follows it.</summary>
    /// <param name="delta">The change.</param>
    /// <param name="numbers">Records that came, changed or went.</param>
    public void Follow(LiveDelta delta, IReadOnlyList<int> numbers)
    {
        found.Apply(delta);
        foreach (int number in numbers)
            if (Live.Has(number))
                Index.Put(number, [.. Live.Stated(number).Select(s => new FindText(s.Kind, s.Text))]);
            else
                Index.Remove(number);
        Reviews.Follow(delta, numbers);
    }
}

/// <summary>A source as a fit knew it.</summary>
/// <param name="Id">Id of the source.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns then; later ones stand behind these.</param>
/// <param name="Mapping">What they mean.</param>
sealed record FitSource(int Id, string Name, IReadOnlyList<string> Columns, SourceMapping Mapping);
