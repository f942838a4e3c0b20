using Guiyi.Hub.Storage.Customers;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>Where a customer stands now.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Classes">JSON: dimension to class.</param>
/// <param name="Because">JSON: dimension to the rule that said so.</param>
/// <param name="Prefix">The code without its serial.</param>
/// <param name="FirstSeen">When it was first seen; null where that is not known. Those seen first are numbered first.</param>
readonly record struct Standing(CustomerNo Customer, string Classes, string Because, string Prefix, DateTime? FirstSeen);

/// <summary>What is stored of where customers stood.</summary>
interface IStandingHistory
{
    /// <summary>The classes that a customer has; null where it has none.</summary>
    string? ClassesOf(CustomerNo customer);

    /// <summary>Every code that a customer ever had.</summary>
    IReadOnlyList<StoredCode> CodesOf(CustomerNo customer);
}

/// <summary>Asks the store for one customer at a time: for a few.</summary>
sealed class PointHistory(Storage.Store store) : IStandingHistory
{
    public string? ClassesOf(CustomerNo customer) => store.Classes.Of(customer).FirstOrDefault(c => c.Held.Until is null)?.Classes;

    public IReadOnlyList<StoredCode> CodesOf(CustomerNo customer) => store.Codes.Of(customer);
}

/// <summary>Reads all at once: for a fit.</summary>
sealed class WholeHistory : IStandingHistory
{
    readonly Dictionary<CustomerNo, string> classes = [];
    readonly Dictionary<CustomerNo, List<StoredCode>> codes = [];

    public WholeHistory(Storage.Store store)
    {
        // Few different texts stand at very many customers.
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (StoredClasses stored in store.Classes.Current())
        {
            if (!known.TryGetValue(stored.Classes, out string? text))
                known.Add(text = stored.Classes);
            classes[stored.Customer] = text;
        }
        foreach (StoredCode code in store.Codes.All())
        {
            if (!codes.TryGetValue(code.Customer, out List<StoredCode>? own))
                codes.Add(code.Customer, own = []);
            own.Add(code);
        }
    }

    public string? ClassesOf(CustomerNo customer) => classes.GetValueOrDefault(customer);

    public IReadOnlyList<StoredCode> CodesOf(CustomerNo customer) => codes.TryGetValue(customer, out List<StoredCode>? own) ? own : [];
}
