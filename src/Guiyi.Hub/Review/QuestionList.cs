using System.Globalization;
using Guiyi.Hub.Sinks.Report.Building;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Match;
using Guiyi.Match.Scoring;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Review;

/// <summary>The questions of a result, most useful first, persons and organizations in one list.</summary>
sealed class QuestionList
{
    static readonly AttributeKind[] NameParts = [AttributeKind.Surname, AttributeKind.GivenName, AttributeKind.MiddleName];

    readonly UnifyResult result;

    public QuestionList(UnifyResult result, IReadOnlyList<PairOutcomes> kinds)
    {
        this.result = result;
        Doubts = [.. kinds.SelectMany(kind => kind.Doubts.Select(doubt => (Kind: kind, Doubt: doubt))).OrderByDescending(d => d.Doubt.Usefulness)];
    }

    public IReadOnlyList<(PairOutcomes Kind, Doubt Doubt)> Doubts { get; }

    /// <summary>Both records of a question, the one that comes first in the sources to the left.</summary>
    public static (int Left, int Right) Records(PairOutcomes kind, Doubt doubt)
    {
        int[] records = kind.Records(doubt.Pair);
        return (Math.Min(records[0], records[1]), Math.Max(records[0], records[1]));
    }

    public RowKey Key(int record) => new(result.Table.Sources[result.Table.SourceOf(record)].Source, result.Table.Row(record));

    public ulong ContentKey(int record) => NodeTable.KeyOf(result.Table, record);

    public QuestionView View(PairOutcomes kind, Doubt doubt)
    {
        (int left, int right) = Records(kind, doubt);
        (_, _, double weight) = kind.Match.PairAt(doubt.Pair);
        return new QuestionView(
            kind.Kind.Customers.Kind, Place(Key(left)), Place(Key(right)), Rows(kind, doubt, left, right), doubt.Question.IsTogether, weight, doubt.Question.Decides, doubt.Outcome.Reason);
    }

    static string Place(RowKey row) => string.Create(CultureInfo.InvariantCulture, $"{row.Source}:{row.Row}");

    List<SideBySideRow> Rows(PairOutcomes kind, Doubt doubt, int left, int right)
    {
        EntityKind entity = kind.Kind.Customers.Kind;
        List<Evidence> evidence = [.. kind.Match.Explain(doubt.Pair)];
        AttributeColumn[] attributes = AttributeOrder.Of(result.Table.Attributes);
        bool whole = attributes.Any(a => a.Kind == AttributeKind.PersonName && RecordValues.Of(result.Table, entity, a, left).Length > 0 && RecordValues.Of(result.Table, entity, a, right).Length > 0);
        var rows = new List<SideBySideRow>();
        foreach (AttributeColumn attribute in attributes)
        {
            (string a, string b) = (RecordValues.Of(result.Table, entity, attribute, left), RecordValues.Of(result.Table, entity, attribute, right));
            if (!doubt.Question.IsTogether)
                (a, b) = (OrElsewhere(kind, attribute, left, a), OrElsewhere(kind, attribute, right, b));
            bool isPart = NameParts.Contains(attribute.Kind);
            if (a.Length + b.Length == 0 || (isPart && whole))
                continue;
            bool own(Evidence e) => e.Attribute == attribute.Name || (whole && attribute.Kind == AttributeKind.PersonName && NameParts.Any(p => e.Attribute == Words.Snake(p.ToString())));
            rows.Add(new SideBySideRow(AttributeNames.OfReport(attribute.Name), a, b, [.. evidence.Where(own).Select(e => new SideBySideEvidence(AttributeNames.OfReport(e.Attribute), e.Level, e.Weight))]));
        }
        return rows;
    }

    /// <summary>What a record does not say, its customer may say in another: a person needs all there is.</summary>
    static string OrElsewhere(PairOutcomes kind, AttributeColumn attribute, int record, string own) =>
        own.Length == 0 && kind.Kind.Customers.GoldenText(kind.Kind.Customers.CustomerOf(record), attribute) is { Length: > 0 } golden ? $"({golden})" : own;
}
