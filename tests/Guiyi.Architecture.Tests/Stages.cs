namespace Guiyi.Architecture.Tests;

/// <summary>The order of the house. A namespace may use itself and what stands before it; this list is the diagram.</summary>
static class Stages
{
    public static readonly string[] InOrder =
    [
        // Below all stages.
        "Internals", "Model", "Rules",
        // The flow.
        "Ingest", "Standardize", "Match", "Merge", "Review", "Relate", "Profile", "Classify", "Number", "Evaluate",
    ];

    /// <summary>Place of a namespace: "Guiyi.Match.Blocking" stands where "Match" does; Guiyi itself stands above all.</summary>
    public static int PlaceOf(string @namespace)
    {
        string[] parts = @namespace.Split('.');
        if (parts.Length == 1)
            return InOrder.Length;
        int place = Array.IndexOf(InOrder, parts[1]);
        return place >= 0 ? place : throw new ArgumentException($"Namespace {@namespace} is in no known stage; add the stage to {nameof(Stages)} at its place.", nameof(@namespace));
    }
}
