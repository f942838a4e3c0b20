using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Number;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>Writes classes and codes of customers where they are not what they were: nothing of their history is lost, and no code is given twice.</summary>
sealed class StandingWriter(CodeBook book, int serialWidth, StandingHistory history, Transaction transaction, long run)
{
    readonly List<CustomerNo> endedClasses = [];
    readonly List<(CustomerNo Customer, string Classes, string Because)> classes = [];
    readonly List<(string Code, string Reason)> retired = [];
    readonly List<string> restored = [];
    readonly List<(string Code, CustomerNo Customer, string? Prefix)> issued = [];
    readonly List<StoredChange> changes = [];

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
                changes.Add(new StoredChange { Kind = ChangeKinds.Classified, Customer = standing.Customer, Run = run });
        }
        Send();
        return changes;
    }

    void End(CustomerNo customer, CustomerNo? by)
    {
        if (history.ClassesOf(customer) is not null)
            endedClasses.Add(customer);
        foreach (StoredCode code in history.CodesOf(customer).Where(c => c.Held.Until is null))
            retired.Add((code.Code, by is null ? RetireReason.Absent : RetireReason.Merged));
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
            retired.Add((current.Code, RetireReason.Reclassified));
        if (own.LastOrDefault(c => c.Held.Until is not null && c.Prefix == standing.Prefix) is { } back)
            restored.Add(back.Code);
        else
            issued.Add((CodePattern.Code(standing.Prefix, book.Next(standing.Prefix), serialWidth), standing.Customer, standing.Prefix));
        return true;
    }

    void Send()
    {
        if (endedClasses.Count > 0)
            transaction.Classes.End(endedClasses);
        if (classes.Count > 0)
            transaction.Classes.Add(classes, run);
        if (retired.Count > 0)
            transaction.Codes.Retire(retired, run);
        if (restored.Count > 0)
            transaction.Codes.Restore(restored);
        if (issued.Count > 0)
            transaction.Codes.Issue(issued, run);
    }
}
