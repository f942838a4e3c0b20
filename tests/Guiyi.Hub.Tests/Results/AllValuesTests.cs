using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Hub.Tests.Results;

public sealed class AllValuesTests
{
    [Fact]
    public void A_cell_has_the_values_that_the_customer_has_most_frequent_first()
    {
        using var folder = new TemporaryFolder();
        var rows = new System.Text.StringBuilder("surname,given_name,mobile,member_id,email\n");
        for (int person = 0; person < 300; person++)
            for (int copy = 0; copy <= person % 7; copy++)
            {
                // Now the same number, now another one; some rows have two.
                string second = (person + copy) % 5 == 0 ? $"; +4478{37000000 + person}" : "";
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Word(person)}son,{Word(person * 7)}ia,+4478{36000000 + person + (copy % 3 * 1000)}{second},M{person},{(person % 4 == 0 ? "" : $"p{person}@gmail.com")}\n");
            }
        UnifyResult result = Pipeline.Unify(InputFiles.Open([folder.Write("people.csv", rows.ToString())], null), new UnifyOptions { AsOf = new DateTime(2026, 1, 1), Run = "1" });
        CustomerBase customers = result.Persons.Customers;
        int joined = 0, alone = 0, missing = 0;
        foreach (AttributeColumn[] columns in (AttributeColumn[][])[.. result.Table.Attributes.Select(a => new[] { a }), [.. result.Table.Attributes]])
        {
            var all = new AllValues(customers, columns);
            for (int customer = 0; customer < customers.Count; customer++)
            {
                string expected = string.Join(" | ", columns.SelectMany(column => customers.Values(customer, column).Select(v => column.Kind == AttributeKind.AccountId ? $"{column.Label}:{v}" : v)));
                bool isJoined = all.AreJoined(customer);
                string found = isJoined ? all.Joined(customer).ToString() : all.Only(customer)?.Text(customer) ?? "";
                Assert.Equal(expected, found);
                (joined, alone, missing) = (joined + (isJoined ? 1 : 0), alone + (isJoined || found.Length == 0 ? 0 : 1), missing + (found.Length == 0 ? 1 : 0));
            }
        }
        Assert.All([joined, alone, missing], count => Assert.InRange(count, 20, int.MaxValue));
    }

    static string Word(int number) => $"{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}{(char)('b' + (number / 676))}";
}
