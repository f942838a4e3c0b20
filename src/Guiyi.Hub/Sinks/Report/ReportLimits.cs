namespace Guiyi.Hub.Sinks.Report;

/// <summary>How much of each list the page shows, so that it stays below 1.5 MB whatever came in. The whole lists are in the CSV files beside it.</summary>
public static class ReportLimits
{
    public const int Sources = 40;
    public const int ColumnsPerSource = 60;
    public const int HeatSources = 12;
    public const int RejectReasons = 15;
    public const int RejectExamples = 3;
    public const int Attributes = 30;
    public const int ProblemsPerAttribute = 6;
    public const int Examples = 3;
    public const int CustomerSizes = 20;
    public const int Bins = 120;
    public const int Decisions = 12;
    public const int LevelsPerAttribute = 10;
    public const int Clusters = 8;
    public const int ClusterAttributes = 14;
    public const int RecordsSideBySide = 6;
    public const int PairsPerCluster = 3;
    public const int StepsPerPair = 14;
    public const int Dimensions = 8;
    public const int ClassesPerDimension = 24;
    public const int CodeExamples = 12;
    public const int RelationKinds = 8;
    public const int RelationExamples = 6;
    public const int RelationMembers = 6;
    public const int TopCustomers = 30;
    public const int Channels = 8;
    public const int RfmBands = 8;
    public const int TruthScopes = 12;
    public const int Errors = 10;
    public const int Files = 20;
    public const int Stages = 20;

    /// <summary>Characters of a value, then an ellipsis.</summary>
    public const int ValueLength = 60;

    /// <summary>Characters of a raw row or a sentence, then an ellipsis.</summary>
    public const int LineLength = 160;
}
