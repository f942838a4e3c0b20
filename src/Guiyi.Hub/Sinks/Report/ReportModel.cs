// Parameters whose names say everything carry no doc line.
#pragma warning disable CS1573
using Guiyi.Hub.Scratch;
using Guiyi.Model;
using Guiyi.Review;

namespace Guiyi.Hub.Sinks.Report;

/// <summary>
/// Everything <c>report.html</c> shows, already counted and chosen; the page only draws it. A list left empty, or a part left null, drops its
/// section. Lists come best first: the page shows as many as <see cref="ReportLimits"/> allows and says how many there are in all.
/// Texts are raw: the page escapes, cuts and masks them. Attributes are named by <see cref="AttributeKind"/> where they are one ("Phone"),
/// which the page translates; any other name is shown as it is.
/// </summary>
public sealed record ReportModel
{
    /// <summary>When the run was made, shown with its offset.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Version of the program, such as "0.1.0"; empty leaves it out.</summary>
    public string Version { get; init; } = "";

    /// <summary>Shows phones, emails and identity numbers in full; otherwise they are masked (138****1234).</summary>
    public bool ShowPersonalData { get; init; }

    public required ReportTotals Totals { get; init; }

    /// <summary>What came in, a part per source file.</summary>
    public IReadOnlyList<SourceView> Sources { get; init; } = [];

    /// <summary>Rejected rows and values set aside, by reason, most frequent first.</summary>
    public IReadOnlyList<ReasonView> Rejects { get; init; } = [];

    public IReadOnlyList<AttributeQuality> Quality { get; init; } = [];

    /// <summary>How many pairs were joined between two sources, or within one (then both names are the same). Each unordered pair of sources once.</summary>
    public IReadOnlyList<LinkedSources> LinkedSources { get; init; } = [];

    /// <summary>How many customers are made of 1, 2, 3 … rows.</summary>
    public IReadOnlyList<CustomerSize> CustomerSizes { get; init; } = [];

    public CertaintyView? Certainty { get; init; }

    public MatchModelView? MatchModel { get; init; }

    /// <summary>What matching left out to stay within bounds.</summary>
    public LeftOut LeftOut { get; init; } = new(0, 0, 0, 0);

    /// <summary>The customers made of most rows, largest first.</summary>
    public IReadOnlyList<ClusterView> LargestClusters { get; init; } = [];

    /// <summary>The customers held together by the weakest evidence, and pairs left for review, most doubtful first.</summary>
    public IReadOnlyList<ClusterView> DoubtfulClusters { get; init; } = [];

    public CodeSchemeView? CodeScheme { get; init; }

    /// <summary>The classification dimensions and their classes.</summary>
    public IReadOnlyList<DimensionView> Dimensions { get; init; } = [];

    public IReadOnlyList<RelationView> Relations { get; init; } = [];

    /// <summary>Customers by money spent, highest first.</summary>
    public IReadOnlyList<TopCustomer> TopCustomers { get; init; } = [];

    public RfmView? Rfm { get; init; }

    /// <summary>Quality against the truth, where it was given.</summary>
    public TruthView? Truth { get; init; }

    /// <summary>The files written beside the report.</summary>
    public IReadOnlyList<WrittenFile> Files { get; init; } = [];

    /// <summary>The command that repeats the run with the saved settings, such as "./guiyi unify a.csv --out out --config out/guiyi.yaml"; empty leaves it out.</summary>
    public string RerunCommand { get; init; } = "";

    /// <summary>The memory that the run was to stay within, and what it kept on disk.</summary>
    public MemoryUse? Memory { get; init; }

    /// <summary>Time and peak memory per stage of the run.</summary>
    public IReadOnlyList<StageTime> Stages { get; init; } = [];
}

