namespace Guiyi.Internals;

/// <summary>A set of UTF-16 code units as a bitmap of 8 KB: membership costs one memory access.</summary>
sealed class CharSet
{
    readonly ulong[] bits = new ulong[1024];

    public CharSet(IEnumerable<char> members)
    {
        foreach (char member in members)
            bits[member >> 6] |= 1UL << (member & 63);
    }

    public bool Contains(char candidate) => (bits[candidate >> 6] >> (candidate & 63) & 1) != 0;
}
