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
        ulong tail = 0;
        for (int i = words.Length * 4; i < text.Length; i++)
            tail = (tail << 16) | text[i];
        return Mix(hash, tail);
    }
}
