using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Number;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>Writes classes and codes of customers where they are not what they were: nothing of their history is lost, and no code is given twice.</summary>
sealed class StandingWriter(CodeBook book, int serialWidth, StandingHistory history, Transaction transaction, Booking booking)
{
    readonly List<CustomerNo> endedClasses = [];
    readonly List<(CustomerNo Customer, string Classes, string Because)> classes = [];
    readonly List<(string Code, string Reason, CustomerNo Customer)> retired = [];
    readonly List<string> restored = [];
    readonly List<(string Code, CustomerNo Customer, string? Prefix)> issued = [];
    readonly List<StoredChange> changes = [];
    readonly Dictionary<CustomerNo, (string? Before, string? Now)> codes = [];

    /// <param name="standings">Where customers stand now; of new ones of a prefix the first gets the next number.</param>
    /// <param name="isNew">Customers of which nothing is stored.</param>
    /// <param name="ended">Customers that are no more, and who has their records.</param>
    /// <returns>Who was there before and has other classes or another code.</returns>
    public IReadOnlyList<StoredChange> Write(IEnumerable<Standing> standings, Func<CustomerNo, bool> isNew, IEnumerable<(CustomerNo Customer, CustomerNo? ReplacedBy)> ended)
    {
        foreach ((CustomerNo customer, CustomerNo? by) in ended)
            End(customer, by);
        foreach (Standing standing in standings)
        {
            bool fresh = isNew(standing.Customer);
            if (Classify(standing, fresh) | Number(standing, fresh) && !fresh)
                changes.Add(new StoredChange { Kind = ChangeKinds.Classified, Customer = standing.Customer, Run = booking.Of(standing.Customer), Detail = Detail(standing.Customer) });
        }
        Send();
        return changes;
    }

    /// <summary>The code that a customer had, and the one that it has now.</summary>
    public (string? Before, string? Now) CodeOf(CustomerNo customer) => codes.TryGetValue(customer, out var own) ? own : Held(customer) is { } code ? (code, code) : (null, null);

    string? Held(CustomerNo customer) => history.CodesOf(customer).FirstOrDefault(c => c.Held.Until is null)?.Code;

    void End(CustomerNo customer, CustomerNo? by)
    {
        if (history.ClassesOf(customer) is not null)
            endedClasses.Add(customer);
        codes[customer] = (Held(customer), null);
        foreach (StoredCode code in history.CodesOf(customer).Where(c => c.Held.Until is null))
            retired.Add((code.Code, by is null ? RetireReason.Absent : RetireReason.Merged, customer));
    }

    string Detail(CustomerNo customer)
    {
        (string? before, string? now) = CodeOf(customer);
        return new ChangeDetail { Code = now, CodeBefore = before == now ? null : before }.Text();
    }

    bool Classify(Standing standing, bool isNew)
    {
        string? before = isNew ? null : history.ClassesOf(standing.Customer);
        if (before == standing.Classes)
            return false;
        if (before is not null)
            endedClasses.Add(standing.Customer);
        classes.Add((standing.Customer, standing.Classes, standing.Because));
        return true;
    }

    bool Number(Standing standing, bool isNew)
    {
        IReadOnlyList<StoredCode> own = isNew ? [] : history.CodesOf(standing.Customer);
        StoredCode? current = own.FirstOrDefault(c => c.Held.Until is null);
        if (current?.Prefix == standing.Prefix)
            return false;
        if (current is not null)
            retired.Add((current.Code, RetireReason.Reclassified, standing.Customer));
        string now;
        if (own.LastOrDefault(c => c.Held.Until is not null && c.Prefix == standing.Prefix) is { } back)
            restored.Add(now = back.Code);
        else
            issued.Add((now = CodePattern.Code(standing.Prefix, book.Next(standing.Prefix), serialWidth), standing.Customer, standing.Prefix));
        codes[standing.Customer] = (current?.Code, now);
        return true;
    }

    void Send()
    {
        if (endedClasses.Count > 0)
            transaction.Classes.End(endedClasses);
        foreach (var own in classes.GroupBy(c => booking.Of(c.Customer)))
            transaction.Classes.Add(own, own.Key);
        foreach (var own in retired.GroupBy(c => booking.Of(c.Customer)))
            transaction.Codes.Retire(own.Select(c => (c.Code, c.Reason)), own.Key);
        if (restored.Count > 0)
            transaction.Codes.Restore(restored);
        foreach (var own in issued.GroupBy(c => booking.Of(c.Customer)))
            transaction.Codes.Issue(own, own.Key);
    }
}
