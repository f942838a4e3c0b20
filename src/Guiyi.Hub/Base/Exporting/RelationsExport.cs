using System.Globalization;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>
/// Relations: first those that were found, as <c>relations.csv</c> of a run shows them, without those that people denied; then those that people made,
/// denials among them, between the customers that have the records now.
/// </summary>
sealed class RelationsExport : IExportRows
{
    const int Portion = 1000;

    readonly CustomerHub hub;
    readonly BaseSnapshot snapshot;
    readonly IReadOnlyList<StoredRelation> made;
    readonly Dictionary<int, string> sources;
    IReadOnlyList<RelationRow>? rows;

    /// <summary>Between two commits.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="loaded">The base in memory.</param>
    /// <param name="atOnce">Finds all relations now, before the next commit; otherwise <see cref="Gather"/> does.</param>
    public RelationsExport(CustomerHub hub, LoadedBase loaded, bool atOnce)
    {
        this.hub = hub;
        snapshot = new BaseSnapshot(loaded, hub.Clock.GetLocalNow().DateTime, keepsCustomers: false);
        made = [.. hub.Store.Relations.Held()];
        sources = hub.Store.Sources.All().ToDictionary(s => s.Id, s => s.Name);
        if (atOnce)
            rows = new RelationRows(hub, snapshot, sources).All(made);
        hub.Snapshots.Open(snapshot);
    }

    public IReadOnlyList<TableColumn> Columns =>
    [
        new("kind"), new("group", CellKind.Id), new("from_id", CellKind.Id), new("from_name"), new("to_id", CellKind.Id), new("to_name"), new("evidence"),
        new("from_source"), new("from_row", CellKind.Number), new("to_source"), new("to_row", CellKind.Number), new("label"), new("made_by"), new("made_at"), new("made_why"),
    ];

    public long? Total => rows?.Count;

    /// <summary>Finds the relations while the base goes on.</summary>
    /// <returns>False where a commit came in between: what was found is not of one moment.</returns>
    public bool Gather()
    {
        if (rows is not null)
            return true;
        try
        {
            IReadOnlyList<RelationRow> gathered = new RelationRows(hub, snapshot, sources).All(made);
            if (snapshot.HasChanged)
                return false;
            rows = gathered;
            return true;
        }
        catch (Exception moved) when (moved is ArgumentException or KeyNotFoundException && snapshot.HasChanged)
        {
            return false;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Write(ICells row, Action written)
    {
        if (rows is null)
            throw new InvalidOperationException("Relations are written that were not gathered.");
        foreach (RelationRow[] portion in rows.Chunk(Portion))
        {
            Dictionary<RecordId, StoredRecord> places = hub.Store.Records.Find(portion.SelectMany(r => (RecordId?[])[r.FromRecord, r.ToRecord]).OfType<RecordId>().Distinct()).ToDictionary(r => r.Id);
            foreach (RelationRow relation in portion)
            {
                Write(row, relation, places);
                written();
            }
        }
    }

    void Write(ICells row, RelationRow relation, Dictionary<RecordId, StoredRecord> places)
    {
        row.Field(relation.Kind);
        row.Field(relation.Group);
        row.Field(relation.From);
        row.Field(relation.FromName);
        row.Field(relation.To);
        row.Field(relation.ToName);
        row.Field(relation.EvidenceOf(Called(relation.FromRecord, places)));
        WritePlace(row, relation.FromRecord, places);
        WritePlace(row, relation.ToRecord, places);
        row.Field(relation.Said?.Label);
        row.Field(relation.Said?.Made.By);
        row.Field(relation.Said?.Made.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        row.Field(relation.Said?.Made.Why);
        row.EndRow();
    }

    string Called(RecordId? record, Dictionary<RecordId, StoredRecord> places) => record is { } id && places.GetValueOrDefault(id) is { } found
        ? sources.GetValueOrDefault(id.Source, "") + (found.Row > 0 ? string.Create(CultureInfo.InvariantCulture, $" row {found.Row}") : $" record {found.Anchor.Key}")
        : "";

    /// <summary>Source and row of a record; what came alone has no row.</summary>
    void WritePlace(ICells row, RecordId? record, Dictionary<RecordId, StoredRecord> places)
    {
        row.Field(record is { } id ? sources.GetValueOrDefault(id.Source, "") : "");
        if (record is { } known && places.GetValueOrDefault(known) is { Row: > 0 and var ordinal })
            row.Field(ordinal);
        else
            row.Field("");
    }

    public void Dispose() => hub.Snapshots.Close(snapshot);
}
