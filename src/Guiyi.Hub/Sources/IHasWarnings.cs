using Guiyi.Model;

namespace Guiyi.Hub.Sources;

/// <summary>A table that may deliver rows with damaged values, and tells of them.</summary>
public interface IHasWarnings
{
    /// <summary>The first damaged values of the newest reading, complete once its rows have been read to the end.</summary>
    IReadOnlyList<Reject> Warnings { get; }

    /// <summary>How many values were damaged, kept as a warning or not.</summary>
    long WarningCount { get; }
}
