using System.Globalization;

namespace Guiyi.DemoData;

/// <summary>Chance from a seed, the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).</summary>
sealed class Dice(ulong seed)
{
    ulong state = seed * 0x9E3779B97F4A7C15;

    /// <summary>0 to <paramref name="limit"/> - 1.</summary>
    public int Below(int limit) => (int)(((UInt128)Next() * (ulong)limit) >> 64);

    /// <summary>Both ends included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    public bool Chance(double share) => (Next() >> 11) * (1.0 / (1UL << 53)) < share;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>One of a list in which entry i comes up as often as <paramref name="weights"/>[i] says.</summary>
    public T Pick<T>(IReadOnlyList<T> from, IReadOnlyList<int> weights)
    {
        int left = Below(weights.Sum());
        for (int i = 0; i < from.Count; i++)
            if ((left -= weights[i]) < 0)
                return from[i];
        return from[^1];
    }

    public string Digits(int count) => string.Create(count, this, static (text, dice) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)('0' + dice.Below(10));
    });

    public string Letters(int count, string alphabet) => string.Create(count, (this, alphabet), static (text, state) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = state.alphabet[state.Item1.Below(state.alphabet.Length)];
    });

    /// <summary>A moment in shop hours on one of the days from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public DateTime Moment(DateTime from, DateTime to)
    {
        int days = Math.Max(0, (to.Date - from.Date).Days);
        return from.Date.AddDays(Below(days + 1)).AddSeconds(Between(9 * 3600, 22 * 3600));
    }

    /// <summary>The moment as text.</summary>
    public static string Text(DateTime moment, string format) => moment.ToString(format, CultureInfo.InvariantCulture);

    ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
