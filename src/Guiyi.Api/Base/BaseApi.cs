using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Model;

namespace Guiyi.Api.Base;

/// <summary>The base as a whole.</summary>
static class BaseApi
{
    public static RouteGroupBuilder MapBase(this RouteGroupBuilder api)
    {
        api.MapGet("/base", Show).WithTags("Base").WithSummary("How many customers there are, which fit they follow from, and what waits");
        return api;
    }

    static Ok<BaseView> Show(CustomerHub hub)
    {
        StoredFit? fit = hub.Fits.InUse;
        return TypedResults.Ok(new BaseView(
            hub.Store.Version, hub.Customers.Count(EntityKind.Person), hub.Customers.Count(EntityKind.Organization),
            hub.Files.Open, hub.Fits.IsDue, hub.Fits.IsWorking, fit?.Id, fit?.BaseVersion, hub.Fits.Fault));
    }
}

/// <summary>How the base is.</summary>
/// <param name="Version">The last commit.</param>
/// <param name="Persons">Customers that are persons.</param>
/// <param name="Organizations">Customers that are organizations.</param>
/// <param name="OpenFiles">Files that wait or are being taken in.</param>
/// <param name="IsFitDue">Records wait for a fit, columns mean something else, or the base has grown by a quarter.</param>
/// <param name="IsFitting">A fit is being computed.</param>
/// <param name="Fit">The fit in use; left out before the first.</param>
/// <param name="FitVersion">The version of the base that it was made from.</param>
/// <param name="FitFault">Why the last fit that began by itself failed.</param>
sealed record BaseView(long Version, int Persons, int Organizations, int OpenFiles, bool IsFitDue, bool IsFitting, long? Fit = null, long? FitVersion = null, string? FitFault = null);
