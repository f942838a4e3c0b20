using Guiyi.Api.Platform;
using Guiyi.Hub.Base.Judging;

namespace Guiyi.Api.Judgments;

/// <summary>What a request would do, if it were sent now; nothing of it is done.</summary>
/// <param name="Customers">What would become of each customer.</param>
/// <param name="Refusal">Why it would not be taken in; left out where it would.</param>
sealed record Preview(IReadOnlyList<CustomerPreview> Customers, string? Refusal = null)
{
    public static Preview Of(JudgmentPreview preview) => new([.. preview.Effects.Select(CustomerPreview.Of)], preview.Refusal);
}

/// <summary>What would become of a customer.</summary>
/// <param name="Name">The name to call it by.</param>
/// <param name="Fate">created, restored, changed, merged or retired.</param>
/// <param name="RecordsBefore">Its records now.</param>
/// <param name="RecordsAfter">Its records then.</param>
/// <param name="Values">Golden values that would be others.</param>
/// <param name="Consents">Consents that would be others: the strictest wins in a merge, and comes apart again in an unmerge.</param>
/// <param name="Classes">Classes that would be others, by dimension.</param>
/// <param name="Relations">Relations made by people.</param>
/// <param name="Interactions">Interactions of its records.</param>
/// <param name="Notes">What people wrote down.</param>
/// <param name="CodeBefore">Its code now.</param>
/// <param name="CodeAfter">Its code then; a new serial shows as "…".</param>
/// <param name="ReplacedBy">Where it would end, the id that would stand for it.</param>
sealed record CustomerPreview(
    string Customer, string Name, string Fate, IReadOnlyList<NamedRecord> RecordsBefore, IReadOnlyList<NamedRecord> RecordsAfter, IReadOnlyList<PreviewedValue> Values,
    IReadOnlyList<ConsentPreview> Consents, IReadOnlyList<PreviewedValue> Classes, PreviewedCount Relations, PreviewedCount Interactions, PreviewedCount Notes,
    string? CodeBefore = null, string? CodeAfter = null, string? ReplacedBy = null)
{
    public static CustomerPreview Of(PreviewedCustomer c) => new(
        c.Customer, c.Name, c.Fate, [.. c.Records.Before.Select(NamedRecord.Of)], [.. c.Records.After.Select(NamedRecord.Of)], c.Values,
        [.. c.Consents.Select(ConsentPreview.Of)], c.Classes, c.Relations, c.Interactions, c.Notes,
        c.Code.Before, c.Code.After, c.ReplacedBy);
}

/// <summary>What would become of a consent.</summary>
/// <param name="Name">The attribute, such as consent_sms.</param>
/// <param name="Before">granted or denied now; empty where nobody was asked.</param>
/// <param name="After">The same then.</param>
/// <param name="From">The record that decides it then; left out where a person does, or nobody.</param>
sealed record ConsentPreview(string Name, string Before, string After, NamedRecord? From = null)
{
    public static ConsentPreview Of(PreviewedConsent consent) => new(consent.Name, consent.Before, consent.After, consent.From is { } record ? NamedRecord.Of(record) : null);
}
