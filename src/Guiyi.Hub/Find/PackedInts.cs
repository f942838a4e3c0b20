namespace Guiyi.Hub.Find;

/// <summary>Many numbers from -1 on, in three bytes each where that suffices: what grows with the records is held several times over.</summary>
sealed class PackedInts
{
    const int Narrow = 3, Wide = 4, MostNarrow = (1 << 24) - 2;

    readonly byte[] bytes;
    readonly int width;

    public PackedInts(ReadOnlySpan<int> numbers)
    {
        int largest = -1;
        foreach (int number in numbers)
            largest = Math.Max(largest, number);
        width = largest <= MostNarrow ? Narrow : Wide;
        bytes = new byte[checked(numbers.Length * width)];
        for (int i = 0, at = 0; i < numbers.Length; i++)
            for (int part = 0; part < width; part++)
                bytes[at++] = (byte)((uint)(numbers[i] + 1) >> (8 * part));
    }

    public int Length => bytes.Length / width;

    public int this[int index]
    {
        get
        {
            ReadOnlySpan<byte> at = bytes.AsSpan(index * width, width);
            uint number = at[0] | (uint)at[1] << 8 | (uint)at[2] << 16;
            return (int)(width == Narrow ? number : number | (uint)at[3] << 24) - 1;
        }
    }
}
