using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Records;
using Guiyi.Match.Scoring;
using Guiyi.Model;

namespace Guiyi.Hub.Base;

/// <summary>The questions to people, most useful first; answered by a judgment about the two records.</summary>
public sealed class HubReviews
{
    /// <summary>How often to look whether larger commits left something to ask.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>While something comes in, so many times as long as it looks it leaves the processors to that.</summary>
    const int Yielding = 8;

    readonly CustomerHub hub;

    internal HubReviews(CustomerHub hub) => this.hub = hub;

    /// <summary>Ends when nothing more is looked for.</summary>
    internal Task Stopped { get; private set; } = Task.CompletedTask;

    internal void Start(CancellationToken stopping) => Stopped = Task.Run(() => Work(stopping), CancellationToken.None);

    /// <summary>Looks behind larger commits for the doubtful pairs of their records.</summary>
    async Task Work(CancellationToken stopping)
    {
        try
        {
            await hub.Ready.WaitAsync(stopping);
            while (true)
            {
                (long began, long version) = (hub.Clock.GetTimestamp(), hub.Store.Version);
                if (hub.Loaded is not { } loaded || !loaded.Reviews.AskLater())
                    await Task.Delay(Pause, hub.Clock, stopping);
                else if (hub.Files.Open > 0 || hub.Store.Version != version)
                    await Task.Delay(Yielding * hub.Clock.GetElapsedTime(began), hub.Clock, stopping);
                stopping.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // After the next start all records that came since the fit are looked at again.
        }
        catch (Exception) when (hub.Ready.IsFaulted)
        {
            // Who waits for the hub is told why.
        }
    }

    /// <summary>Number of open questions.</summary>
    public int Count => hub.Loaded?.Reviews.Count ?? 0;

    /// <summary>Open questions, the most useful first.</summary>
    /// <param name="kind">Only of persons, or of organizations; null for both.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<ReviewView> Open(EntityKind? kind, int skip, int most)
    {
        if (hub.Loaded is not { } loaded)
            return [];
        List<ReviewView> views = [];
        foreach (ReviewPair pair in loaded.Reviews.All().Where(p => kind is null || p.Kind == kind).Skip(skip))
        {
            if (views.Count == most)
                break;
            if (View(loaded, pair) is { } view)
                views.Add(view);
        }
        return views;
    }

    /// <summary>A page of open questions, the most useful first. Answers and new questions do not shift the pages that follow.</summary>
    /// <param name="kind">Only of persons, or of organizations; null for both.</param>
    /// <param name="after">The "next" of the page before; null for the first page.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>The questions, and where the next page begins; null at the end.</returns>
    /// <exception cref="FormatException">That is no place in this list.</exception>
    public (IReadOnlyList<ReviewView> Items, string? Next) Page(EntityKind? kind, string? after, int most)
    {
        if (hub.Loaded is not { } loaded)
            return ([], null);
        ReviewPair? last = after is null ? null : ReviewPair.At(after);
        List<ReviewView> views = [];
        ReviewPair? shown = null;
        foreach (ReviewPair pair in loaded.Reviews.All().Where(p => (kind is null || p.Kind == kind) && (last is null || ReviewPair.InOrder.Compare(p, last) > 0)))
        {
            if (views.Count == most)
                return (views, shown!.Place);
            if (View(loaded, pair) is not { } view)
                continue;
            views.Add(view);
            shown = pair;
        }
        return (views, null);
    }

    /// <summary>Any two records side by side; null where one is not there or names none of the kind.</summary>
    public ReviewView? Compare(EntityKind kind, RecordAnchor left, RecordAnchor right) => hub.Loaded is { } loaded && loaded.NumberOf(hub.Store, left) is >= 0 and int a && loaded.NumberOf(hub.Store, right) is >= 0 and int b
        ? View(loaded, new ReviewPair(kind, a, b, 0))
        : null;

    ReviewView? View(LoadedBase loaded, ReviewPair pair)
    {
        if (loaded.Live.CustomerOf(pair.Kind, pair.Left) is not { } left || loaded.Live.CustomerOf(pair.Kind, pair.Right) is not { } right || loaded.Live.Explain(pair.Kind, pair.Left, pair.Right) is not { } explained)
            return null;
        Dictionary<RecordId, StoredRecord> stored = hub.Store.Records.Find([loaded.Records.Id(pair.Left), loaded.Records.Id(pair.Right)]).ToDictionary(r => r.Id);
        Dictionary<int, StoredSource> sources = hub.Sources.ById;
        RecordName? Name(int number) => stored.TryGetValue(loaded.Records.Id(number), out StoredRecord? record) ? new RecordName(sources[record.Anchor.Source].Name, record.Anchor.Key) : null;
        if (Name(pair.Left) is not { } one || Name(pair.Right) is not { } other)
            return null;
        return new ReviewView(
            pair.Kind, one, other, left, right, loaded.Live.Records(pair.Kind, left).Count, loaded.Live.Records(pair.Kind, right).Count,
            explained.Probability, explained.Weight, pair.Usefulness, Rows(loaded, pair), Views(explained.Evidence));
    }

    static IReadOnlyList<SideBySide> Rows(LoadedBase loaded, ReviewPair pair)
    {
        ILookup<string, string> left = Said(loaded, pair.Left), right = Said(loaded, pair.Right);
        return [.. loaded.Facts.Attributes.Select(a => a.Name).Where(a => left.Contains(a) || right.Contains(a)).Select(a => new SideBySide(a, string.Join(" | ", left[a]), string.Join(" | ", right[a])))];
    }

    static ILookup<string, string> Said(LoadedBase loaded, int number) => loaded.Live.Stated(number).Select(s => (s.Attribute, s.Text)).Distinct().ToLookup(s => s.Attribute, s => s.Text, StringComparer.Ordinal);

    internal static IReadOnlyList<EvidenceView> Views(IEnumerable<Evidence> evidence) => [.. evidence.Select(e => new EvidenceView(e.Attribute, e.Level, e.Left, e.Right, e.Weight))];
}
