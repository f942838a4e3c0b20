using Guiyi.Classify;
using Guiyi.Merge.Live;
using Guiyi.Model;
using Guiyi.Number;

namespace Guiyi;

/// <summary>A walk over the customers of one kind by one thread. Whom a few hundred numbers stand for is looked up at one moment, what is known of each then in peace.</summary>
sealed class LiveWalk
{
    const int Portion = 256;

    readonly LiveFacts facts;
    readonly LiveKindFacts own;
    readonly LiveCustomers customers;
    readonly DateTime now;
    readonly Dictionary<int, IReadOnlyList<CorrectedValue>> corrections = [];
    readonly Func<int, ICustomerFacts> reader;
    readonly CodePrefixes prefixes;
    readonly IReadOnlyList<ClassDefinition>[] places;
    readonly List<Stop> stops = new(Portion);
    Stop at;
    LiveStanding? standing;

    public LiveWalk(LiveFacts facts, EntityKind kind, IReadOnlyDictionary<string, IReadOnlyList<CorrectedValue>> corrections, DateTime now)
    {
        (this.facts, this.now, Kind, own, customers) = (facts, now, kind, facts.Of(kind), facts.Live.Of(kind).Customers);
        reader = own.Facts.Reader();
        prefixes = new CodePrefixes(facts.Scheme, CodePattern.Parse(facts.Scheme.CodePattern, [.. facts.Scheme.Dimensions.Select(d => d.Name)]));
        places = [.. facts.Scheme.Dimensions.Select((_, d) => facts.Classifier.PlacesOf(d))];
        facts.Live.At(_ =>
        {
            foreach ((string id, IReadOnlyList<CorrectedValue> said) in corrections)
                if (said.Count > 0 && customers.Find(id) is >= 0 and int customer)
                    this.corrections[customer] = said;
            return true;
        });
    }

    /// <summary>Whom the walk meets.</summary>
    /// <param name="Number">Number of the customer.</param>
    /// <param name="OfFit">The customer of the fit that it is still, or -1.</param>
    /// <param name="Id">Its id where the fit does not have it.</param>
    /// <param name="Held">Its records where it is not as in the fit.</param>
    readonly record struct Stop(int Number, int OfFit, string? Id, HeldRecord[] Held);

    public EntityKind Kind { get; }

    public int OfFit => at.OfFit;

    public string Id => at.Id ?? own.Customers.Id(at.Number);

    public IReadOnlyList<int> Records => at.OfFit >= 0 ? own.Customers.Records(at.OfFit).ToArray() : [.. at.Held.Select(h => h.Number)];

    public ICustomerFacts Facts => at.OfFit >= 0 ? reader(at.OfFit) : Standing.Facts;

    public IReadOnlyList<ClassAssignment> Classes => at.OfFit >= 0 ? own.Classes[at.OfFit] : Standing.Classes;

    public string CodePrefix => at.OfFit >= 0 ? prefixes.Texts[prefixes.Of(own.Classes, at.OfFit)] : Standing.CodePrefix;

    public ClassDefinition Class(int dimension)
    {
        if (at.OfFit >= 0)
            return places[dimension][own.Classes.PlaceOf(at.OfFit, dimension)];
        string code = Standing.Classes[dimension].Code;
        return places[dimension].First(place => place.Code == code);
    }

    LiveStanding Standing => standing ??= facts.StandingOf(Kind, at.Held, corrections.GetValueOrDefault(at.Number, []), now);

    /// <summary>One object that says of each customer in turn.</summary>
    public IEnumerable<LiveCustomer> Customers(int part, int parts)
    {
        var shown = new LiveCustomer(this);
        for (int first = part * Portion; LookUp(first); first += parts * Portion)
            foreach (Stop stop in stops)
            {
                (at, standing) = (stop, null);
                yield return shown;
            }
    }

    /// <summary>Looks up a portion of numbers; false behind the last.</summary>
    bool LookUp(int first)
    {
        stops.Clear();
        return facts.Live.At(records =>
        {
            for (int number = first; number < Math.Min(first + Portion, customers.Numbers); number++)
                if (IsUntouched(number, records))
                    stops.Add(new Stop(number, number, null, []));
                else if (customers.Records(number) is { Length: > 0 } numbers)
                    stops.Add(StopAt(number, Array.ConvertAll(numbers, r => records.Hold(r, planned: false))));
            return first < customers.Numbers;
        });
    }

    bool IsUntouched(int number, LiveRecords records)
    {
        if (!customers.IsOfRun(number) || !own.Facts.IsDone(number) || (corrections.Count > 0 && corrections.ContainsKey(number)))
            return false;
        if (records.AreOfFit)
            return true;
        foreach (int record in own.Customers.Records(number))
            if (!records.IsOfFit(record))
                return false;
        return true;
    }

    /// <summary>A customer may have the records of one of the fit under another id.</summary>
    Stop StopAt(int number, HeldRecord[] held)
    {
        int ofFit = !corrections.ContainsKey(number) && own.TryFind(held, out int customer) ? customer : -1;
        return new Stop(number, ofFit, customers.Id(number), held);
    }
}
