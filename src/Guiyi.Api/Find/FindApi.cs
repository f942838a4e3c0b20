using Guiyi.Api.Customers;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Reading;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Api.Find;

/// <summary>Finds customers by anything that people remember of them.</summary>
static class FindApi
{
    const int Usual = 20, Most = 100;

    public static RouteGroupBuilder MapFind(this RouteGroupBuilder api)
    {
        RouteGroupBuilder find = api.MapGroup("").WithTags("Find").NeedsBase();
        find.MapGet("/find", Find).WithSummary("Customers that fit best: by name (also in pinyin, or with typos), phone or its last digits, address, id, code, record key");
        find.MapPost("/customers/check", Check).ReadsOnly().WithSummary("Who somebody may already be, before a customer is made: {kind, person_name, phone, …}").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        return find;
    }

    static Ok<Paged<FoundItem>> Find(string q, int? limit, CustomerHub hub) =>
        TypedResults.Ok(new Paged<FoundItem>([.. hub.Find.Find(q, Take(limit)).Select(FoundItem.Of)]));

    static async Task<Ok<Paged<CheckedCustomer>>> Check(Dictionary<string, string> said, int? limit, CustomerHub hub)
    {
        EntityKind kind = Words.Kind(said.GetValueOrDefault("kind", "person"));
        var known = said.Where(s => s.Key != "kind").ToDictionary(s => Target(s.Key), s => s.Value);
        IReadOnlyList<MaybeCustomer> maybe = await Conflicts.OrRefused(() => Task.FromResult(hub.Find.Check(kind, known, Take(limit))));
        return TypedResults.Ok(new Paged<CheckedCustomer>([.. maybe.Select(CheckedCustomer.Of)]));
    }

    static int Take(int? limit) => limit switch
    {
        null => Usual,
        >= 1 and <= Most => limit.Value,
        _ => throw new Refusal(400, "So many are not shown.", $"limit: found {limit}; expected 1 to {Most}."),
    };

    static FieldTarget Target(string word) => Words.Read<FieldTarget>(word)
        ?? throw new Refusal(400, "That is nothing a customer has.", $"found '{word}'; expected some of {string.Join(", ", Enum.GetValues<FieldTarget>().Where(t => t != FieldTarget.Ignore).Select(ApiJson.Word))}.");
}

/// <summary>A customer that was found.</summary>
/// <param name="Score">How well it fits, 0 to 1.</param>
/// <param name="Attribute">What was found: an attribute's kind, code, customer_id or record_key.</param>
/// <param name="Text">The text by which it was found.</param>
/// <param name="Why">How that fits what was asked for.</param>
sealed record FoundItem(CustomerSummary Customer, double Score, string Attribute, string Text, string Why)
{
    public static FoundItem Of(FoundCustomer found) => new(CustomerSummary.Of(found.Customer), found.Score, found.Attribute, found.Text, found.Why);
}

/// <summary>A customer that somebody may be.</summary>
/// <param name="Name">The name to call it by.</param>
/// <param name="Record">Its record that is nearest.</param>
/// <param name="Probability">Chance that it is the same.</param>
/// <param name="Weight">log2 odds, in bits.</param>
/// <param name="Because">What speaks for it and against it.</param>
sealed record CheckedCustomer(string Customer, string Name, NamedRecord Record, double Probability, double Weight, IReadOnlyList<EvidenceView> Because)
{
    public static CheckedCustomer Of(MaybeCustomer maybe) => new(maybe.Customer, maybe.Name, NamedRecord.Of(maybe.Record), maybe.Probability, maybe.Weight, maybe.Because);
}
