using Guiyi.Api.Platform;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Merge;

namespace Guiyi.Api.Judgments;

/// <summary>What a person says about two records.</summary>
/// <param name="Left">The one record.</param>
/// <param name="Right">The other.</param>
/// <param name="Decision">same, different or unsure.</param>
sealed record NewJudgment(NamedRecord Left, NamedRecord Right, Decision Decision)
{
    public JudgedRecords Of(CustomerHub hub) => new(Left.Anchor(hub), Right.Anchor(hub), Decision);
}

/// <summary>Judgments that are taken in together, or none of them.</summary>
/// <param name="Judgments">What is said.</param>
/// <param name="Why">Why; kept with each.</param>
/// <param name="Seen">Customer id to the ETag it was shown with: the request is refused where one has changed since.</param>
sealed record NewJudgments(IReadOnlyList<NewJudgment> Judgments, string Why = "", IReadOnlyDictionary<string, string>? Seen = null)
{
    public JudgmentRequest Request(CustomerHub hub, string by) =>
        new() { By = by, Why = Why, Seen = Platform.Seen.Of(hub, Seen), Said = [.. Judgments.Select(j => j.Of(hub))] };
}

/// <summary>What is taken back, and why.</summary>
/// <param name="Why">Why.</param>
/// <param name="Seen">Customer id to the ETag it was shown with: the request is refused where one has changed since.</param>
sealed record Undoing(string Why = "", IReadOnlyDictionary<string, string>? Seen = null);

/// <summary>What became of judgments.</summary>
/// <param name="Run">The run that holds them: undoing it undoes them all.</param>
/// <param name="Judgments">Their ids.</param>
/// <param name="Customers">What they did to customers.</param>
sealed record JudgmentResult(long Run, IReadOnlyList<long> Judgments, IReadOnlyList<JudgedCustomer> Customers)
{
    public static JudgmentResult Of(JudgmentReceipt receipt) => new(
        receipt.Run, receipt.Judgments, [.. receipt.Effects.Select(e => new JudgedCustomer(e.Customer, e.Before.Count, e.After.Count, e.ReplacedBy))]);
}

/// <summary>What judgments did to a customer.</summary>
/// <param name="Customer">Its id.</param>
/// <param name="RecordsBefore">Number of its records before; 0 where it is new.</param>
/// <param name="RecordsAfter">Number of its records after; 0 where it ended.</param>
/// <param name="ReplacedBy">Where it ended, the id that stands for it.</param>
sealed record JudgedCustomer(string Customer, int RecordsBefore, int RecordsAfter, string? ReplacedBy = null);

/// <summary>A judgment of a person, kept for ever.</summary>
/// <param name="Made">Who said so, when and why.</param>
/// <param name="Run">What was said in one go has one run: POST /judgment-runs/{run}/undo takes all of it back.</param>
/// <param name="Ended">Who took it back; left out while it holds.</param>
sealed record JudgmentView(long Id, NamedRecord Left, NamedRecord Right, Decision Decision, SaidBy Made, long? Run = null, SaidBy? Ended = null)
{
    public static JudgmentView Of(StoredJudgment judgment, IReadOnlyDictionary<int, string> sources) => new(
        judgment.Id, NamedRecord.Of(judgment.Left, sources), NamedRecord.Of(judgment.Right, sources), judgment.Decision, SaidBy.Of(judgment.Made), judgment.Run, SaidBy.Ended(judgment));
}
