using Guiyi.Match;
using Guiyi.Match.Live;
using Guiyi.Match.Scoring;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>A record that came after a run, as received.</summary>
/// <param name="Source">Name of the source whose columns it has.</param>
/// <param name="Fields">Raw texts by column name; columns may be missing.</param>
public sealed record NewRecord(string Source, IReadOnlyDictionary<string, string> Fields);

/// <summary>A record that may be the same customer as one asked about.</summary>
/// <param name="Record">Its index in the run's table, or what <see cref="LiveIndex.Add"/> gave.</param>
/// <param name="CustomerId">The customer that it belongs to; null for a record that was added without one.</param>
/// <param name="Weight">log2 odds that both are one customer, in bits.</param>
public sealed record Candidate(int Record, string? CustomerId, double Weight)
{
    /// <summary>Chance that both are one customer.</summary>
    public double Probability => MatchResult.Probability(Weight);

    internal int Node { get; init; }

    internal ulong Pattern { get; init; }
}

/// <summary>
/// The records of a run, ready to be asked about one new record at a time: before a customer is created, or when one calls. Mapping, model,
/// frequencies and recipes are those of the run, and stay so until the next one; records added are found at once. The run itself is not changed.
/// Any number of threads may call <see cref="Find"/> and <see cref="Explain"/> beside one that calls <see cref="Add"/>; they never wait longer than
/// one block of the index takes to change. A record is found for certain once <see cref="Add"/> has returned.
/// </summary>
public sealed class LiveIndex
{
    readonly RecordReader reader;
    readonly LiveMatcher matcher;
    readonly Merge.CustomerBase customers;
    readonly int records;

    LiveIndex(UnifyResult result, EntityKind kind)
    {
        KindResult own = kind == EntityKind.Person ? result.Persons : result.Organizations;
        reader = new RecordReader(result.Standardized);
        matcher = LiveMatcher.Of(own.Match, result.Options.Match);
        (customers, records) = (own.Customers, result.Table.Count);
    }

    /// <summary>Indexes the records of a run that name an entity of one kind.</summary>
    /// <exception cref="ArgumentException">The run was told not to use the model, so that there is nothing to weigh a pair with.</exception>
    public static LiveIndex Of(UnifyResult result, EntityKind kind) => result.Options.Match.UseModel
        ? new LiveIndex(result, kind)
        : throw new ArgumentException("The run used rules alone; expected one with a learned model.", nameof(result));

    /// <summary>Number of records that can be found.</summary>
    public int Count => matcher.Count;

    /// <summary>
    /// The records that come near one, the heaviest first: those that a run would score, from 6 bits below even odds on. Records are looked up by the
    /// run's recipes, rare keys first, and no more than 1,024 are compared; keys that very many records share are left out.
    /// </summary>
    /// <param name="record">The record asked about. If it is in the index itself, it is found too.</param>
    /// <param name="most">Candidates to give at most.</param>
    /// <exception cref="ArgumentException">The run had no such source, or the source no such column.</exception>
    public IReadOnlyList<Candidate> Find(NewRecord record, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        NearNode[] near = matcher.Find(reader.Read(record.Source, record.Fields), most);
        return Array.ConvertAll(near, n => new Candidate(matcher.Record(n.Node), CustomerOf(n.Node), n.Weight) { Node = n.Node, Pattern = n.Pattern });
    }

    /// <summary>Adds a record. Added twice it is there twice.</summary>
    /// <param name="record">The record.</param>
    /// <param name="customerId">The customer that it belongs to; null where that is not decided.</param>
    /// <returns>Its index: records added are counted on from the run's. -1 where it names no entity of the index's kind and is not kept.</returns>
    /// <exception cref="ArgumentException">The run had no such source, or the source no such column.</exception>
    public int Add(NewRecord record, string? customerId = null) =>
        matcher.Add(reader.Read(record.Source, record.Fields), customerId) is >= 0 and int node ? matcher.Record(node) : -1;

    /// <summary>The evidence between a record and a candidate found for it, attribute by attribute; the record's own values are on the left.</summary>
    public IReadOnlyList<Evidence> Explain(NewRecord record, Candidate candidate) =>
        matcher.Explain(reader.Read(record.Source, record.Fields), candidate.Node);

    string? CustomerOf(int node)
    {
        int record = matcher.Record(node);
        if (record >= records)
            return matcher.Customer(node);
        return customers.CustomerOf(record) is >= 0 and int customer ? customers.Id(customer) : null;
    }
}
