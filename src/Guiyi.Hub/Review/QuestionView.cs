using Guiyi.Model;

namespace Guiyi.Hub.Review;

/// <summary>An attribute of two records, side by side.</summary>
/// <param name="Attribute">As the report names it.</param>
/// <param name="Left">The left record's values.</param>
/// <param name="Right">The right record's values.</param>
/// <param name="Evidence">What the comparison says; several where the attribute is compared by its parts.</param>
public sealed record SideBySideRow(string Attribute, string Left, string Right, IReadOnlyList<SideBySideEvidence> Evidence);

/// <param name="Attribute">The compared attribute as the report names it: the row's own, or a part of it.</param>
/// <param name="Level">The level reached.</param>
/// <param name="Bits">What it is worth.</param>
public sealed record SideBySideEvidence(string Attribute, string Level, double Bits);

/// <summary>A question as a person sees it.</summary>
/// <param name="Kind">Person or organization.</param>
/// <param name="Left">The left row, as people name it: source:row, in a customer base source:key.</param>
/// <param name="Right">The right row.</param>
/// <param name="Rows">Both records, attribute by attribute.</param>
/// <param name="IsTogether">They are one customer now.</param>
/// <param name="Weight">log2 odds of the pair.</param>
/// <param name="Decides">Pairs of records that the answer puts together or takes apart; null where that is not known.</param>
/// <param name="Reason">Why a joining was refused; empty where none was.</param>
public sealed record QuestionView(
    EntityKind Kind, string Left, string Right, IReadOnlyList<SideBySideRow> Rows, bool IsTogether, double Weight, long? Decides, string Reason);
