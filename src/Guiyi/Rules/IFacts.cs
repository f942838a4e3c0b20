namespace Guiyi.Rules;

/// <summary>What is known about one customer, as rules ask for it. <see cref="Facts"/> is the plain one; stages bring their own over what they hold.</summary>
public interface IFacts
{
    /// <summary>The day that "today" and "90 days ago" count from. Given by the caller; rules read no clock.</summary>
    DateOnly AsOf { get; }

    /// <summary>Gives a fact by its lower-case name, such as <c>orders</c>; false where nothing is known.</summary>
    bool TryGet(string field, out RuleValue value);
}

/// <summary>Facts held in a dictionary: for callers with few customers, and for tests.</summary>
public sealed class Facts(DateOnly asOf) : IFacts
{
    readonly Dictionary<string, RuleValue> _values = new(StringComparer.OrdinalIgnoreCase);

    public DateOnly AsOf => asOf;

    /// <summary>Sets or gives one fact; <see cref="RuleValue.None"/> where it is not known.</summary>
    public RuleValue this[string field]
    {
        get => _values.GetValueOrDefault(field);
        set => _values[field] = value;
    }

    public bool TryGet(string field, out RuleValue value) => _values.TryGetValue(field, out value) && value.Kind != RuleValueKind.None;
}
