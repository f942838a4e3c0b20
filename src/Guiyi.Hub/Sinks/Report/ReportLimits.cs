namespace Guiyi.Hub.Sinks.Report;

/// <summary>How much of each list the page shows, so that it stays below 1.5 MB whatever came in. The whole lists are in the CSV files beside it.</summary>
public static class ReportLimits
{
    public const int Sources = 30;
    public const int ColumnsPerSource = 60;

    /// <summary>Columns of all sources together.</summary>
    public const int Columns = 250;
    public const int HeatSources = 12;
    public const int RejectReasons = 15;
    public const int RejectExamples = 3;
    public const int Attributes = 24;
    public const int ProblemsPerAttribute = 5;
    public const int Examples = 3;
    public const int CustomerSizes = 20;
    public const int Bins = 120;
    public const int Decisions = 12;
    public const int LevelsPerAttribute = 8;
    public const int Clusters = 6;
    public const int Questions = 20;
    public const int ClusterAttributes = 12;
    public const int RecordsSideBySide = 5;
    public const int PairsPerCluster = 2;
    public const int StepsPerPair = 12;
    public const int Dimensions = 8;
    public const int ClassesPerDimension = 20;
    public const int CodeExamples = 12;
    public const int RelationKinds = 6;
    public const int RelationExamples = 5;
    public const int RelationMembers = 6;
    public const int TopCustomers = 30;
    public const int Channels = 8;
    public const int RfmBands = 8;
    public const int TruthScopes = 12;
    public const int Errors = 6;
    public const int Files = 20;
    public const int Stages = 20;

    /// <summary>Characters of a value, then an ellipsis.</summary>
    public const int ValueLength = 60;

    /// <summary>Characters of a raw row or a sentence, then an ellipsis.</summary>
    public const int LineLength = 160;

    /// <summary>Characters of the command to run again.</summary>
    public const int CommandLength = 2000;

    /// <summary>Bytes of values, as written, after which every further one is cut to <see cref="ShortLength"/>. A usual report needs a fifth of it.</summary>
    public const int ValueBytes = 250_000;

    /// <summary>Characters of a value once the page has become long.</summary>
    public const int ShortLength = 8;
}
