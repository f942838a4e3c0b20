namespace Guiyi.Standardize;

/// <summary>The outcome of standardizing one raw text: a value, or the problem that prevented one, or neither where the text was empty.</summary>
/// <param name="Value">The typed value, or null.</param>
/// <param name="Problem">Why there is no value: what was found and what was expected. Null where there is a value or nothing to read.</param>
public readonly record struct Standardized<T>(T? Value, string? Problem)
    where T : class
{
    /// <summary>The text held nothing.</summary>
    public static Standardized<T> Empty => default;

    public static implicit operator Standardized<T>(T value) => new(value, null);

    /// <summary>The text was understood to be unusable.</summary>
    public static Standardized<T> Bad(string problem) => new(null, problem);
}
