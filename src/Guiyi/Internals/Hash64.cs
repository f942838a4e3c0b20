using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Guiyi.Internals;

/// <summary>
/// A 64-bit hash that is the same on every machine and in every run, so that orders and sampled values that
/// follow from it are too. Multiply-and-fold after wyhash (Wang Yi, 2019); not for adversaries.
/// </summary>
static class Hash64
{
    const ulong Prime0 = 0xA0761D6478BD642F, Prime1 = 0xE7037ED1A0B428DB;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a ^ Prime0, b ^ Prime1, out ulong low);
        return high ^ low;
    }

    public static ulong Of(ReadOnlySpan<char> text)
    {
        ulong hash = Prime1 ^ (ulong)text.Length;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<char, ulong>(text);
        foreach (ulong word in words)
            hash = Mix(hash, word);
        return Mix(hash, words.IsEmpty ? Tail(text) : Tail(MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[^4..])), text.Length & 3));
    }

    /// <summary>What is left behind the words, the last character lowest; of texts that are shorter than a word character by character.</summary>
    static ulong Tail(ReadOnlySpan<char> text)
    {
        ulong tail = 0;
        foreach (char c in text)
            tail = (tail << 16) | c;
        return tail;
    }

    /// <summary>The same of the last four characters at once: their order is reversed, and those that belong to a word are cut off.</summary>
    static ulong Tail(ulong last, int characters)
    {
        last = (last >> 32) | (last << 32);
        last = ((last >> 16) & 0x0000FFFF0000FFFF) | ((last & 0x0000FFFF0000FFFF) << 16);
        return last & ((1UL << (16 * characters)) - 1);
    }
}
