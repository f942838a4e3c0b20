using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Api.Customers;

/// <summary>Golden values that people give: they outrank every rule, follow their record through merges, and can be taken back.</summary>
static class ValuesApi
{
    public static void MapValues(this RouteGroupBuilder customer)
    {
        RouteGroupBuilder values = customer.MapGroup("/values/{attribute}").WithTags("Customers");
        values.MapPut("", Correct).WithSummary("Gives a customer a value that outranks every rule; needs If-Match").OfCustomer().NeedsState().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        values.MapDelete("", Uncorrect).WithSummary("Takes a correction back: the rules decide again; needs If-Match").OfCustomer().NeedsState();
    }

    /// <summary>What a change of a customer may answer.</summary>
    public static RouteHandlerBuilder NeedsState(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);

    static async Task<Ok<CustomerCorrection>> Correct(string id, string attribute, NewValue request, IfMatch state, Caller caller, Idempotent idempotent, CustomerHub hub)
    {
        CustomerNo customer = CustomerAddress.Read(id);
        var teller = new Teller(caller.Name, request.Why) { Seen = Seen.Of(hub, customer, state) };
        StoredCorrection made = await Conflicts.OrRefused(() =>
            hub.Tellings.Correct(customer, attribute, request.Value, teller, said => idempotent.ToKeep(StatusCodes.Status200OK, CustomerCorrection.Of(said))));
        return TypedResults.Ok(CustomerCorrection.Of(made));
    }

    static async Task<NoContent> Uncorrect(string id, string attribute, string? why, IfMatch state, Caller caller, Idempotent idempotent, CustomerHub hub)
    {
        CustomerNo customer = CustomerAddress.Read(id);
        var teller = new Teller(caller.Name, why ?? "") { Seen = Seen.Of(hub, customer, state) };
        long correction = hub.Customers.Find(customer)?.Values.FirstOrDefault(v => v.Attribute == attribute)?.Correction?.Id
            ?? throw Refusal.NotThere($"Nobody corrected {attribute} of {id}.");
        await hub.Tellings.Uncorrect(correction, teller, _ => idempotent.ToKeep(StatusCodes.Status204NoContent));
        return TypedResults.NoContent();
    }
}

/// <summary>A value that a person gives.</summary>
/// <param name="Value">The value; empty where the customer has none.</param>
/// <param name="Why">Why.</param>
sealed record NewValue(string Value, string Why = "");
