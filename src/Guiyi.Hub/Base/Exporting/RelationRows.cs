using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Databases;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;
using Guiyi.Relate;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>A relation with the names of both customers and the versions of the records that show it, or that it was said of.</summary>
/// <param name="Kind">household, company_contact …</param>
/// <param name="Group">A household's name; empty for pairs, and where a person made it.</param>
/// <param name="From">The one customer; null where its record is gone.</param>
/// <param name="FromName">Its name.</param>
/// <param name="To">The other.</param>
/// <param name="ToName">Its name.</param>
/// <param name="Evidence">What says so; empty where a person does.</param>
/// <param name="FromRecord">Null where it is not known.</param>
/// <param name="ToRecord">Null where it is not known.</param>
/// <param name="Said">Who made it; null where it was found.</param>
/// <param name="Called">How the fit calls the first record in the evidence: by its place in memory, which nobody else knows.</param>
sealed record RelationRow(
    string Kind, string Group, string? From, string FromName, string? To, string ToName, string Evidence, RecordId? FromRecord, RecordId? ToRecord, StoredRelation? Said, string Called = "")
{
    /// <summary>The evidence with the record called by the row it came with, or by its key where it came alone.</summary>
    public string EvidenceOf(string place) => RelationText.Mended(Evidence, Called, place);
}

/// <summary>Gathers all relations: some ten microseconds for each customer. Where the base changes meanwhile they are not of one moment.</summary>
/// <param name="hub">The hub.</param>
/// <param name="snapshot">The base.</param>
/// <param name="sources">Names of the sources by id.</param>
sealed class RelationRows(CustomerHub hub, BaseSnapshot snapshot, IReadOnlyDictionary<int, string> sources)
{
    static readonly EntityKind[] Kinds = [EntityKind.Person, EntityKind.Organization];

    readonly LoadedBase loaded = snapshot.Loaded;

    /// <summary>Those that were found, in the order of a run's <c>relations.csv</c>, then those that people made, in theirs.</summary>
    /// <exception cref="ArgumentException">The base changed meanwhile.</exception>
    public IReadOnlyList<RelationRow> All(IReadOnlyList<StoredRelation> made)
    {
        RelationRow[] said = [.. made.Select(Of)];
        HashSet<(string, string?, string?)> denied = [.. said.SelectMany(s => ((string, string?, string?)[])[(s.Kind, s.From, s.To), (s.Kind, s.To, s.From)])];
        List<Relation> found = [.. Found().Where(f => !denied.Contains(("not_" + Word<RelationKind>.Of(f.Kind), f.From, f.To)))];
        found.Sort(Relator.Compare);
        Dictionary<string, string> names = Names([.. found.SelectMany(f => (string[])[f.From, f.To])]);
        return
        [
            .. found.Select(f => new RelationRow(
                Word<RelationKind>.Of(f.Kind), f.Group, f.From, names.GetValueOrDefault(f.From, ""), f.To, names.GetValueOrDefault(f.To, ""), f.Evidence,
                loaded.Records.Id(f.FromRecord), loaded.Records.Id(f.ToRecord), null, Called(f.FromRecord))),
            .. said,
        ];
    }

    string Called(int record) => RelationText.Called(loaded, sources.GetValueOrDefault(loaded.Records.Id(record).Source, ""), record);

    /// <summary>Each is known at both its ends, and taken at its first.</summary>
    IEnumerable<Relation> Found() =>
        from kind in Kinds
        from id in loaded.Live.Ids(kind)
        from relation in loaded.Related(kind, id)
        where relation.From == id
        select relation;

    Dictionary<string, string> Names(HashSet<string> wanted)
    {
        var names = new Dictionary<string, string>(wanted.Count, StringComparer.Ordinal);
        foreach (EntityKind kind in Kinds)
            foreach (LiveCustomer met in loaded.Facts.All(kind, snapshot.Corrections, snapshot.Now))
                if (met.Id is var id && wanted.Contains(id))
                    names[id] = met.Facts.Name;
        return names;
    }

    RelationRow Of(StoredRelation said)
    {
        (string? from, string fromName, RecordId? fromRecord) = End(said.LeftEntity, said.Left);
        (string? to, string toName, RecordId? toRecord) = End(said.RightEntity, said.Right);
        return new RelationRow(said.Kind, "", from, fromName, to, toName, "", fromRecord, toRecord, said);
    }

    (string? Id, string Name, RecordId? Record) End(EntityKind kind, RecordAnchor anchor)
    {
        if (loaded.NumberOf(hub.Store, anchor) is not (>= 0 and int number))
            return (null, "", null);
        return loaded.Live.CustomerOf(kind, number) is { } id && loaded.Live.Records(kind, id) is { Count: > 0 } records
            ? (id, snapshot.Hold(kind, id, records).Facts.Name, loaded.Records.Id(number))
            : (null, "", loaded.Records.Id(number));
    }
}
