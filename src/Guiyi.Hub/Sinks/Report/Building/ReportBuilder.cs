using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Hub.Sinks.Translation;
using Guiyi.Review;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>What the report is made of.</summary>
/// <param name="Result">The customer base.</param>
/// <param name="Pairs">What became of the pairs of persons, and of organizations.</param>
/// <param name="Truth">The comparison with the truth, where it was given.</param>
/// <param name="Request">The run as it was asked for.</param>
sealed record ReportRequest(UnifyResult Result, PairOutcomes[] Pairs, TruthComparison? Truth, UnifyRequest Request)
{
    /// <summary>How good the result thinks it is.</summary>
    public QualityEstimate? Quality { get; init; }
}

/// <summary>Counts and chooses what <c>report.html</c> shows.</summary>
static class ReportBuilder
{
    /// <summary>Fills the model, section by section; what is known only at the end, files and stages, is added then.</summary>
    public static ReportModel Build(ReportRequest request)
    {
        UnifyResult result = request.Result;
        bool chinese = request.Request.Language == ReportLanguage.Chinese;
        Func<string, string> word = chinese ? ChineseReasons.Of : sentence => sentence;
        int[] customers = CustomerLookup.Numbers(result);
        PairOutcomes[] pairs = request.Pairs;
        return new ReportModel
        {
            Created = request.Request.Now,
            Version = request.Request.Version,
            ShowPersonalData = request.Request.ShowPersonalData,
            Totals = Totals(result, customers),
            Sources = SourceViews.Of(result, customers, word),
            Rejects = RejectViews.Of(result, word),
            Quality = QualityViews.Of(result, word),
            LinkedSources = ChannelViews.Links(result, customers),
            CustomerSizes = ChannelViews.Sizes(result),
            Certainty = CertaintyViews.Of(result, pairs, request.Quality),
            MatchModel = ModelViews.Of(result),
            LeftOut = ModelViews.LeftOut(result),
            LargestClusters = Building.LargestClusters.Of(result, pairs),
            DoubtfulClusters = Building.DoubtfulClusters.Of(result, pairs, chinese),
            CodeScheme = SchemeViews.Of(result, chinese),
            Dimensions = SchemeViews.Dimensions(result, chinese),
            Relations = RelationViews.Of(result, word),
            TopCustomers = TopCustomers.Of(result),
            Rfm = RfmViews.Of(result, chinese),
            Truth = request.Truth is { } truth ? TruthViews.Of(result, truth) : null,
            RerunCommand = request.Request.RerunCommand,
        };
    }

    static ReportTotals Totals(UnifyResult result, int[] customers)
    {
        long nobody = customers.LongCount(c => c < 0), persons = result.Persons.Match.Nodes.Count, organizations = result.Organizations.Match.Nodes.Count;
        return new ReportTotals(
            result.Table.Count + result.Rejects.Count, result.Table.Count, result.Rejects.Count, nobody, persons + organizations,
            result.Persons.Customers.Count, result.Organizations.Customers.Count, result.Interactions.Count, result.Relations.Count);
    }
}
