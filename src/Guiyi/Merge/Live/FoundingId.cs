using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Merge.Live;

/// <summary>The ids of customers that were never there: as a run derives them from the contents of the founding record.</summary>
static class FoundingId
{
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <param name="kind">Kind of the customer.</param>
    /// <param name="founder">Content key of the founding record.</param>
    /// <param name="attempt">How many ids of this record were somebody else's.</param>
    public static string Of(EntityKind kind, ulong founder, ulong attempt)
    {
        ulong number = Hash64.Mix(founder, attempt + (kind == EntityKind.Person ? 0x50UL : 0x4FUL));
        return string.Create(13, (kind, number), static (text, state) =>
        {
            text[0] = state.kind == EntityKind.Person ? 'P' : 'O';
            for (int i = 1; i < text.Length; i++)
                text[i] = Alphabet[(int)(state.number >> (5 * (i - 1))) & 31];
        });
    }
}
