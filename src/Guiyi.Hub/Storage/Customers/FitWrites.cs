using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Writes fits.</summary>
public sealed class FitWrites
{
    readonly Writing writing;

    internal FitWrites(Writing writing) => this.writing = writing;

    /// <summary>Keeps a fit, not yet in use.</summary>
    /// <returns>The fit with its id.</returns>
    public StoredFit Add(StoredFit fit)
    {
        fit = fit with { Id = writing.NextId("fit"), Published = null };
        writing.Insert("fit", ["fit_id", "run_id", "base_version", "settings", "summary", "since"], [fit],
            (row, f) => row.Add(f.Id).Add(f.Run).Add(f.BaseVersion).Add(f.Settings).Add(f.Summary).Add(writing.Version));
        return fit;
    }

    /// <summary>Takes a fit into use.</summary>
    /// <exception cref="StoreException">It is in use, or was.</exception>
    public void Publish(long fit) =>
        writing.ForEach("update fit set published = $2 where fit_id = $1 and published is null", [fit], (row, id) => row.Add(id).Add(writing.Version), "the fit was published before");
}
