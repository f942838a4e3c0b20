using Guiyi.Hub.Storage.Customers;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>Where a customer stands now.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Classes">JSON: dimension to class.</param>
/// <param name="Because">JSON: dimension to the rule that said so.</param>
/// <param name="Prefix">The code without its serial.</param>
/// <param name="FirstSeen">When it was first seen; null where that is not known. Those seen first are numbered first.</param>
readonly record struct Standing(CustomerNo Customer, string Classes, string Because, string Prefix, DateTime? FirstSeen);

/// <summary>What is stored of many customers, read at once.</summary>
sealed class StandingHistory
{
    readonly Dictionary<CustomerNo, string> classesOf = [];
    readonly Dictionary<CustomerNo, List<StoredCode>> codesOf = [];

    StandingHistory(IEnumerable<StoredClasses> classes, IEnumerable<StoredCode> codes)
    {
        // Few different texts stand at very many customers.
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (StoredClasses stored in classes)
        {
            if (!known.TryGetValue(stored.Classes, out string? text))
                known.Add(text = stored.Classes);
            classesOf[stored.Customer] = text;
        }
        foreach (StoredCode code in codes)
        {
            if (!codesOf.TryGetValue(code.Customer, out List<StoredCode>? own))
                codesOf.Add(code.Customer, own = []);
            own.Add(code);
        }
    }

    /// <summary>Of some customers.</summary>
    public static StandingHistory Of(Storage.Store store, IReadOnlyCollection<CustomerNo> customers) => new(store.Classes.Current(customers), store.Codes.Of(customers).OrderBy(c => c.Held.Since).ThenBy(c => c.Code, StringComparer.Ordinal));

    /// <summary>Of all.</summary>
    public static StandingHistory Of(Storage.Store store) => new(store.Classes.Current(), store.Codes.All());

    /// <summary>The classes that a customer has; null where it has none.</summary>
    public string? ClassesOf(CustomerNo customer) => classesOf.GetValueOrDefault(customer);

    /// <summary>Every code that a customer ever had.</summary>
    public IReadOnlyList<StoredCode> CodesOf(CustomerNo customer) => codesOf.TryGetValue(customer, out List<StoredCode>? own) ? own : [];
}
