namespace Guiyi.Hub.Base;

/// <summary>A set of records by their numbers, a bit each.</summary>
sealed class NumberSet
{
    const int Bits = 6;

    ulong[] words = [];

    /// <summary>How many are in it.</summary>
    public int Count { get; private set; }

    public void Add(int number)
    {
        int word = number >> Bits;
        if (word >= words.Length)
            Array.Resize(ref words, word + 1 + (words.Length >> 2));
        Count += (words[word] >> number & 1) == 0 ? 1 : 0;
        words[word] |= 1UL << number;
    }

    public void Remove(int number)
    {
        if (number >> Bits is var word && word >= words.Length)
            return;
        Count -= (words[word] >> number & 1) == 0 ? 0 : 1;
        words[word] &= ~(1UL << number);
    }
}
