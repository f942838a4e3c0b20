using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Judging;

/// <summary>What a judgment would do, if it were given now.</summary>
/// <param name="Effects">What it would do to each customer.</param>
/// <param name="Refusal">Why it would not be taken in; null where it would.</param>
public sealed record JudgmentPreview(IReadOnlyList<PreviewedCustomer> Effects, string? Refusal);

/// <summary>What would become of a customer.</summary>
/// <param name="Customer">Its id.</param>
/// <param name="Name">The name to call it by, as it would be; as it is, where it would end.</param>
/// <param name="Fate">created, restored, changed, merged or retired.</param>
/// <param name="ReplacedBy">Where it would end, the id that would stand for it.</param>
/// <param name="Records">Records that come to it and go from it.</param>
/// <param name="Values">Golden values that would be others; consents stand by themselves.</param>
/// <param name="Consents">Consents that would be others: in a merge the strictest wins, and comes apart again in an unmerge.</param>
/// <param name="Code">The code before and after; the serial of a new one is given when it is issued.</param>
/// <param name="Classes">Classes that would be others, by dimension.</param>
/// <param name="Relations">People's relations that would be its own.</param>
/// <param name="Interactions">Interactions of its records before and after.</param>
/// <param name="Notes">People's notes before and after.</param>
public sealed record PreviewedCustomer(
    string Customer, string Name, string Fate, string? ReplacedBy, PreviewedRecords Records, IReadOnlyList<PreviewedValue> Values, IReadOnlyList<PreviewedConsent> Consents, PreviewedText Code,
    IReadOnlyList<PreviewedValue> Classes, PreviewedCount Relations, PreviewedCount Interactions, PreviewedCount Notes);

/// <summary>Records that would come to a customer and go from it.</summary>
public sealed record PreviewedRecords(IReadOnlyList<RecordName> Before, IReadOnlyList<RecordName> After);

/// <summary>A value before and after; empty where there is none.</summary>
public sealed record PreviewedValue(string Name, string Before, string After);

/// <summary>A consent before and after: granted or denied; empty where nobody was asked.</summary>
/// <param name="Name">The attribute, such as consent_sms.</param>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
/// <param name="From">The record that decides it then; null where a person does, or nobody.</param>
public sealed record PreviewedConsent(string Name, string Before, string After, RecordName? From);

/// <summary>A text before and after; null where there is none.</summary>
public sealed record PreviewedText(string? Before, string? After);

/// <summary>A number before and after.</summary>
public sealed record PreviewedCount(int Before, int After);

/// <summary>Computes previews, on the writer's thread: the change is applied, looked at and dropped.</summary>
sealed class Previewing(CustomerHub hub, LoadedBase loaded, JudgmentRequest request)
{
    readonly DateTime now = hub.Clock.GetLocalNow().DateTime;

    public JudgmentPreview Look()
    {
        var changes = new JudgmentChanges(hub, loaded, request);
        using LiveDelta delta = loaded.Live.Apply(changes.List);
        string? refusal = null;
        try
        {
            changes.Check(delta);
        }
        catch (JudgmentConflictException refused)
        {
            refusal = refused.Message;
        }
        return new JudgmentPreview([.. delta.Customers.Select(c => Effect(c, delta))], refusal);
    }

    PreviewedCustomer Effect(CustomerChange change, LiveDelta delta)
    {
        CustomerNo no = LoadedBase.No(change.Id);
        Seen before = Of(change, change.Before, null), after = Of(change, change.After, delta);
        IReadOnlyList<StoredCode> codes = hub.Store.Codes.Of(no);
        string? code = codes.FirstOrDefault(c => c.Held.Until is null)?.Code;
        return new PreviewedCustomer(
            change.Id, after.Name.Length > 0 ? after.Name : before.Name, Fate(change, no), change.ReplacedBy, new PreviewedRecords(Names(change.Before), Names(change.After)),
            Differences(before.Values, after.Values), Consents(before.Consents, after.Consents), new PreviewedText(code, Code(codes, code, after.Prefix)), Differences(before.Classes, after.Classes),
            new PreviewedCount(before.Relations, after.Relations), new PreviewedCount(before.Interactions, after.Interactions), new PreviewedCount(before.Notes, after.Notes));
    }

    string Fate(CustomerChange change, CustomerNo no) => (change.Before.Count, change.After.Count) switch
    {
        (0, _) => hub.Store.Customers.Find(no) is null ? ChangeKinds.Created : ChangeKinds.Restored,
        (_, 0) => change.ReplacedBy is null ? ChangeKinds.Retired : ChangeKinds.Merged,
        _ => ChangeKinds.Changed,
    };

    static string? Code(IReadOnlyList<StoredCode> codes, string? current, string? prefix)
    {
        if (prefix is null)
            return null;
        if (codes.FirstOrDefault(c => c.Held.Until is null)?.Prefix == prefix)
            return current;
        return codes.LastOrDefault(c => c.Prefix == prefix)?.Code ?? prefix + "…";
    }

    /// <summary>A customer as it is, or would be.</summary>
    sealed record Seen(string Name, Dictionary<string, string> Values, Dictionary<string, LiveValue> Consents, Dictionary<string, string> Classes, string? Prefix, int Relations, int Interactions, int Notes);

    Seen Of(CustomerChange change, IReadOnlyList<int> numbers, LiveDelta? delta)
    {
        if (numbers.Count == 0)
            return new Seen("", [], [], [], null, 0, 0, 0);
        IReadOnlyList<CorrectedValue> corrected = loaded.Corrected(change.Kind, numbers);
        LiveStanding standing = loaded.Facts.Standing(change.Kind, numbers, corrected, now, delta);
        ILookup<bool, LiveValue> golden = loaded.Facts.Golden(change.Kind, numbers, corrected, delta).ToLookup(v => v.Kind == AttributeKind.Consent);
        return new Seen(
            standing.Facts.Name,
            golden[false].ToDictionary(v => v.Attribute, v => v.Text, StringComparer.Ordinal), golden[true].ToDictionary(v => v.Attribute, StringComparer.Ordinal),
            standing.Classes.ToDictionary(c => c.Dimension, c => c.Code, StringComparer.Ordinal), standing.CodePrefix,
            loaded.Relations.About(numbers).Count, numbers.Sum(n => loaded.Facts.Interactions(n, delta).Count), loaded.Notes.About(numbers).Count);
    }

    static IReadOnlyList<PreviewedValue> Differences(Dictionary<string, string> before, Dictionary<string, string> after) =>
        [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Select(k => new PreviewedValue(k, before.GetValueOrDefault(k, ""), after.GetValueOrDefault(k, ""))).Where(v => v.Before != v.After)];

    IReadOnlyList<PreviewedConsent> Consents(Dictionary<string, LiveValue> before, Dictionary<string, LiveValue> after) =>
        [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(k => Consent(k, before.GetValueOrDefault(k), after.GetValueOrDefault(k))).Where(c => c.Before != c.After)];

    PreviewedConsent Consent(string name, LiveValue? before, LiveValue? after) =>
        new(name, before?.Text ?? "", after?.Text ?? "", after is { Record: >= 0 and int number } ? Names([number])[0] : null);

    IReadOnlyList<RecordName> Names(IReadOnlyList<int> numbers)
    {
        Dictionary<int, StoredSource> sources = hub.Sources.ById;
        return [.. hub.Store.Records.Find(numbers.Select(loaded.Records.Id)).OrderBy(r => r.Id).Select(r => new RecordName(sources[r.Anchor.Source].Name, r.Anchor.Key))];
    }
}
