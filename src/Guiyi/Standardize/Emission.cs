using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>One standardized value that a raw text gave: a remark gives several.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Label">Tells columns of one kind apart.</param>
/// <param name="Text">Its canonical text.</param>
/// <param name="Value">The typed value; null where it is read back from the text when it is asked for.</param>
/// <param name="Reaches">Of a phone number what it reaches: kept beside its text, for that takes a numbering plan to tell.</param>
readonly record struct Emission(AttributeKind Kind, string Label, string Text, object? Value, PhoneType Reaches = PhoneType.Unknown);

/// <summary>All that one raw text gave, and what was wrong with it.</summary>
/// <param name="Values">Standardized values; empty where there are none.</param>
/// <param name="Problem">Why the text, or a part of it, was set aside; null where nothing was.</param>
readonly record struct Reading(Emission[] Values, string? Problem)
{
    public static readonly Reading Nothing = new([], null);

    /// <summary>Hash of the first value's text.</summary>
    public uint Hash { get; init; }

    /// <summary>True where the first value's text is the raw one.</summary>
    public bool IsRaw { get; init; }

    /// <summary>The same, with what is needed to keep the first value: worked out where values are read, which several threads do.</summary>
    public Reading Prepared(string raw) => Values is [{ Text: var text }, ..] ? this with { Hash = Internals.TextDictionary.HashOf(text), IsRaw = raw == text } : this;
}
