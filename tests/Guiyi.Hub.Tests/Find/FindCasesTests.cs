using Guiyi.Hub.Find;
using Xunit;

namespace Guiyi.Hub.Tests.Find;

public sealed class FindCasesTests
{
    static readonly FindIndex Bulk = SmallBase.Index();

    static readonly FindIndex OneByOne = Put();

    public static TheoryData<string, string, string, string> Cases()
    {
        TheoryData<string, string, string, string> cases = [];
        foreach (string[] row in CaseTable.Rows("Find/Cases/find.csv"))
            cases.Add(row[0], row[1], row[2], row[3]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_customer_is_found_as_the_case_table_says(string query, string expected, string who, string note)
    {
        string[] found = [.. Bulk.Find(query, 20).Select(hit => SmallBase.Customers[hit.Record].Name)];
        string told = $"{query} ({note}): found {string.Join(", ", Bulk.Find(query, 20).Select(hit => $"{SmallBase.Customers[hit.Record].Name} {hit.Score} {hit.Why} {hit.Text}"))}";
        bool holds = expected switch
        {
            "first" => found.FirstOrDefault() == who,
            "found" => found.Contains(who),
            "not" => !found.Contains(who),
            "none" => found.Length == 0,
            _ => throw new InvalidOperationException($"'{expected}' is no expectation."),
        };
        Assert.True(holds, told);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Put_one_by_one_they_are_found_the_same(string query, string expected, string who, string note)
    {
        _ = (expected, who, note);
        Assert.Equal(Bulk.Find(query, 20), OneByOne.Find(query, 20));
    }

    static FindIndex Put()
    {
        var index = new FindIndex();
        for (int i = 0; i < SmallBase.Customers.Length; i++)
            index.Put(i, SmallBase.Customers[i].Texts);
        return index;
    }
}
