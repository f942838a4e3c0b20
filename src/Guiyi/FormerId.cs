namespace Guiyi;

/// <summary>An id that was given once and has no customer now: as <see cref="CustomerChange"/> told when it ended.</summary>
/// <param name="Id">The id.</param>
/// <param name="ReplacedBy">The id that took its place, or null.</param>
/// <param name="Records">The records that had it, by which it comes back where the merge is undone; empty where that is not known.</param>
public sealed record FormerId(string Id, string? ReplacedBy, IReadOnlyList<int> Records);
