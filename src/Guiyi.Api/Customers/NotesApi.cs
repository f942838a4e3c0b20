using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Api.Customers;

/// <summary>What people write down about a customer: notes, calls, meetings, visits.</summary>
static class NotesApi
{
    public static void MapNotes(this RouteGroupBuilder customer)
    {
        RouteGroupBuilder notes = customer.MapGroup("/notes").WithTags("Customers");
        notes.MapGet("", List).WithSummary("What people wrote down about a customer, the latest first").OfCustomer();
        notes.MapPost("", Add).WithSummary("Writes something down about a customer").OfCustomer().ProducesProblem(StatusCodes.Status409Conflict);
        notes.MapPut("/{note:long}", Change).WithSummary("Writes something else instead; the changed note has an id of its own, and the old one is kept in the history").OfCustomer().ProducesProblem(StatusCodes.Status409Conflict);
        notes.MapDelete("/{note:long}", Remove).WithSummary("Takes a note back; it is kept in the history").OfCustomer().ProducesProblem(StatusCodes.Status409Conflict);
    }

    static Ok<Paged<CustomerNote>> List(string id, [AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(CustomersApi.Found(id, hub.Customers.Notes(CustomerAddress.Read(id))), paging, ListPlace.Of, CustomerNote.Of));

    static async Task<Created<CustomerNote>> Add(string id, NoteText request, Caller caller, Idempotent idempotent, CustomerHub hub)
    {
        string address = $"/api/v1/customers/{id}/notes";
        StoredInteraction note = await hub.Tellings.Note(
            CustomerAddress.Read(id), request.Of(null), new Teller(caller.Name, request.Why), said => idempotent.ToKeep(StatusCodes.Status201Created, CustomerNote.Of(said), location: address));
        return TypedResults.Created(address, CustomerNote.Of(note));
    }

    static async Task<Ok<CustomerNote>> Change(string id, long note, NoteText request, Caller caller, Idempotent idempotent, CustomerHub hub)
    {
        Check(hub, id, note);
        StoredInteraction changed = await hub.Tellings.Note(
            CustomerAddress.Read(id), request.Of(note), new Teller(caller.Name, request.Why), said => idempotent.ToKeep(StatusCodes.Status200OK, CustomerNote.Of(said)));
        return TypedResults.Ok(CustomerNote.Of(changed));
    }

    static async Task<NoContent> Remove(string id, long note, string? why, Caller caller, Idempotent idempotent, CustomerHub hub)
    {
        Check(hub, id, note);
        await hub.Tellings.Unnote(note, new Teller(caller.Name, why ?? ""), _ => idempotent.ToKeep(StatusCodes.Status204NoContent));
        return TypedResults.NoContent();
    }

    /// <exception cref="Refusal">The customer has no such note. One that was taken back before is told by the writer.</exception>
    static void Check(CustomerHub hub, string id, long note)
    {
        bool isOwn = hub.Customers.Notes(CustomerAddress.Read(id))?.Any(n => n.Id == note) == true;
        if (!isOwn && hub.Store.Interactions.Find(note) is not { Ended: not null })
            throw Refusal.NotThere($"The customer {id} has no note {note}.");
    }
}

/// <summary>Something to write down.</summary>
/// <param name="Text">What there is to say.</param>
/// <param name="Kind">note, call, meeting, visit …</param>
/// <param name="Happened">When it happened; left out: now.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Why">Why it is written, or changed.</param>
sealed record NoteText(string Text, string Kind = "note", DateTimeOffset? Happened = null, decimal? Amount = null, string Currency = "", string Why = "")
{
    /// <param name="follows">The note that it takes the place of.</param>
    /// <exception cref="Refusal">Its kind is no word, or its currency none.</exception>
    public NewNote Of(long? follows)
    {
        if (Kind.Length is 0 or > 50 || !Kind.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            throw new Refusal(400, "That is no kind of note.", $"kind: found '{Kind}'; expected lower-case letters, digits and _, such as note, call, meeting, visit.");
        if (Currency.Length > 0 && (Currency.Length != 3 || !Currency.All(char.IsAsciiLetterUpper)))
            throw new Refusal(400, "That is no currency.", $"currency: found '{Currency}'; expected three letters such as CNY.");
        return new NewNote(Kind, Text) { Happened = Happened, Amount = Amount, Currency = Currency, Follows = follows };
    }
}

/// <summary>What a person wrote down.</summary>
/// <param name="Happened">When it happened.</param>
/// <param name="Made">Who wrote it, when and why.</param>
/// <param name="Follows">The note that it took the place of.</param>
sealed record CustomerNote(long Id, string Kind, string Text, DateTimeOffset Happened, SaidBy Made, decimal? Amount = null, string? Currency = null, long? Follows = null)
{
    public static CustomerNote Of(StoredInteraction note) => new(
        note.Id, note.Kind, note.Text, note.Happened, SaidBy.Of(note.Made), note.Amount, note.Currency.Length > 0 ? note.Currency : null, note.Follows);
}