/// <summary>The figures of the headline.</summary>
/// <param name="RowsRead">All rows of all sources; accepted and rejected ones add up to it.</param>
/// <param name="RowsWithoutIdentity">Accepted rows that name nobody (no name, phone, account …); they belong to no customer.</param>
/// <param name="Mentions">Persons and organizations as named by the accepted rows, a row may name both: what there would be without removing duplicates.</param>
/// <param name="Persons">Customers that are persons.</param>
/// <param name="Organizations">Customers that are organizations.</param>
/// <param name="Interactions">Orders, visits, tickets … found in the rows.</param>
/// <param name="Relations">Relations between customers.</param>
public sealed record ReportTotals(
    long RowsRead,
    long RowsAccepted,
    long RowsRejected,
    long RowsWithoutIdentity,
    long Mentions,
    long Persons,
    long Organizations,
    long Interactions,
    long Relations);

/// <summary>A source file as it came in.</summary>
/// <param name="Format">What was detected, for people: "CSV, GB18030, separator ','".</param>
/// <param name="ValuesIgnored">Values set aside (junk, unreadable) in rows that were accepted.</param>
/// <param name="Customers">Distinct customers that have a row in this source.</param>
/// <param name="Columns">How each column was understood, in the file's order.</param>
public sealed record SourceView(
    string Source,
    string Format,
    long Rows,
    long Accepted,
    long Rejected,
    long WithoutIdentity,
    long ValuesIgnored,
    long Interactions,
    long Customers,
    IReadOnlyList<ColumnView> Columns);

/// <summary>How a column was understood.</summary>
/// <param name="Attribute">The attribute (an <see cref="AttributeKind"/> name) or the part of an interaction it became; empty where it was left aside.</param>
/// <param name="Label">What sets it apart from others of its kind: "home", "wechat"; or empty.</param>
/// <param name="Reason">Why: "header 手机号; 98% of values are mobile numbers".</param>
/// <param name="Confidence">0..1, or null where a person decided.</param>
public sealed record ColumnView(string Column, string Attribute, string Label, string Reason, double? Confidence);

/// <summary>Rows or values with one and the same problem.</summary>
/// <param name="Reason">The problem in words, without the row's own values.</param>
/// <param name="IsRow">True where whole rows were rejected, false where a value was set aside and its row accepted.</param>
public sealed record ReasonView(string Reason, bool IsRow, long Count, IReadOnlyList<Reject> Examples);

/// <summary>An attribute's data quality before (source rows) and after (customers).</summary>
/// <param name="Before">Raw texts in the accepted rows of the sources that have the attribute.</param>
/// <param name="After">Standardized values in the golden records.</param>
/// <param name="Changed">Rows whose text was brought into another form by standardizing.</param>
/// <param name="Changes">Examples of raw texts and their standard form.</param>
/// <param name="Problems">What was wrong, most frequent first.</param>
public sealed record AttributeQuality(
    string Attribute,
    AttributeCounts Before,
    AttributeCounts After,
    long Changed,
    IReadOnlyList<ValueChange> Changes,
    IReadOnlyList<ValueProblem> Problems);

/// <param name="Total">Rows, or customers, that could have the attribute.</param>
/// <param name="Filled">Those with any text.</param>
/// <param name="Valid">Those with a text that is a value of its kind.</param>
/// <param name="Distinct">Different texts.</param>
public sealed record AttributeCounts(long Total, long Filled, long Valid, long Distinct);

/// <param name="Raw">The text as received.</param>
/// <param name="Standardized">Its standard form; empty where there is none.</param>
public sealed record ValueChange(string Raw, string Standardized);

/// <summary>A kind of problem that values of an attribute had: a placeholder, a wrong check digit, a masked number …</summary>
public sealed record ValueProblem(string Problem, long Count, IReadOnlyList<ValueChange> Examples);

/// <param name="Pairs">Pairs of rows judged to be the same customer, one in each source.</param>
public sealed record LinkedSources(string SourceA, string SourceB, long Pairs);

/// <param name="Rows">How many rows make one customer; the last entry may stand for "this many or more" (see <paramref name="OrMore"/>).</param>
public sealed record CustomerSize(int Rows, bool OrMore, long Customers);

