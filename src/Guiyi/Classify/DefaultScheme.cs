namespace Guiyi.Classify;

/// <summary>Why a dimension is in an inferred scheme, or is not.</summary>
/// <param name="Dimension">The dimension's name, or code for the code pattern.</param>
/// <param name="Used">Whether it is in the scheme.</param>
/// <param name="TextZh">The explanation in Chinese.</param>
/// <param name="TextEn">The explanation in English.</param>
public sealed record SchemeNote(string Dimension, bool Used, string TextZh, string TextEn);

/// <summary>A scheme that fits a customer base, with the reason for each of its parts.</summary>
public sealed record InferredScheme(ClassScheme Scheme, IReadOnlyList<SchemeNote> Notes);

/// <summary>A dimension where the base has data for it, and the reason in either case.</summary>
readonly record struct ProposedDimension(Dimension? Dimension, SchemeNote Note)
{
    public static ProposedDimension Use(Dimension dimension, string zh, string en) => new(dimension, new(dimension.Name, true, zh, en));

    public static ProposedDimension LeaveOut(string name, string zh, string en) => new(null, new(name, false, zh, en));
}

/// <summary>Proposes a scheme from what a customer base holds. It is meant to be saved and edited; inferring again from later data may give another.</summary>
public static class DefaultScheme
{
    /// <summary>The scheme for a base, and why each dimension is in it or not.</summary>
    public static InferredScheme Infer(SchemeEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ProposedDimension[] proposed =
        [
            RegionDimension.Propose(evidence),
            BehaviourDimension.Propose(evidence),
            ValueDimension.Propose(evidence),
            KindDimension.Propose(evidence),
            IndustryDimension.Propose(evidence),
        ];
        Dimension[] dimensions = [.. proposed.Where(one => one.Dimension is not null).Select(one => one.Dimension!)];
        string pattern = Pattern([.. dimensions.Select(dimension => dimension.Name)]);
        var note = new SchemeNote("code", true, $"编号格式为 {pattern}，例如 {Example(pattern, dimensions)}。", $"Codes look like {pattern}, for example {Example(pattern, dimensions)}.");
        return new(new ClassScheme(dimensions, pattern), [.. proposed.Select(one => one.Note), note]);
    }

    /// <summary>Region and behaviour make the code; where one is missing the next best stands in.</summary>
    static string Pattern(string[] names)
    {
        string first = names.Contains("region") ? "{region}" : names.Contains("kind") ? "{kind}" : "";
        string second = names.Contains("behaviour") ? "{behaviour}" : names.Contains("value") ? "{value}" : "";
        string prefix = first + second;
        return (prefix.Length > 0 ? prefix : "C") + "-{serial:000}";
    }

    static string Example(string pattern, Dimension[] dimensions)
    {
        foreach (Dimension dimension in dimensions)
            pattern = pattern.Replace($"{{{dimension.Name}}}", dimension.Classes[0].Code, StringComparison.Ordinal);
        return pattern.Replace("{serial:000}", "001", StringComparison.Ordinal);
    }
}
