using Guiyi.Merge;

namespace Guiyi;

/// <summary>Something that happens to a <see cref="LiveBase"/>.</summary>
public abstract record LiveChange
{
    LiveChange()
    {
    }

    /// <summary>A record comes. Its number is the next that was never given: <see cref="LiveBase.NextRecord"/> for the first of a list, then counting on.</summary>
    public sealed record Add(NewRecord Record) : LiveChange;

    /// <summary>A record says something else now, or comes back after it was removed. What people judged about it stays.</summary>
    /// <param name="Number">The record's number.</param>
    /// <param name="Record">What it says.</param>
    public sealed record Replace(int Number, NewRecord Record) : LiveChange;

    /// <summary>A record goes. What people judged about it is remembered, and counts again where it comes back.</summary>
    /// <param name="Number">The record's number.</param>
    public sealed record Remove(int Number) : LiveChange;

    /// <summary>A person judges a pair of records. "Unsure" is allowed and changes nothing.</summary>
    /// <param name="Left">Number of a record, which may come in the same list.</param>
    /// <param name="Right">Number of the other.</param>
    /// <param name="Decision">Same or different.</param>
    public sealed record Judge(int Left, int Right, Decision Decision) : LiveChange;

    /// <summary>A judgment is withdrawn: what it did is undone, exactly.</summary>
    /// <param name="Left">Number of a record.</param>
    /// <param name="Right">Number of the other.</param>
    /// <param name="Decision">What had been decided.</param>
    public sealed record Withdraw(int Left, int Right, Decision Decision) : LiveChange;
}
