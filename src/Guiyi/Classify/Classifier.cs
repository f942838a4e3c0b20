using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>Where a customer stands in one dimension, and why.</summary>
public readonly struct ClassAssignment
{
    // There is one for each customer and dimension: it only points to what they share.
    readonly Dimension _dimension;
    readonly ClassDefinition _class;
    readonly Rule? _rule;
    readonly IFacts _facts;

    /// <param name="dimension">The dimension.</param>
    /// <param name="place">The class in it.</param>
    /// <param name="rule">The rule that decided; null where none held.</param>
    /// <param name="facts">What is known of the customer.</param>
    internal ClassAssignment(Dimension dimension, ClassDefinition place, Rule? rule, IFacts facts) => (_dimension, _class, _rule, _facts) = (dimension, place, rule, facts);

    /// <summary>Name of the dimension.</summary>
    public string Dimension => _dimension.Name;

    /// <summary>Code of the class.</summary>
    public string Code => _class.Code;

    public string TitleZh => _class.TitleZh;

    public string TitleEn => _class.TitleEn;

    /// <summary>Why, in Chinese: what the deciding conditions found. Worked out when asked for; the facts must not have changed.</summary>
    public string ReasonZh => _rule is { } rule ? rule.Matches(_facts).ReasonZh : "不符合其他各类的条件";

    /// <summary>Why, in English: what the deciding conditions found. Worked out when asked for; the facts must not have changed.</summary>
    public string ReasonEn => _rule is { } rule ? rule.Matches(_facts).ReasonEn : "no other class of the dimension fits";
}

/// <summary>Puts customers into the classes of a scheme. Rules are parsed once; may be used from several threads.</summary>
public sealed class Classifier
{
    readonly Branch[] _branches;

    /// <summary>Reads a scheme.</summary>
    /// <exception cref="FormatException">The scheme has mistakes; the message names all of them.</exception>
    public Classifier(ClassScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        IReadOnlyList<string> problems = scheme.Problems();
        if (problems.Count > 0)
            throw new FormatException(string.Join('\n', problems));
        Scheme = scheme;
        _branches = [.. scheme.Dimensions.Select(dimension => new Branch(dimension, [.. dimension.Classes.Select(one => Rule.Parse(one.When))], Otherwise(dimension)))];
    }

    public ClassScheme Scheme { get; }

    /// <summary>The customer's class in each dimension of the scheme, in its order.</summary>
    public IReadOnlyList<ClassAssignment> Classify(IFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var assignments = new ClassAssignment[_branches.Length];
        for (int i = 0; i < assignments.Length; i++)
            assignments[i] = At(_branches[i], Place(_branches[i], facts), facts);
        return assignments;
    }

    /// <summary>The customer's place in each dimension: the class's index, or the number of classes where no rule holds.</summary>
    internal void Places(IFacts facts, Span<ushort> places)
    {
        for (int i = 0; i < _branches.Length; i++)
            places[i] = checked((ushort)Place(_branches[i], facts));
    }

    /// <summary>The classes of a dimension, and behind them the one where no rule holds.</summary>
    internal IReadOnlyList<ClassDefinition> PlacesOf(int dimension) => [.. _branches[dimension].Dimension.Classes, _branches[dimension].Otherwise];

    /// <summary>What stands behind places that <see cref="Places"/> gave.</summary>
    internal ClassAssignment[] Assignments(IFacts facts, ReadOnlySpan<ushort> places)
    {
        var assignments = new ClassAssignment[places.Length];
        for (int i = 0; i < assignments.Length; i++)
            assignments[i] = At(_branches[i], places[i], facts);
        return assignments;
    }

    static int Place(Branch branch, IFacts facts)
    {
        int place = 0;
        while (place < branch.Rules.Length && !branch.Rules[place].Matches(facts).IsMatch)
            place++;
        return place;
    }

    static ClassAssignment At(Branch branch, int place, IFacts facts) => place < branch.Rules.Length
        ? new(branch.Dimension, branch.Dimension.Classes[place], branch.Rules[place], facts)
        : new(branch.Dimension, branch.Otherwise, null, facts);

    static ClassDefinition Otherwise(Dimension dimension) =>
        dimension.Classes.FirstOrDefault(one => one.Code == dimension.Otherwise) ?? new(dimension.Otherwise, dimension.OtherwiseZh, dimension.OtherwiseEn, "");

    readonly record struct Branch(Dimension Dimension, Rule[] Rules, ClassDefinition Otherwise);
}