/// <summary>The outcome for a pair.</summary>
public enum Decision
{
    Same,
    Unsure,
    Different,
}

/// <summary>How sure the run was about the pairs it compared.</summary>
/// <param name="Histogram">Pairs by match weight, bins in rising order, each as wide as the next.</param>
/// <param name="SameFrom">The weight in bits from which a pair counts as the same.</param>
/// <param name="UnsureFrom">The weight in bits from which a pair is shown for review; equal to <paramref name="SameFrom"/> where there is no such band.</param>
/// <param name="Quality">How good the result thinks it is; null where not estimated.</param>
/// <param name="Questions">What to ask a person first, most useful first.</param>
public sealed record CertaintyView(
    IReadOnlyList<WeightBin> Histogram,
    double SameFrom,
    double UnsureFrom,
    QualityEstimate? Quality,
    IReadOnlyList<QuestionLine> Questions,
    IReadOnlyList<DecisionCount> Decisions);

/// <summary>Pairs whose total weight, the prior included, is in [<paramref name="FromBits"/>, <paramref name="ToBits"/>), by what was decided.</summary>
public sealed record WeightBin(double FromBits, double ToBits, long Same, long Unsure, long Different);

/// <param name="By">Who or what decided: "model", "rule", "person", "conflict", or a rule's own name.</param>
public sealed record DecisionCount(Decision Decision, string By, long Pairs);

/// <summary>The learned model.</summary>
/// <param name="PriorBits">log2 odds that a random compared pair is the same customer.</param>
public sealed record MatchModelView(double PriorBits, IReadOnlyList<ModelAttribute> Attributes);

/// <param name="Levels">From strongest agreement to strongest disagreement.</param>
public sealed record ModelAttribute(string Attribute, IReadOnlyList<ModelLevel> Levels);

/// <param name="Level">"exact", "similar", "different" … are translated; other texts are shown as they are.</param>
/// <param name="M">How often pairs of the same customer are at this level, 0..1.</param>
/// <param name="U">How often pairs of different customers are, 0..1.</param>
/// <param name="Bits">log2(M/U).</param>
public sealed record ModelLevel(string Level, double M, double U, double Bits);

/// <summary>Rows that became one customer, or a pair left for review, side by side.</summary>
/// <param name="CustomerId">Empty where the rows are not one customer.</param>
/// <param name="Rows">How many rows the customer is made of; <paramref name="Side"/> may hold fewer.</param>
/// <param name="Why">Why it is shown, in a sentence, or empty.</param>
public sealed record ClusterView(string CustomerId, string Code, EntityKind Kind, long Rows, string Why, SideBySide Side);

/// <summary>Records next to each other, with the evidence between some of them.</summary>
/// <param name="Attributes">Names of the attributes, in the order of each record's values.</param>
/// <param name="Golden">The golden record's values in the same order, or empty where there is none.</param>
/// <param name="Evidence">The pairs worth seeing: what holds the records together, weakest first.</param>
public sealed record SideBySide(
    IReadOnlyList<string> Attributes,
    IReadOnlyList<string> Golden,
    IReadOnlyList<RecordView> Records,
    IReadOnlyList<PairEvidence> Evidence);

/// <param name="Values">Standardized texts, one per attribute; empty where the record has none.</param>
public sealed record RecordView(string Source, int Row, IReadOnlyList<string> Values);

/// <summary>The evidence about a pair: prior and steps add up to the total.</summary>
/// <param name="A">Index of the first record in <see cref="SideBySide.Records"/>.</param>
/// <param name="B">Index of the second.</param>
/// <param name="Probability">0..1 that both are the same customer.</param>
/// <param name="By">As in <see cref="DecisionCount"/>.</param>
public sealed record PairEvidence(
    int A,
    int B,
    double PriorBits,
    IReadOnlyList<EvidenceStep> Steps,
    double TotalBits,
    double Probability,
    Decision Decision,
    string By);

