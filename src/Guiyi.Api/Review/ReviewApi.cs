using Guiyi.Api.Judgments;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Api.Review;

/// <summary>Questions to people, the most useful first.</summary>
static class ReviewApi
{
    public static RouteGroupBuilder MapReview(this RouteGroupBuilder api)
    {
        RouteGroupBuilder review = api.MapGroup("/review").WithTags("Review").NeedsBase();
        review.MapGet("", List).WithSummary("Open questions, the most useful first: both records side by side, and the evidence");
        review.MapGet("/pair", Compare).WithSummary("Any two records side by side, and the evidence").ProducesProblem(StatusCodes.Status404NotFound);
        review.MapPost("/answer", Answer).WithSummary("Answers a question: a judgment about its two records").Refuses();
        return review;
    }

    static Ok<Paged<ReviewQuestion>> List(string? kind, [AsParameters] Paging paging, CustomerHub hub)
    {
        try
        {
            (IReadOnlyList<ReviewView> items, string? next) = hub.Reviews.Page(Words.OptionalKind(kind), paging.After is "" ? null : paging.After, paging.Take());
            return TypedResults.Ok(new Paged<ReviewQuestion>([.. items.Select(q => ReviewQuestion.Of(hub, q))], next));
        }
        catch (FormatException wrong)
        {
            throw new Refusal(400, "That is no place in this list.", $"after: {wrong.Message}.");
        }
    }

    static Ok<ReviewQuestion> Compare(string kind, string leftSource, string leftKey, string rightSource, string rightKey, CustomerHub hub)
    {
        var (left, right) = (new NamedRecord(leftSource, leftKey), new NamedRecord(rightSource, rightKey));
        return hub.Reviews.Compare(Words.Kind(kind), left.Anchor(hub), right.Anchor(hub)) is { } question
            ? TypedResults.Ok(ReviewQuestion.Of(hub, question))
            : throw Refusal.NotThere($"One of {leftSource} {leftKey} and {rightSource} {rightKey} is not there, waits for the next fit, or names no {kind}.");
    }

    static Task<Ok<JudgmentResult>> Answer(ReviewAnswer request, Caller caller, Idempotent idempotent, CustomerHub hub, CancellationToken cancellation) =>
        JudgmentsApi.Said(hub, request.Request(hub, caller.Name), idempotent, cancellation);
}

/// <summary>An answer.</summary>
/// <param name="Decision">same, different or unsure.</param>
/// <param name="Why">Why.</param>
/// <param name="Seen">Customer id to the ETag it was shown with: the answer is refused where one has changed since.</param>
sealed record ReviewAnswer(NamedRecord Left, NamedRecord Right, Decision Decision, string Why = "", IReadOnlyDictionary<string, string>? Seen = null)
{
    public JudgmentRequest Request(CustomerHub hub, string by) =>
        new() { Name = "review", By = by, Why = Why, Seen = Platform.Seen.Of(hub, Seen), Said = [new JudgedRecords(Left.Anchor(hub), Right.Anchor(hub), Decision)] };
}

/// <summary>A question, with all that is needed to answer it.</summary>
/// <param name="Kind">Whether persons or organizations are meant.</param>
/// <param name="IsTogether">Both are one customer now: the question is whether rightly.</param>
/// <param name="Probability">Chance that both are one customer, by the model.</param>
/// <param name="Weight">log2 odds, in bits.</param>
/// <param name="Usefulness">Pairs of records on which the result is expected to change by the answer.</param>
/// <param name="Rows">What both say, attribute by attribute.</param>
/// <param name="Evidence">What the model makes of it.</param>
sealed record ReviewQuestion(
    EntityKind Kind, ReviewSide Left, ReviewSide Right, bool IsTogether, double Probability, double Weight, double Usefulness, IReadOnlyList<SideBySide> Rows, IReadOnlyList<EvidenceView> Evidence)
{
    public static ReviewQuestion Of(CustomerHub hub, ReviewView view) => new(
        view.Kind, Side(hub, view.Left, view.LeftCustomer, view.LeftRecords), Side(hub, view.Right, view.RightCustomer, view.RightRecords),
        view.IsTogether, view.Probability, view.Weight, view.Usefulness, view.Rows, view.Evidence);

    static ReviewSide Side(CustomerHub hub, RecordName record, string customer, int records) =>
        new(NamedRecord.Of(record), customer, Etag.Of(hub.LastChange(CustomerNo.Of(customer)!.Value)), records);
}

/// <summary>One of the two records.</summary>
/// <param name="Customer">Whose it is now.</param>
/// <param name="Etag">That customer's ETag, for "seen".</param>
/// <param name="Records">Number of that customer's records.</param>
sealed record ReviewSide(NamedRecord Record, string Customer, string Etag, int Records);
