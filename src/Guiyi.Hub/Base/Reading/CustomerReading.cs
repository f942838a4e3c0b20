using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Relate;

namespace Guiyi.Hub.Base.Reading;

/// <summary>Puts together what is known of one customer, from memory and store.</summary>
sealed class CustomerReading(CustomerHub hub, LoadedBase loaded, CustomerNo customer)
{
    readonly string id = customer.ToString();
    readonly IReadOnlyList<int> numbers = loaded.Live.Records(customer.Entity, customer.ToString());
    readonly Dictionary<int, RecordName> names = [];
    Dictionary<int, StoredSource>? sources;

    /// <summary>False where the customer is not there.</summary>
    public bool IsThere => numbers.Count > 0;

    /// <summary>False where it has other records by now.</summary>
    public bool IsStill => hub.Loaded == loaded && loaded.Live.Records(customer.Entity, id).SequenceEqual(numbers);

    public CustomerView View()
    {
        IReadOnlyList<RecordView> records = Records();
        LiveStanding standing = loaded.Facts.Standing(customer.Entity, numbers, loaded.Corrected(customer.Entity, numbers), Now);
        IReadOnlyList<StoredCode> codes = hub.Store.Codes.Of(customer);
        return new CustomerView
        {
            Id = id,
            Kind = customer.Entity,
            Name = standing.Facts.Name,
            Code = codes.FirstOrDefault(c => c.Held.Until is null)?.Code,
            Version = hub.LastChange(customer),
            Classes = [.. standing.Classes.Select(c => new ClassView(c.Dimension, c.Code, c.TitleZh, c.TitleEn, c.ReasonZh, c.ReasonEn))],
            Values = Values(),
            Records = records,
            Profile = standing.Facts.Profile,
            Rfm = standing.Facts.Rfm,
            Relations = Relations(),
            Codes = codes,
        };
    }

    DateTime Now => hub.Clock.GetLocalNow().DateTime;

    /// <summary>The customer's records, the first one first; their names are known from then on.</summary>
    public IReadOnlyList<RecordView> Records()
    {
        Dictionary<RecordId, StoredRecord> stored = hub.Store.Records.Find(numbers.Select(loaded.Records.Id)).ToDictionary(r => r.Id);
        sources ??= hub.Sources.ById;
        List<RecordView> records = [];
        foreach (int number in numbers)
        {
            StoredRecord record = stored[loaded.Records.Id(number)];
            StoredSource source = sources[record.Anchor.Source];
            names[number] = new RecordName(source.Name, record.Anchor.Key);
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int column = 0; column < record.Fields.Count; column++)
                if (record.Fields[column].Length > 0)
                    fields.Add(source.Columns[column], record.Fields[column]);
            records.Add(new RecordView(names[number], record.Id, fields, record.Row, record.ReceivedRun));
        }
        return records;
    }

    IReadOnlyList<ValueView> Values()
    {
        ILookup<string, StoredCorrection> corrections = loaded.Corrections.About(numbers).Where(c => c.Entity == customer.Entity).ToLookup(c => c.Attribute, StringComparer.Ordinal);
        // Of a consent several may hold, one for each record: the one that is as strict as the value.
        StoredCorrection? Given(LiveValue value) => value.Record >= 0 ? null : corrections[value.Attribute].LastOrDefault(c => c.Value == value.Text) ?? corrections[value.Attribute].LastOrDefault();
        return [.. loaded.Facts.Golden(customer.Entity, numbers, loaded.Corrected(customer.Entity, numbers)).Select(v => new ValueView(
            v.Attribute, v.Text, Storage.Databases.Word<SurvivorshipRule>.Of(v.Rule), v.Record < 0 ? null : names[v.Record],
            Given(v) is { } by ? new CorrectionView(by.Id, by.Made) : null,
            [.. v.Statements.Select(s => new StatementView(names[s.Record], s.Text, s.Raw, s.SeenAt))]))];
    }

    /// <summary>What was found and what people made; a found one that a person denied is left out.</summary>
    public IReadOnlyList<RelationView> Relations()
    {
        List<RelationView> made = [];
        foreach (StoredRelation said in loaded.Relations.About(numbers))
            if (Id(said.LeftEntity, said.Left) is { } left && Id(said.RightEntity, said.Right) is { } right && left != right && (left == id || right == id))
                made.Add(new RelationView(said.Id, said.Kind, left, right, said.Label, "", said.Made));
        bool IsDenied(RelationView found) => made.Exists(m => m.Kind == "not_" + found.Kind && ((m.From, m.To) == (found.From, found.To) || (m.From, m.To) == (found.To, found.From)));
        return [.. loaded.Related(customer.Entity, id).Select(Found).Where(f => !IsDenied(f)).Concat(made).OrderBy(ListPlace.Of, StringComparer.Ordinal)];
    }

    RelationView Found(Relation relation)
    {
        StoredRecord? shows = hub.Store.Records.Find(loaded.Records.Id(relation.FromRecord));
        sources ??= hub.Sources.ById;
        string source = shows is null ? "" : sources[shows.Anchor.Source].Name, place = shows is null ? "" : $"{source} {shows.Anchor.Key}";
        return new RelationView(
            null, Storage.Databases.Word<RelationKind>.Of(relation.Kind), relation.From, relation.To, relation.Group,
            RelationText.Mended(relation.Evidence, RelationText.Called(loaded, source, relation.FromRecord), place), null);
    }

    string? Id(EntityKind entity, RecordAnchor anchor) => loaded.NumberOf(hub.Store, anchor) is >= 0 and int number ? loaded.Live.CustomerOf(entity, number) : null;

    /// <summary>What people wrote down, the latest first.</summary>
    public IReadOnlyList<StoredInteraction> Notes() => [.. loaded.Notes.About(numbers).Where(n => n.Entity == customer.Entity).OrderBy(ListPlace.Of, StringComparer.Ordinal)];

    /// <summary>Everything that happened, the latest first; what has no time comes last.</summary>
    public IReadOnlyList<TimelineEntry> Timeline()
    {
        if (names.Count == 0)
            Records();
        List<TimelineEntry> entries = [];
        foreach (int number in numbers)
            entries.AddRange(loaded.Facts.Interactions(number).Select((one, i) =>
                new TimelineEntry(id, Storage.Databases.Word<InteractionKind>.Of(one.Kind), one.When, one.Text, one.Amount, one.Currency, one.Products, one.Key, names[number], null, null) { Place = "" }.At(i)));
        foreach (StoredInteraction note in Notes())
            entries.Add(new TimelineEntry(id, note.Kind, note.Happened.ToOffset(hub.Clock.LocalTimeZone.GetUtcOffset(note.Happened)).DateTime, note.Text, note.Amount, note.Currency, [], "", null, note.Id, note.Made.By) { Place = "" }.At(0));
        return [.. entries.OrderBy(e => e.Place, StringComparer.Ordinal)];
    }
}
