using Guiyi.Internals;

namespace Guiyi.Tests.Making;

/// <summary>Seeded chance: the same seed gives the same tests everywhere.</summary>
sealed class Dice(ulong seed)
{
    SplitMix random = new(seed);

    /// <summary>A number in 0..bound-1.</summary>
    public int Below(int bound) => random.Below(bound);

    public int Between(int least, int most) => least + random.Below(most - least + 1);

    /// <summary>True with this probability.</summary>
    public bool Falls(double probability) => random.Unit() < probability;

    public ulong Number() => random.Next();

    public T One<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    /// <summary>One of a list whose first members are the commonest: the n-th is about 1/n as common as the first.</summary>
    public T Skewed<T>(IReadOnlyList<T> of) => of[(int)(Math.Pow(of.Count, random.Unit()) - 1)];

    /// <summary>A run of digits.</summary>
    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + Below(10))));

    public void Shuffle<T>(IList<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
