namespace Guiyi.Match.Comparing;

/// <summary>One step on the scale from "the same" to "different" for one compared attribute.</summary>
/// <param name="Name">Short name for evidence and reports.</param>
/// <param name="M">Prior share of pairs of the same entity at this level; learned shares start here and fall back to it on small files.</param>
/// <param name="U">Prior share of pairs of different entities at this level, where too few can be sampled.</param>
public sealed record Level(string Name, double M, double U);
