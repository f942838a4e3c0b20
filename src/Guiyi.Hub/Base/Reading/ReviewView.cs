using Guiyi.Model;

namespace Guiyi.Hub.Base.Reading;

/// <summary>A question to a person, with all that is needed to answer it.</summary>
/// <param name="Kind">Whether persons or organizations are meant.</param>
/// <param name="Left">The one record.</param>
/// <param name="Right">The other.</param>
/// <param name="LeftCustomer">Whose the one is now.</param>
/// <param name="RightCustomer">Whose the other is now.</param>
/// <param name="LeftRecords">Records of that customer.</param>
/// <param name="RightRecords">Records of the other.</param>
/// <param name="Probability">Chance that both are one customer, by the model.</param>
/// <param name="Weight">log2 odds, in bits.</param>
/// <param name="Usefulness">Pairs of records on which the result is expected to change by the answer; more where it teaches.</param>
/// <param name="Rows">What both say, side by side.</param>
/// <param name="Evidence">What the model makes of it.</param>
public sealed record ReviewView(
    EntityKind Kind, RecordName Left, RecordName Right, string LeftCustomer, string RightCustomer, int LeftRecords, int RightRecords,
    double Probability, double Weight, double Usefulness, IReadOnlyList<SideBySide> Rows, IReadOnlyList<EvidenceView> Evidence)
{
    /// <summary>Both are one customer now: the question is whether rightly.</summary>
    public bool IsTogether => LeftCustomer == RightCustomer;
}

/// <summary>What two records say of one attribute; several values are joined with " | ".</summary>
public sealed record SideBySide(string Attribute, string Left, string Right);

/// <summary>What one attribute says about a pair.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Level">How far the values agree.</param>
/// <param name="Left">The one value.</param>
/// <param name="Right">The other.</param>
/// <param name="Weight">log2 Bayes factor, in bits: above zero for, below zero against.</param>
public sealed record EvidenceView(string Attribute, string Level, string Left, string Right, double Weight);

/// <summary>A customer that somebody may be.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Name">The name to call it by.</param>
/// <param name="Record">Its record that is nearest.</param>
/// <param name="Probability">Chance that it is the same.</param>
/// <param name="Weight">log2 odds, in bits.</param>
/// <param name="Because">What speaks for it and against it.</param>
public sealed record MaybeCustomer(string Customer, string Name, RecordName Record, double Probability, double Weight, IReadOnlyList<EvidenceView> Because);

/// <summary>A customer that was found.</summary>
/// <param name="Customer">The customer, as in lists.</param>
/// <param name="Score">How well it fits, 0 to 1.</param>
/// <param name="Attribute">What was found: an attribute's kind, code, customer_id or record_key.</param>
/// <param name="Text">The text by which it was found.</param>
/// <param name="Why">How that fits what was asked for.</param>
public sealed record FoundCustomer(CustomerLine Customer, double Score, string Attribute, string Text, string Why);
