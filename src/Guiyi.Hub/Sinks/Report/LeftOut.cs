namespace Guiyi.Hub.Sinks.Report;

/// <summary>What matching left out to stay within bounds.</summary>
/// <param name="Records">Records that were compared with nobody, for too many share their values.</param>
/// <param name="Blocks">Groups of records with one key that were too large to be compared by it.</param>
/// <param name="AttributesCompared">Attributes that were compared.</param>
/// <param name="AttributesLeftOut">Attributes for which there was no room.</param>
public sealed record LeftOut(long Records, long Blocks, int AttributesCompared, int AttributesLeftOut);
