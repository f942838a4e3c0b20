using Guiyi.Api.Customers;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Api.Relations;

/// <summary>Who belongs together without being the same, as people say.</summary>
static class RelationsApi
{
    public static RouteGroupBuilder MapRelations(this RouteGroupBuilder api)
    {
        RouteGroupBuilder relations = api.MapGroup("/relations").WithTags("Relations").NeedsBase();
        relations.MapPost("", Add).WithSummary("Says that two customers belong together; a kind with not_ before it denies a relation that was found")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        relations.MapPut("/{id:long}", Change).WithSummary("Says something else of the same two; the changed relation has an id of its own")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        relations.MapDelete("/{id:long}", Remove).WithSummary("Ends a relation that a person made").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGroup("/customers/{id}/relations").WithTags("Relations").NeedsBase().LeadsOn().MapGet("", List).WithSummary("A customer's relations, found and made by people").OfCustomer();
        return relations;
    }

    static Ok<Paged<CustomerRelation>> List(string id, [AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(CustomersApi.Found(id, hub.Customers.Relations(CustomerAddress.Read(id))), paging, ListPlace.Of, CustomerRelation.Of));

    static async Task<Created<RelationResult>> Add(NewRelation request, Caller caller, Idempotent idempotent, CustomerHub hub)
    {
        string address = $"/api/v1/customers/{request.From}/relations";
        var teller = new Teller(caller.Name, request.Why) { Seen = Seen.Of(hub, request.Seen) };
        StoredRelation made = await Conflicts.OrRefused(() => hub.Tellings.Relate(
            Seen.CustomerOf(request.From), Seen.CustomerOf(request.To), request.Kind, request.Label, teller,
            said => idempotent.ToKeep(StatusCodes.Status201Created, RelationResult.Of(said), location: address)));
        return TypedResults.Created(address, RelationResult.Of(made));
    }

    static async Task<Ok<RelationResult>> Change(long id, RelationText request, Caller caller, Idempotent idempotent, CustomerHub hub)
    {
        Check(hub, id);
        var teller = new Teller(caller.Name, request.Why) { Seen = Seen.Of(hub, request.Seen) };
        StoredRelation changed = await Conflicts.OrRefused(() =>
            hub.Tellings.Relate(id, request.Kind, request.Label, teller, said => idempotent.ToKeep(StatusCodes.Status200OK, RelationResult.Of(said))));
        return TypedResults.Ok(RelationResult.Of(changed));
    }

    static async Task<NoContent> Remove(long id, string? why, Caller caller, Idempotent idempotent, CustomerHub hub)
    {
        Check(hub, id);
        await hub.Tellings.Unrelate(id, new Teller(caller.Name, why ?? ""), _ => idempotent.ToKeep(StatusCodes.Status204NoContent));
        return TypedResults.NoContent();
    }

    static void Check(CustomerHub hub, long id)
    {
        if (hub.Store.Relations.Find(id) is null)
            throw Refusal.NotThere($"There is no relation {id}.");
    }
}

/// <summary>A new relation.</summary>
/// <param name="From">The one customer: the person, the contact, the subsidiary.</param>
/// <param name="To">The other: the company, the parent.</param>
/// <param name="Kind">household, company_contact, parent_company, guardian, referrer …; with not_ before it: a found relation is none.</param>
/// <param name="Label">More about it, for people.</param>
/// <param name="Why">Why.</param>
/// <param name="Seen">Customer id to the ETag it was shown with.</param>
sealed record NewRelation(string From, string To, string Kind, string Label = "", string Why = "", IReadOnlyDictionary<string, string>? Seen = null);

/// <summary>What a relation is from now on.</summary>
/// <param name="Kind">As for a new one.</param>
/// <param name="Label">More about it, for people.</param>
/// <param name="Why">Why.</param>
/// <param name="Seen">Customer id to the ETag it was shown with.</param>
sealed record RelationText(string Kind, string Label = "", string Why = "", IReadOnlyDictionary<string, string>? Seen = null);

/// <summary>A relation that was made or changed.</summary>
/// <param name="Follows">The relation that it took the place of.</param>
sealed record RelationResult(long Id, string Kind, string Label, SaidBy Made, long? Follows = null)
{
    public static RelationResult Of(StoredRelation relation) => new(relation.Id, relation.Kind, relation.Label, SaidBy.Of(relation.Made), relation.Follows);
}
