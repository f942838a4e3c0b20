using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Guiyi.Api.Customers;

/// <summary>Customers, as people look at them.</summary>
static class CustomersApi
{
    public static RouteGroupBuilder MapCustomers(this RouteGroupBuilder api)
    {
        RouteGroupBuilder customers = api.MapGroup("/customers").WithTags("Customers").NeedsBase();
        customers.MapGet("", List).WithSummary("Customers by id, of a kind, in classes (class.DIMENSION=CODE) and for whom a rule holds (where=…, see docs/rules.md)");
        customers.MapHistory();
        RouteGroupBuilder customer = customers.MapGroup("/{id}").LeadsOn();
        customer.MapGet("", Show).WithSummary("Everything about a customer, with the ETag that a change needs").OfCustomer();
        customer.MapGet("/timeline", Timeline).WithSummary("What happened with a customer, the latest first").OfCustomer();
        customer.MapGet("/group", Group).WithSummary("All who belong together with a customer, by relations one after the other").OfCustomer();
        customer.MapGet("/group/timeline", GroupTimeline).WithSummary("What happened with all of a customer's group, the latest first").OfCustomer();
        customer.MapValues();
        customer.MapNotes();
        api.MapGroup("/codes/{code}").WithTags("Customers").NeedsBase().MapGet("", Code).WithSummary("The customer that a code leads to, whenever it was issued").OfCustomer();
        return customers;
    }

    static Ok<Paged<CustomerSummary>> List([FromQuery] string? kind, [FromQuery] string? where, [AsParameters] Paging paging, HttpRequest request, CustomerHub hub)
    {
        CustomerQuery query = CustomerQuery.Of(Words.OptionalKind(kind), where, request.Query);
        int take = paging.Take();
        IReadOnlyList<CustomerLine> found = query.Page(hub, paging.After, take + 1);
        return TypedResults.Ok(new Paged<CustomerSummary>([.. found.Take(take).Select(CustomerSummary.Of)], found.Count > take ? found[take - 1].Id : null));
    }

    static Ok<CustomerPage> Show(string id, HttpContext http, CustomerHub hub)
    {
        CustomerView view = Found(id, hub.Customers.Find(CustomerAddress.Read(id)));
        // Not compared with If-None-Match: what is shown of others who belong to it, and its scores, change without it.
        Etag.Show(http, Etag.Of(view.Version));
        return TypedResults.Ok(CustomerPage.Of(view));
    }

    static Ok<Paged<TimelineItem>> Timeline(string id, [AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(Found(id, hub.Customers.Timeline(CustomerAddress.Read(id))), paging, e => e.Place, TimelineItem.Of));

    static Ok<GroupPage> Group(string id, CustomerHub hub) => TypedResults.Ok(GroupPage.Of(hub, Found(id, hub.Customers.Group(CustomerAddress.Read(id)))));

    static Ok<Paged<TimelineItem>> GroupTimeline(string id, [AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(Found(id, hub.Customers.GroupTimeline(CustomerAddress.Read(id))), paging, e => e.Place, TimelineItem.Of));

    static RedirectHttpResult Code(string code, HttpContext http, CustomerHub hub)
    {
        if (hub.Store.Codes.Find(code) is not { } issued)
            throw Refusal.NotThere($"The code {code} was never issued.");
        return CustomerAddress.Lead(http, $"/api/v1/customers/{CustomerAddress.Today(hub, issued.Customer)}");
    }

    /// <summary>A customer may go between being found and being read.</summary>
    public static T Found<T>(string id, T? read)
        where T : class => read ?? throw new Refusal(410, "The customer is gone.", $"{id} has just changed. Ask again: the id leads on.");
}