/// <summary>What one compared attribute says about a pair.</summary>
/// <param name="Bits">Its weight, the term-frequency adjustment included.</param>
public sealed record EvidenceStep(string Attribute, string Level, string ValueA, string ValueB, double Bits);

/// <summary>How codes are made.</summary>
/// <param name="Pattern">Such as "{region}{behaviour}-{serial:000}".</param>
/// <param name="Why">Why this scheme, in a sentence or two.</param>
/// <param name="Parts">The pattern's parts in order, each explained.</param>
/// <param name="Examples">Codes given, with the customer and its classes.</param>
public sealed record CodeSchemeView(string Pattern, string Why, IReadOnlyList<CodePart> Parts, IReadOnlyList<CodeExample> Examples);

/// <param name="Part">As it stands in the pattern: "{region}".</param>
/// <param name="Meaning">What it says, in words.</param>
public sealed record CodePart(string Part, string Meaning);

public sealed record CodeExample(string Code, string Name, IReadOnlyList<string> Classes);

/// <param name="Name">The dimension's name as in guiyi.yaml; "region", "behaviour", "value", "industry", "kind" are translated.</param>
/// <param name="Why">Why it was chosen, or empty.</param>
public sealed record DimensionView(string Name, string Why, IReadOnlyList<ClassView> Classes);

/// <param name="Class">The short sign that goes into the code: "A".</param>
/// <param name="Label">Its meaning: "East China".</param>
/// <param name="Rule">The rule that puts a customer here, or empty.</param>
public sealed record ClassView(string Class, string Label, string Rule, long Customers);

/// <param name="Kind">"household", "contact", "employer", "branch", "parent", "guardian", "referrer" are translated.</param>
/// <param name="Customers">Different customers in such relations.</param>
public sealed record RelationView(string Kind, long Count, long Customers, IReadOnlyList<RelationExample> Examples);

/// <param name="Evidence">What the members share, in words: "address 上海市徐汇区…", "landline 021-5555…".</param>
public sealed record RelationExample(IReadOnlyList<RelationMember> Members, IReadOnlyList<string> Evidence);

/// <param name="Role">"company", "contact", "member" … are translated; or empty.</param>
public sealed record RelationMember(string CustomerId, string Code, string Name, string Role);

/// <param name="Currency">ISO 4217.</param>
public sealed record TopCustomer(
    string CustomerId,
    string Code,
    string Name,
    EntityKind Kind,
    string City,
    long Orders,
    decimal Money,
    string Currency,
    DateOnly? LastSeen,
    IReadOnlyList<string> Channels);

/// <summary>How customers spread over recency and frequency, and the money each part brings.</summary>
/// <param name="RecencyLabels">Bands from most recent to longest ago: "≤ 30 days".</param>
/// <param name="FrequencyLabels">Bands from fewest to most orders: "1", "2-3".</param>
public sealed record RfmView(
    IReadOnlyList<string> RecencyLabels,
    IReadOnlyList<string> FrequencyLabels,
    string Currency,
    IReadOnlyList<RfmCell> Cells);

/// <param name="Recency">Index into <see cref="RfmView.RecencyLabels"/>.</param>
/// <param name="Frequency">Index into <see cref="RfmView.FrequencyLabels"/>.</param>
public sealed record RfmCell(int Recency, int Frequency, long Customers, decimal Money);

/// <param name="Name">File name, such as "customers.csv"; known ones are explained by the page.</param>
/// <param name="Rows">Rows in it, or null where that means nothing.</param>
public sealed record WrittenFile(string Name, long? Rows, long Bytes);

/// <param name="Stage">"ingest", "standardize", "match", "merge", "relate", "profile", "classify", "number", "write" … are translated.</param>
public sealed record StageTime(string Stage, double Seconds, long PeakBytes)
{
    /// <summary>Processor time over all threads: on a busy machine it tells more than <see cref="Seconds"/>.</summary>
    public double ProcessorSeconds { get; init; }
}

/// <summary>The language of the page.</summary>
public enum ReportLanguage
{
    Chinese,
    English,
}
