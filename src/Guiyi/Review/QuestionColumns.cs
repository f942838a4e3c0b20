using System.Collections;
using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Blocking;

namespace Guiyi.Review;

/// <summary>Questions, a million perhaps, as columns: first those about two customers, then those about one.</summary>
sealed class QuestionColumns : IReadOnlyList<Question>
{
    readonly CandidatePairs pairs;
    readonly Column<int> pair;
    readonly Column<double> probability;
    readonly Column<long> decides;
    readonly int between;
    int added;

    /// <param name="match">Their pairs.</param>
    /// <param name="between">Number of questions about two customers.</param>
    /// <param name="within">Number of those about one.</param>
    public QuestionColumns(MatchResult match, int between, int within)
    {
        (pairs, this.between, added) = (match.Pairs, between, between);
        ColumnStore store = match.Nodes.Store;
        (pair, probability, decides) = (store.NewUnset<int>(between + within), store.NewUnset<double>(between + within), store.NewUnset<long>(between + within));
    }

    public int Count => pair.Length;

    public Question this[int index] => new(pair[index], pairs.Left[pair[index]], pairs.Right[pair[index]], probability[index], index >= between, decides[index]);

    /// <summary>Sets a question about two customers. Several threads may set different ones.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="of">Its pair.</param>
    /// <param name="chance">Chance that the answer is yes.</param>
    /// <param name="records">Pairs of records that the answer decides.</param>
    public void Set(int index, int of, double chance, long records) => (pair[index], probability[index], decides[index]) = (of, chance, records);

    /// <summary>Adds a question about one customer.</summary>
    public void Add(int of, double chance, long records) => Set(added++, of, chance, records);

    public IEnumerator<Question> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
