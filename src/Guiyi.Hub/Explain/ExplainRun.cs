using System.Globalization;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Explain;

/// <summary>What was asked about, explained; one of both lists is empty.</summary>
/// <param name="Pairs">Two records: as persons, as organizations, or both.</param>
/// <param name="Customers">One record or customer: the person, the organization, or both.</param>
public sealed record Explanation(IReadOnlyList<PairExplanation> Pairs, IReadOnlyList<CustomerExplanation> Customers)
{
    /// <summary>The same, with phones, e-mails and identity numbers hidden as the report hides them.</summary>
    public Explanation Masked() => new([.. Pairs.Select(Masked)], [.. Customers.Select(Masked)]);

    static PairExplanation Masked(PairExplanation pair) => pair with
    {
        Bars = [.. pair.Bars.Select(b => b with { Left = Masked(b.Attribute, b.Left), Right = Masked(b.Attribute, b.Right) })],
        Reason = Masking.FreeText(pair.Reason),
    };

    static CustomerExplanation Masked(CustomerExplanation customer) => customer with { Refused = [.. customer.Refused.Select(r => r with { Reason = Masking.FreeText(r.Reason) })] };

    /// <summary>Several values stand side by side; each is masked by itself.</summary>
    static string Masked(string attribute, string text) =>
        string.Join(" | ", text.Split(" | ").Select(value => Masking.Of(attribute.Split(':')[0], value)));
}

/// <summary>Explains a pair of records, or a whole customer, from a result on disk.</summary>
public static class ExplainRun
{
    /// <param name="folder">A result.</param>
    /// <param name="asked">Two records as SOURCE:ROW; or one, or a customer id or code.</param>
    /// <param name="stageBegins">Told which stage begins.</param>
    /// <exception cref="InputException">What is asked for is not there, or the result cannot be repeated.</exception>
    /// <exception cref="Sources.SourceException">A source is gone or cannot be read.</exception>
    /// <exception cref="Configuration.ConfigurationException">The settings are damaged.</exception>
    public static Explanation Run(string folder, IReadOnlyList<string> asked, Action<string>? stageBegins = null) => Of(Rerun.Of(folder, stageBegins), asked);

    /// <summary>The same of a result in memory.</summary>
    internal static Explanation Of(UnifyResult result, IReadOnlyList<string> asked)
    {
        KindResult[] kinds = [result.Persons, result.Organizations];
        if (asked.Count == 1)
            return new Explanation([], Customers(result, kinds, asked[0]));
        (int left, int right) = (Record(result, asked[0]), Record(result, asked[1]));
        if (left == right)
            throw new InputException($"{asked[1]}: found the same record twice; expected two records.");
        PairExplanation[] pairs =
        [
            .. kinds.Where(k => result.Table.Names(k.Customers.Kind, left) && result.Table.Names(k.Customers.Kind, right)).Select(k => new PairExplainer(result, k).Explain(left, right)),
        ];
        return pairs.Length > 0
            ? new Explanation(pairs, [])
            : throw new InputException($"{asked[0]} names {Named(result.Table, left)}, {asked[1]} names {Named(result.Table, right)}; expected two records that both name a person, or both an organization.");
    }

    static string Named(RecordTable table, int record) => (table.Names(EntityKind.Person, record), table.Names(EntityKind.Organization, record)) switch
    {
        (true, true) => "a person and an organization",
        (true, false) => "a person",
        (false, true) => "an organization",
        _ => "nobody",
    };

    static CustomerExplanation[] Customers(UnifyResult result, KindResult[] kinds, string asked)
    {
        if (FindRecord(result, asked) is not { } record)
            return [ByName(result, kinds, asked)];
        CustomerExplanation[] found = [.. kinds.Where(k => k.Customers.CustomerOf(record) >= 0).Select(k => new CustomerExplainer(result, k).Explain(k.Customers.CustomerOf(record)))];
        return found.Length > 0 ? found : throw new InputException($"{asked}: found a row that belongs to no customer: nothing in it says whose it is.");
    }

    static CustomerExplanation ByName(UnifyResult result, KindResult[] kinds, string asked)
    {
        string id = asked;
        foreach (KindResult kind in kinds)
            id = kind.Merged.RetiredIds.GetValueOrDefault(id, id);
        foreach (KindResult kind in kinds)
            for (int customer = 0; customer < kind.Customers.Count; customer++)
                if (kind.Customers.Id(customer) == id || result.CodeOf(kind.Customers.Kind, customer) == asked)
                    return new CustomerExplainer(result, kind).Explain(customer);
        throw new InputException($"found '{asked}'; expected SOURCE:ROW of an accepted row, a customer id or a customer code. Sources: {string.Join(", ", result.Table.Sources.Select(s => s.Source))}.");
    }

    static int Record(UnifyResult result, string asked) => FindRecord(result, asked)
        ?? throw new InputException($"found '{asked}'; expected SOURCE:ROW of an accepted row. Sources: {string.Join(", ", result.Table.Sources.Select(s => s.Source))}.");

    static int? FindRecord(UnifyResult result, string asked)
    {
        RecordTable table = result.Table;
        // A source may have a colon in its name.
        int colon = asked.LastIndexOf(':');
        if (colon < 1 || !int.TryParse(asked.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int row))
            return null;
        for (int record = 0; record < table.Count; record++)
            if (table.Row(record) == row && table.Sources[table.SourceOf(record)].Source == asked[..colon])
                return record;
        return null;
    }
}
