using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi;

/// <summary>What one record says.</summary>
/// <param name="Record">Number of the record.</param>
/// <param name="Source">Name of its source.</param>
/// <param name="Text">The value's canonical text.</param>
/// <param name="Raw">What the source wrote.</param>
/// <param name="SeenAt">When it was stated; null where that is not known.</param>
public sealed record LiveStatement(int Record, string Source, string Text, string Raw, DateTime? SeenAt);

/// <summary>The surviving value of one attribute of a customer, and all that was stated of it.</summary>
/// <param name="Attribute">The attribute's name, such as "phone".</param>
/// <param name="Kind">What it says.</param>
/// <param name="Text">Canonical text of the surviving value; empty where a person said that the customer has none.</param>
/// <param name="Value">The typed value; empty text where there is none.</param>
/// <param name="Record">The record whose statement survived; -1 where a person's correction outranks them all.</param>
/// <param name="Rule">The rule that preferred it.</param>
/// <param name="Statements">All statements, by record.</param>
public sealed record LiveValue(string Attribute, AttributeKind Kind, string Text, object Value, int Record, SurvivorshipRule Rule, IReadOnlyList<LiveStatement> Statements)
{
    /// <summary>A person said that the customer has no such value; what was stated is listed still.</summary>
    public bool IsNone => Text.Length == 0;
}
