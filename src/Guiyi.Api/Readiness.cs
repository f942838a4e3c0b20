using Guiyi.Hub.Base;

namespace Guiyi.Api;

/// <summary>Whether the base can answer questions.</summary>
/// <param name="Reason">Why not, for people; null where it can.</param>
public readonly record struct Readiness(string? Reason)
{
    public static Readiness Ready => new(null);

    /// <summary>Of a hub: its base is in memory.</summary>
    public static Readiness Of(CustomerHub hub) => hub.Ready switch
    {
        { IsCompletedSuccessfully: true } => Ready,
        { IsFaulted: true } failed => new($"the base cannot be loaded: {failed.Exception!.InnerException!.Message}"),
        _ => new("the base is being loaded"),
    };

    public bool IsReady => Reason is null;
}
