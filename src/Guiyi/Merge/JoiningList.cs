using System.Collections;
using Guiyi.Internals;

namespace Guiyi.Merge;

/// <summary>Joinings that were done, millions perhaps, as columns.</summary>
/// <param name="store">Where they lie.</param>
sealed class JoiningList(ColumnStore store) : IReadOnlyList<Joining>, IDisposable
{
    const int Fewest = 1 << 10;

    readonly Column<Done> done = store.New<Done>(0);

    /// <param name="Place">Place in the order in which pairs were looked at.</param>
    /// <param name="Left">Node.</param>
    /// <param name="Right">Node.</param>
    /// <param name="Weight">log2 odds of the pair.</param>
    /// <param name="By">Who or what brought it up.</param>
    readonly record struct Done(int Place, int Left, int Right, float Weight, JoiningKind By);

    public int Count { get; private set; }

    public Joining this[int index] => done[index] is var one && index < Count ? new Joining(one.Left, one.Right, one.Weight, one.By, null, false) : throw new ArgumentOutOfRangeException(nameof(index));

    public void Add(int place, int left, int right, float weight, JoiningKind by) => Add(new Done(place, left, right, weight, by));

    /// <summary>The joinings of several lists, which are given back, by their places.</summary>
    public static JoiningList InOrder(ColumnStore store, IReadOnlyList<JoiningList> lists)
    {
        Column<ulong> places = store.NewUnset<ulong>(lists.Sum(l => l.Count));
        Column<int> order = store.Numbers(places.Length);
        using Column<Done> all = store.NewUnset<Done>(places.Length);
        int count = 0;
        foreach (JoiningList list in lists)
        {
            foreach (Done one in list.done.Slice(0, list.Count))
                (all[count], places[count++]) = (one, (uint)one.Place);
            list.done.Dispose();
        }
        RadixSort.Sort(ref places, ref order);
        var sorted = new JoiningList(store);
        sorted.done.Resize(count);
        foreach (int one in order)
            sorted.Add(all[one]);
        places.Dispose();
        order.Dispose();
        return sorted;
    }

    public void Dispose() => done.Dispose();

    public IEnumerator<Joining> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void Add(in Done one)
    {
        if (Count == done.Length)
            done.Resize(Math.Max(Fewest, Count * 2));
        done[Count++] = one;
    }
}
