using Guiyi.Model;

namespace Guiyi.Hub.Find;

/// <summary>A record that was found.</summary>
/// <param name="Record">Its number.</param>
/// <param name="Score">How well it fits, 0 to 1: for the order of the hits, not a probability.</param>
/// <param name="Kind">What the text by which it was found is.</param>
/// <param name="Text">That text; of several words, the one that fits best.</param>
/// <param name="Why">How the text fits what was asked for.</param>
public readonly record struct FindHit(int Record, double Score, AttributeKind Kind, string Text, FindReason Why);
