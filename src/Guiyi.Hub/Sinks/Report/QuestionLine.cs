namespace Guiyi.Hub.Sinks.Report;

/// <summary>A row that a question is about.</summary>
public sealed record QuestionRow(string Source, int Row);

/// <summary>A question worth asking a person.</summary>
/// <param name="Left">The left row.</param>
/// <param name="Right">The right row.</param>
/// <param name="LeftName">Name of the left row's customer.</param>
/// <param name="RightName">Name of the right row's customer.</param>
/// <param name="Probability">Of the pair, 0..1.</param>
/// <param name="IsTogether">They are one customer now.</param>
/// <param name="Decides">Pairs of records that the answer puts together or takes apart.</param>
/// <param name="Usefulness">As in <c>review.csv</c>.</param>
public sealed record QuestionLine(QuestionRow Left, QuestionRow Right, string LeftName, string RightName, double Probability, bool IsTogether, long Decides, double Usefulness);
