using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Customers;

namespace Guiyi.Api.Customers;

/// <summary>An id in an address may be one that a merge retired: it leads on (308). One whose records are all gone says so (410).</summary>
static class CustomerAddress
{
    /// <summary>For all that hangs below /customers/{id}.</summary>
    public static RouteGroupBuilder LeadsOn(this RouteGroupBuilder group) => group.AddEndpointFilter((context, next) =>
    {
        CustomerHub hub = context.HttpContext.RequestServices.GetRequiredService<CustomerHub>();
        var id = (string)context.HttpContext.Request.RouteValues["id"]!;
        CustomerNo now = Today(hub, Asked(hub, id));
        return now.ToString() == id ? next(context) : ValueTask.FromResult<object?>(Lead(context.HttpContext, Elsewhere(context.HttpContext.Request, id, now)));
    });

    /// <summary>An id of an address that was given out once.</summary>
    /// <exception cref="Refusal">404: it never was.</exception>
    public static CustomerNo Asked(CustomerHub hub, string id) =>
        CustomerNo.Of(id) is { } asked && hub.Store.Customers.Find(asked) is not null ? asked : throw Refusal.NotThere($"No customer ever had the id {id}.");

    /// <summary>Where an id leads today.</summary>
    /// <exception cref="Refusal">410: nowhere.</exception>
    public static CustomerNo Today(CustomerHub hub, CustomerNo asked) =>
        hub.Customers.Resolve(asked) ?? throw new Refusal(410, "The customer is gone.", $"All records of {asked} were removed. Its history is at /api/v1/customers/{asked}/history.");

    /// <summary>Answers where it is today. Not for ever, whatever the status says: a merge may be undone.</summary>
    public static RedirectHttpResult Lead(HttpContext http, string address)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Redirect(address, permanent: true, preserveMethod: true);
    }

    static string Elsewhere(HttpRequest request, string id, CustomerNo now)
    {
        string path = request.Path.Value!;
        int at = path.IndexOf("/" + id, StringComparison.Ordinal);
        return path[..(at + 1)] + now + path[(at + 1 + id.Length)..] + request.QueryString;
    }

    /// <summary>What every address of a customer may answer.</summary>
    public static RouteHandlerBuilder OfCustomer(this RouteHandlerBuilder endpoint) => endpoint
        .Produces(StatusCodes.Status308PermanentRedirect).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);

    /// <summary>The id of an address that has led on where it had to.</summary>
    public static CustomerNo Read(string id) => CustomerNo.Of(id)!.Value;
}
