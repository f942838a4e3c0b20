using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>Where a customer stands in one dimension, and why.</summary>
public readonly struct ClassAssignment
{
    readonly RuleResult? _decided;

    internal ClassAssignment(Dimension dimension, string code, string titleZh, string titleEn, RuleResult? decided) =>
        (Dimension, Code, TitleZh, TitleEn, _decided) = (dimension.Name, code, titleZh, titleEn, decided);

    /// <summary>Name of the dimension.</summary>
    public string Dimension { get; }

    /// <summary>Code of the class.</summary>
    public string Code { get; }

    public string TitleZh { get; }

    public string TitleEn { get; }

    /// <summary>Why, in Chinese: what the deciding conditions found. Worked out when asked for; the facts must not have changed.</summary>
    public string ReasonZh => _decided is { } result ? result.ReasonZh : "不符合其他各类的条件";

    /// <summary>Why, in English: what the deciding conditions found. Worked out when asked for; the facts must not have changed.</summary>
    public string ReasonEn => _decided is { } result ? result.ReasonEn : "no other class of the dimension fits";
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
        _branches = [.. scheme.Dimensions.Select(dimension => new Branch(dimension, [.. dimension.Classes.Select(one => Rule.Parse(one.When))]))];
    }

    public ClassScheme Scheme { get; }

    /// <summary>The customer's class in each dimension of the scheme, in its order.</summary>
    public IReadOnlyList<ClassAssignment> Classify(IFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var assignments = new ClassAssignment[_branches.Length];
        for (int i = 0; i < assignments.Length; i++)
            assignments[i] = Classify(_branches[i], facts);
        return assignments;
    }

    static ClassAssignment Classify(Branch branch, IFacts facts)
    {
        (Dimension dimension, Rule[] rules) = branch;
        for (int i = 0; i < rules.Length; i++)
        {
            RuleResult result = rules[i].Matches(facts);
            if (result.IsMatch)
                return new(dimension, dimension.Classes[i].Code, dimension.Classes[i].TitleZh, dimension.Classes[i].TitleEn, result);
        }
        ClassDefinition? named = dimension.Classes.FirstOrDefault(one => one.Code == dimension.Otherwise);
        return new(dimension, dimension.Otherwise, named?.TitleZh ?? dimension.OtherwiseZh, named?.TitleEn ?? dimension.OtherwiseEn, null);
    }

    readonly record struct Branch(Dimension Dimension, Rule[] Rules);
}
