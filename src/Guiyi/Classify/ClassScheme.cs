using System.Globalization;
using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>One class of a dimension.</summary>
/// <param name="Code">Letters and digits that go into customer codes, such as A or 1.</param>
/// <param name="TitleZh">Its name in Chinese.</param>
/// <param name="TitleEn">Its name in English.</param>
/// <param name="When">The rule that puts a customer here; see docs/rules.md.</param>
public sealed record ClassDefinition(string Code, string TitleZh, string TitleEn, string When);

/// <summary>One way to divide the customers. The first class whose rule holds wins.</summary>
/// <param name="Name">Lower-case word that code patterns use, such as region.</param>
/// <param name="TitleZh">Its name in Chinese.</param>
/// <param name="TitleEn">Its name in English.</param>
/// <param name="Classes">The classes, in the order they are tried.</param>
/// <param name="Otherwise">Code of a customer for whom no rule holds; may be the code of one of the classes.</param>
public sealed record Dimension(string Name, string TitleZh, string TitleEn, IReadOnlyList<ClassDefinition> Classes, string Otherwise)
{
    /// <summary>Chinese name of the otherwise class, where it is none of the classes.</summary>
    public string OtherwiseZh { get; init; } = "其他";

    /// <summary>English name of the otherwise class, where it is none of the classes.</summary>
    public string OtherwiseEn { get; init; } = "Other";
}

/// <summary>How customers are classified and what their codes look like; written and edited in guiyi.yaml.</summary>
/// <param name="Dimensions">The dimensions, in the order they are shown.</param>
/// <param name="CodePattern">Such as <c>{region}{behaviour}-{serial:000}</c>.</param>
public sealed record ClassScheme(IReadOnlyList<Dimension> Dimensions, string CodePattern)
{
    /// <summary>Longest code of a class.</summary>
    public const int MaximumCodeLength = 8;

    /// <summary>Every mistake in the scheme, for people: which dimension, which class, what is wrong. Empty where it can be used.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        foreach (IGrouping<string, Dimension> same in Dimensions.GroupBy(dimension => dimension.Name).Where(group => group.Count() > 1))
            problems.Add($"Dimension {same.Key}: defined {same.Count().ToString(CultureInfo.InvariantCulture)} times; names must differ.");
        foreach (Dimension dimension in Dimensions)
            AddProblems(dimension, problems);
        return problems;
    }

    static void AddProblems(Dimension dimension, List<string> problems)
    {
        string place = $"Dimension {dimension.Name}";
        if (dimension.Name.Length == 0 || dimension.Name == "serial" || !dimension.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            problems.Add($"{place}: the name must be lower-case letters, digits or _, and not serial.");
        foreach (IGrouping<string, ClassDefinition> same in dimension.Classes.GroupBy(one => one.Code).Where(group => group.Count() > 1))
            problems.Add($"{place}, class {same.Key}: two classes have this code; codes must differ.");
        foreach (string code in dimension.Classes.Select(one => one.Code).Append(dimension.Otherwise).Distinct())
            if (code.Length is 0 or > MaximumCodeLength || !code.All(char.IsLetterOrDigit))
                problems.Add($"{place}, class '{code}': a code is 1 to 8 letters or digits.");
        foreach (ClassDefinition one in dimension.Classes)
        {
            try
            {
                Rule.Parse(one.When);
            }
            catch (RuleException error)
            {
                problems.Add($"{place}, class {one.Code}: {error.Message}");
            }
        }
    }
}
