using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Explain;

/// <summary>A step by which a customer came about: two groups of records became one through a pair.</summary>
/// <param name="Left">A record of the one group.</param>
/// <param name="Right">A record of the other.</param>
/// <param name="LeftSize">Records that the one group had.</param>
/// <param name="RightSize">Records that the other had.</param>
/// <param name="By">Model, rule or person.</param>
/// <param name="Who">The rule's name, or the person's; empty for the model.</param>
/// <param name="Weight">log2 odds of the pair; null where it was not scored.</param>
public sealed record JoiningStep(RecordPlace Left, RecordPlace Right, int LeftSize, int RightSize, JoiningKind By, string Who, double? Weight);

/// <summary>A joining that was refused: a record of the customer, and one that stayed outside.</summary>
/// <param name="Own">The customer's record.</param>
/// <param name="Other">The other customer's.</param>
/// <param name="By">Who or what held them for the same.</param>
/// <param name="Who">The rule's name, or the person's; empty for the model.</param>
/// <param name="Weight">log2 odds of the pair; null where it was not scored.</param>
/// <param name="Reason">Why they stay apart.</param>
public sealed record RefusedStep(RecordPlace Own, RecordPlace Other, JoiningKind By, string Who, double? Weight, string Reason);

/// <summary>How a customer came about.</summary>
/// <param name="Id">Customer id.</param>
/// <param name="Code">Customer code.</param>
/// <param name="Kind">Person or organization.</param>
/// <param name="Name">The golden name.</param>
/// <param name="Records">Its records.</param>
/// <param name="Threshold">log2 odds from which a pair is judged the same.</param>
/// <param name="Joined">The joinings that made it, in their order.</param>
/// <param name="Refused">The joinings with others that were refused, strongest first.</param>
public sealed record CustomerExplanation(
    string Id, string Code, EntityKind Kind, string Name, IReadOnlyList<RecordPlace> Records, double Threshold, IReadOnlyList<JoiningStep> Joined, IReadOnlyList<RefusedStep> Refused);
