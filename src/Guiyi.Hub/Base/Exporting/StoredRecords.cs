using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>The current source records of one moment with whose they were then, in the order (source, received).</summary>
sealed class StoredRecords : IDisposable
{
    readonly CustomerHub hub;
    readonly BaseSnapshot snapshot;
    readonly Dictionary<int, RecordSource> sources;
    bool hasNext;

    /// <summary>Between two commits.</summary>
    public StoredRecords(CustomerHub hub, LoadedBase loaded)
    {
        this.hub = hub;
        snapshot = new BaseSnapshot(loaded, hub.Clock.GetLocalNow().DateTime, keepsCustomers: false);
        sources = hub.Store.Sources.All().ToDictionary(s => s.Id, s => new RecordSource(s, loaded.SourceOf(s.Id)));
        Cursor = hub.Store.Records.Current();
        hasNext = Cursor.Read();
        hub.Snapshots.Open(snapshot);
    }

    public LoadedBase Loaded => snapshot.Loaded;

    /// <summary>Stands at a record within <see cref="Each"/>.</summary>
    public RecordCursor Cursor { get; }

    /// <summary>Goes through the records, once: the source, and the record's number; -1 where it waits for the next fit.</summary>
    public IEnumerable<(RecordSource Source, int Number)> Each()
    {
        for (; hasNext; hasNext = Cursor.Read())
        {
            RecordSource source = sources[Cursor.Source];
            yield return (source, source.Fit is null ? -1 : Loaded.Records.Number(Cursor.Id));
        }
    }

    /// <summary>The record that the cursor stands at, as the fit reads it.</summary>
    public NewRecord Said(FitSource source) => Loaded.Read(source, Cursor.Fields.ToArray());

    /// <summary>Source, row and line of the record that the cursor stands at; what came alone has neither.</summary>
    public void WritePlace(ICells row, RecordSource source)
    {
        row.Field(source.Name);
        WriteOrdinal(row, Cursor.Row);
        WriteOrdinal(row, Cursor.Line);
        row.Field(source.IdPlace >= 0 && source.IdPlace < Cursor.Fields.Count ? Cursor.Fields[source.IdPlace] : []);
    }

    static void WriteOrdinal(ICells row, long ordinal)
    {
        if (ordinal > 0)
            row.Field(ordinal);
        else
            row.Field("");
    }

    /// <summary>The person, or the organization where there is only that, and the organization.</summary>
    public void WriteOwners(ICells row, int number)
    {
        string? organization = OwnerOf(EntityKind.Organization, number);
        row.Field(OwnerOf(EntityKind.Person, number) ?? organization);
        row.Field(organization);
    }

    /// <summary>Whose a record was.</summary>
    public string? OwnerOf(EntityKind kind, int number) => number < 0 ? null : snapshot.OwnerOf(kind, number);

    public void Dispose()
    {
        hub.Snapshots.Close(snapshot);
        Cursor.Dispose();
    }
}

/// <summary>A source of records.</summary>
sealed class RecordSource
{
    public RecordSource(StoredSource stored, FitSource? fit)
    {
        (Name, Fit) = (stored.Name, fit);
        IdPlace = fit is null ? -1 : stored.Columns.ToList().IndexOf(Sinks.Results.RecordsCsv.IdColumn(fit.Mapping) ?? "");
    }

    public string Name { get; }

    /// <summary>Null where the fit does not have it.</summary>
    public FitSource? Fit { get; }

    /// <summary>Place of the column with the channel's own key of a row; -1 where there is none.</summary>
    public int IdPlace { get; }
}
