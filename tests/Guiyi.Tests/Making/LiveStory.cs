using Guiyi.Merge;

namespace Guiyi.Tests.Making;

/// <summary>A base to which things happen, and a plain list of what is there in the end.</summary>
sealed class LiveStory
{
    readonly LiveWorld world;
    readonly Dictionary<int, NewRecord?> records = [];
    readonly List<(int Left, int Right, Decision Decision)> given = [], withdrawnOfFit = [];
    readonly List<LiveChange> waiting = [];
    int next;

    public LiveStory(LiveWorld world, LiveBase? live = null)
    {
        this.world = world;
        Base = live ?? LiveBase.Of(world.Fit);
        next = Base.NextRecord;
        for (int i = 0; i < world.FitRecords.Count; i++)
            records.Add(i, world.FitRecords[i]);
    }

    public LiveBase Base { get; }

    /// <summary>Told of each delta that was committed.</summary>
    public event Action<LiveDelta>? Committed;

    void Commit(IReadOnlyList<LiveChange> changes)
    {
        LiveDelta delta = Base.Apply(changes);
        delta.Commit();
        Committed?.Invoke(delta);
    }

    /// <summary>Each number is a thing that happens; some make those before it happen at once.</summary>
    public void Play(IEnumerable<int> happenings)
    {
        foreach (int happening in happenings)
        {
            var dice = new Dice((ulong)happening);
            Happen(dice);
            if (dice.Falls(0.4))
                Flush(dice);
        }
        Flush(new Dice(1));
    }

    void Happen(Dice dice)
    {
        int[] known = [.. records.Keys], there = [.. records.Where(r => r.Value is not null).Select(r => r.Key)];
        switch (dice.Below(12))
        {
            case <= 4:
                Put(next++, dice.One(world.Later));
                break;
            case 5 or 6 when there.Length > 0:
                int gone = dice.One(there);
                records[gone] = null;
                waiting.Add(new LiveChange.Remove(gone));
                break;
            case 7:
                Put(dice.One(known), dice.One(world.Later));
                break;
            case 8:
                int back = dice.Below(world.FitRecords.Count);
                Put(back, world.FitRecords[back]);
                break;
            case 9 or 10:
                Judge(dice.One(known), dice.One(known), dice.Falls(0.5) ? Decision.Same : Decision.Different);
                break;
            default:
                Withdraw(dice);
                break;
        }
    }

    void Put(int number, NewRecord record)
    {
        waiting.Add(records.ContainsKey(number) ? new LiveChange.Replace(number, record) : new LiveChange.Add(record));
        records[number] = record;
    }

    void Judge(int left, int right, Decision decision)
    {
        if (left == right)
            return;
        given.Add((left, right, decision));
        waiting.Add(new LiveChange.Judge(left, right, decision));
    }

    void Withdraw(Dice dice)
    {
        IReadOnlyList<Judgment> ofFit = world.Fit.Judgments.Judgments;
        if (withdrawnOfFit.Count < ofFit.Count && dice.Falls(0.3))
        {
            Judgment judgment = ofFit[withdrawnOfFit.Count];
            withdrawnOfFit.Add((judgment.Left, judgment.Right, judgment.Decision));
            waiting.Add(new LiveChange.Withdraw(judgment.Left, judgment.Right, judgment.Decision));
        }
        else if (given.Count > 0)
        {
            (int left, int right, Decision decision) = dice.One(given);
            given.Remove((left, right, decision));
            waiting.Add(new LiveChange.Withdraw(right, left, decision));
        }
    }

    void Flush(Dice dice)
    {
        if (waiting.Count == 0)
            return;
        if (dice.Falls(0.3))
        {
            IReadOnlyList<string> before = LiveWorld.Numbers(Base);
            Base.Apply(waiting).Drop();
            if (!before.SequenceEqual(LiveWorld.Numbers(Base)))
                throw new InvalidOperationException("What was dropped shows.");
        }
        Commit(waiting);
        waiting.Clear();
    }

    /// <summary>Another base of the same run, taken straight to what is there now, in another order.</summary>
    public LiveBase Straight(ulong seed)
    {
        var straight = LiveBase.Of(world.Fit);
        var dice = new Dice(seed);
        List<LiveChange> changes = [];
        foreach (int number in Enumerable.Range(0, world.FitRecords.Count))
            if (records[number] is not { } record)
                changes.Add(new LiveChange.Remove(number));
            else if (record != world.FitRecords[number])
                changes.Add(new LiveChange.Replace(number, record));
        dice.Shuffle(changes);
        // Records with the very same contents cannot be told apart but by their order.
        (int Number, NewRecord Record)[] later = [.. records.Where(r => r.Key >= world.FitRecords.Count && r.Value is not null).Select(r => (r.Key, r.Value!))];
        dice.Shuffle(later);
        var queues = later.GroupBy(l => LiveWorld.Content(l.Record)).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(l => l.Number).Order()));
        var newNumber = Enumerable.Range(0, world.FitRecords.Count).ToDictionary(n => n);
        int count = world.FitRecords.Count;
        foreach ((_, NewRecord record) in later)
        {
            newNumber.Add(queues[LiveWorld.Content(record)].Dequeue(), count++);
            changes.Add(new LiveChange.Add(record));
        }
        foreach ((int left, int right, Decision decision) in given)
            if (newNumber.TryGetValue(left, out int a) && newNumber.TryGetValue(right, out int b))
                changes.Add(new LiveChange.Judge(a, b, decision));
        foreach ((int left, int right, Decision decision) in withdrawnOfFit)
            changes.Add(new LiveChange.Withdraw(left, right, decision));
        straight.Apply(changes).Commit();
        return straight;
    }

    /// <summary>Takes back all that happened.</summary>
    public void TakeBack()
    {
        foreach ((int number, NewRecord? record) in records.ToArray())
            if (number < world.FitRecords.Count)
                waiting.Add(new LiveChange.Replace(number, world.FitRecords[number]));
            else if (record is not null)
                waiting.Add(new LiveChange.Remove(number));
        foreach ((int left, int right, Decision decision) in given)
            waiting.Add(new LiveChange.Withdraw(left, right, decision));
        foreach ((int left, int right, Decision decision) in withdrawnOfFit)
            waiting.Add(new LiveChange.Judge(left, right, decision));
        Commit(waiting);
        waiting.Clear();
    }
}
