namespace Guiyi.Internals;

/// <summary>The number that would stand at a place if all were sorted, without sorting them (Hoare 1961).</summary>
static class Selection
{
    const int Few = 32;

    /// <summary>Reorders the numbers so that the one that belongs at a place stands there, none larger before it and none smaller behind.</summary>
    /// <param name="numbers">Numbers, none of them NaN.</param>
    /// <param name="place">The place.</param>
    public static double At(Span<double> numbers, int place)
    {
        // Where cuts keep failing, sorting bounds the time.
        int cuts = 2 * System.Numerics.BitOperations.Log2((uint)numbers.Length + 1);
        while (numbers.Length > Few && cuts-- > 0)
        {
            (int before, int behind) = Cut(numbers, Middle(numbers[0], numbers[numbers.Length / 2], numbers[^1]));
            if (place > before && place < behind)
                return numbers[place];
            if (place <= before)
            {
                numbers = numbers[..(before + 1)];
                continue;
            }
            numbers = numbers[behind..];
            place -= behind;
        }
        numbers.Sort();
        return numbers[place];
    }

    /// <summary>Brings what is not larger than a number to the front, the rest behind it.</summary>
    /// <returns>The last place of those not larger and the first of those not smaller; what lies between them equals the number.</returns>
    static (int Before, int Behind) Cut(Span<double> numbers, double by)
    {
        int low = 0, high = numbers.Length - 1;
        while (low <= high)
        {
            while (numbers[low] < by)
                low++;
            while (numbers[high] > by)
                high--;
            if (low <= high)
            {
                (numbers[low], numbers[high]) = (numbers[high], numbers[low]);
                low++;
                high--;
            }
        }
        return (high, low);
    }

    static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
