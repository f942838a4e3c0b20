namespace Guiyi.Review;

/// <summary>An estimated share, and the interval that holds the true one with nine chances in ten, if the model is as far off as models are.</summary>
public sealed record Estimate(double Value, double Low, double High);

/// <summary>How good a result is, without any truth.</summary>
/// <param name="Precision">Of all pairs of records in one customer, the share that are the same.</param>
/// <param name="Recall">Of all pairs of records that are the same, the share in one customer; pairs that blocking never found included.</param>
/// <param name="Right">Expected pairs in one customer that are the same.</param>
/// <param name="Wrong">Expected pairs in one customer that are not.</param>
/// <param name="Missed">Expected pairs that are the same, compared and left apart.</param>
/// <param name="NeverFound">Expected pairs that are the same, and that no blocking recipe found.</param>
public sealed record QualityEstimate(Estimate Precision, Estimate Recall, double Right, double Wrong, double Missed, double NeverFound);
