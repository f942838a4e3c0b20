using System.Runtime.CompilerServices;
using Guiyi.Internals;

namespace Guiyi.Match.Comparing;

/// <summary>
/// What a comparison has worked out of each value, by the value's code. The values of a run lie in an array; those that a live index meets later
/// lie in pieces that never move; those of the record that is asked about are seen by one desk only, and written over for the next.
/// </summary>
struct ValueTable<T>
{
    /// <summary>Codes of a record that is only asked about begin here: beyond all others, and within the thirty bits of <see cref="LevelCache"/>.</summary>
    public const int FirstAsked = 1 << 29;

    readonly T[] ofRun;
    readonly int firstLater;
    Pieces<T>? later;
    T[]? asked;

    /// <param name="ofRun">By the codes of the run's values.</param>
    public ValueTable(T[] ofRun)
        : this(ofRun, ofRun.Length)
    {
    }

    ValueTable(T[] ofRun, int firstLater) => (this.ofRun, this.firstLater) = (ofRun, firstLater);

    /// <summary>A table that holds nothing for the run's values.</summary>
    public static ValueTable<T> After(int valuesOfRun) => new([], valuesOfRun);

    public readonly ref readonly T this[int code]
    {
        // One test where an array makes one too: a batch pays nothing for what comes after it.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            T[] own = ofRun;
            if ((uint)code < (uint)own.Length)
                return ref own[code];
            return ref Beyond(code);
        }
    }

    /// <summary>Says that what was worked out of a run's value will be asked for soon.</summary>
    public readonly void Prefetch(int code)
    {
        T[] own = ofRun;
        if ((uint)code < (uint)own.Length)
            Internals.Prefetch.Item(ref own[code]);
    }

    readonly ref readonly T Beyond(int code) => ref code >= FirstAsked ? ref asked![code - FirstAsked] : ref later![code - firstLater];

    /// <summary>Keeps what was worked out of a later value, or one that is asked about. One thread at a time for later ones.</summary>
    public readonly void Put(int code, T value)
    {
        if (code >= FirstAsked)
            asked![code - FirstAsked] = value;
        else
            later!.Put(code - firstLater, value);
    }

    /// <summary>The same for a live index, with room for later values of its own; or for one of its desks, which share that room.</summary>
    public readonly ValueTable<T> Copy(bool forDesk)
    {
        ValueTable<T> copy = this;
        if (forDesk)
            copy.asked = new T[Standardize.AttributeColumn.MaxSlots];
        else
            copy.later = new Pieces<T>();
        return copy;
    }
}
