namespace Guiyi.Api;

/// <summary>Whether the base can answer questions.</summary>
/// <param name="Reason">Why not, for people; null where it can.</param>
public readonly record struct Readiness(string? Reason)
{
    public static Readiness Ready => new(null);

    public bool IsReady => Reason is null;
}
