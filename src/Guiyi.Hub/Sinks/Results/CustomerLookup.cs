using Guiyi.Merge;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>The customer that a record counts for: the person it names, or the organization where it names only that.</summary>
static class CustomerLookup
{
    /// <summary>Customer and its base, or -1 where the record names nobody.</summary>
    public static (KindResult Kind, int Customer) Of(UnifyResult result, int record)
    {
        int person = result.Persons.Customers.CustomerOf(record);
        return person >= 0 ? (result.Persons, person) : (result.Organizations, result.Organizations.Customers.CustomerOf(record));
    }

    /// <summary>One number per customer of either kind; -1 for nobody.</summary>
    public static int[] Numbers(UnifyResult result)
    {
        int[] numbers = new int[result.Table.Count];
        Numbers(result, numbers);
        return numbers;
    }

    /// <inheritdoc cref="Numbers(UnifyResult)"/>
    /// <param name="result">The whole result.</param>
    /// <param name="numbers">Takes the number of each record.</param>
    public static void Numbers(UnifyResult result, Span<int> numbers)
    {
        (CustomerBase persons, CustomerBase organizations) = (result.Persons.Customers, result.Organizations.Customers);
        for (int record = 0; record < numbers.Length; record++)
        {
            int person = persons.CustomerOf(record), organization = organizations.CustomerOf(record);
            numbers[record] = person >= 0 ? person : organization >= 0 ? persons.Count + organization : -1;
        }
    }
}
