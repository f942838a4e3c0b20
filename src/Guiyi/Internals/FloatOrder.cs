namespace Guiyi.Internals;

/// <summary>Whole numbers in the order of floating-point ones, for sorting by digits.</summary>
static class FloatOrder
{
    /// <summary>A whole number in the order of the values. Not for NaN.</summary>
    public static uint Rank(float value)
    {
        // Adding zero makes a negative zero an ordinary one.
        uint bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return (bits >> 31) == 0 ? bits | 0x8000_0000 : ~bits;
    }

    /// <summary>The value of a rank.</summary>
    public static float Of(uint rank) => BitConverter.UInt32BitsToSingle((rank >> 31) == 0 ? ~rank : rank & 0x7FFF_FFFF);
}
