using Guiyi.Ingest;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;
using Guiyi.Tests.Making;
using Guiyi.Tests.Rules;
using Xunit;

namespace Guiyi.Tests.Merge;

/// <summary>Which of several statements survives into the golden record, and by which rule.</summary>
public sealed class SurvivorshipTests
{
    // One identity number makes all rows of a case one person.
    const string Everybody = "330106198003074512";

    static readonly Dictionary<string, FieldTarget> Targets = new()
    {
        ["job_title"] = FieldTarget.JobTitle,
        ["phone"] = FieldTarget.Phone,
        ["address"] = FieldTarget.Address,
        ["person_name"] = FieldTarget.PersonName,
        ["birth_date"] = FieldTarget.BirthDate,
        ["email"] = FieldTarget.Email,
    };

    public static IEnumerable<TheoryDataRow<string, string, string, string, string>> Cases() => CaseRows.Read("Merge/Cases/survivorship.csv")
        .Select(row => new TheoryDataRow<string, string, string, string, string>(row[0], row[1], row[2], row[3], row[4]) { TestDisplayName = $"{row[0]} [{row[1]}] {row[2]} -> {row[3]} {row[5]}" });

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_rules_choose_the_value_that_an_expert_would(string attribute, string rules, string statements, string value, string by)
    {
        UnifyResult result = Unify(attribute, rules, [.. statements.Split(';', StringSplitOptions.TrimEntries)]);
        AssertGolden(result, attribute, value, by);
        UnifyResult other = Unify(attribute, rules, [.. statements.Split(';', StringSplitOptions.TrimEntries).Reverse()]);
        AssertGolden(other, attribute, value, by);
    }

    static void AssertGolden(UnifyResult result, string attribute, string value, string by)
    {
        CustomerBase customers = result.Persons.Customers;
        Assert.Equal(1, customers.Count);
        GoldenValue golden = customers.Golden(0, customers.Attributes.Single(a => a.Name == attribute))!.Value;
        Assert.Equal(value, golden.Text);
        Assert.Equal(by, golden.Rule.ToString());
    }

    static UnifyResult Unify(string attribute, string rules, string[] statements)
    {
        Dictionary<string, int> trust = new() { ["trusted"] = 1, ["shop"] = 5, ["web"] = 5 };
        var tables = new List<IRawTable>();
        var mappings = new List<SourceMapping>();
        foreach (IGrouping<string, string> source in statements.GroupBy(s => s.Split(' ', '@')[0]))
        {
            // Row numbers keep equal rows apart.
            tables.Add(new MemoryTable(source.Key, ["号", "身份证号", "时间", "值"], [.. source.Select((s, i) => new MadeRow([$"{i}", Everybody, .. TimeAndValue(s[source.Key.Length..])]))]));
            mappings.Add(new SourceMapping
            {
                Source = source.Key,
                Trust = trust[source.Key],
                Fields =
                [
                    new FieldMapping { Columns = ["号"], Target = FieldTarget.RecordId },
                    new FieldMapping { Columns = ["身份证号"], Target = FieldTarget.IdNumber },
                    new FieldMapping { Columns = ["时间"], Target = FieldTarget.InteractionTime },
                    new FieldMapping { Columns = ["值"], Target = Targets[attribute] },
                ],
            });
        }
        MergeOptions merge = rules.Length == 0 ? new MergeOptions() : new MergeOptions
        {
            SurvivorshipOf = new Dictionary<string, IReadOnlyList<SurvivorshipRule>> { [attribute] = [.. rules.Split(';').Select(Enum.Parse<SurvivorshipRule>)] },
        };
        // The identity number states a birth date of its own: left out where that is the question.
        if (attribute == "birth_date")
            return Run.Of(Run.Defaults with { Mappings = [.. mappings.Select(WithAccount)], Merge = merge, Match = new() { UseModel = false, Rules = [new("one account", ["account_id"])] } }, tables);
        return Run.Of(Run.Defaults with { Mappings = mappings, Merge = merge, Match = new() { UseModel = false } }, tables);
    }

    static SourceMapping WithAccount(SourceMapping mapping) =>
        mapping with { Fields = [.. mapping.Fields.Select(f => f.Target == FieldTarget.IdNumber ? f with { Target = FieldTarget.AccountId } : f)] };

    /// <summary>"@2024-01-01 经理" is a value with its time, " 经理" one without.</summary>
    static string[] TimeAndValue(string statement)
    {
        if (!statement.StartsWith('@'))
            return ["", statement.Trim()];
        string[] parts = statement[1..].Split(' ', 2);
        return [parts[0].Replace('T', ' '), parts.Length > 1 ? parts[1].Trim() : ""];
    }

    [Fact]
    public void Every_golden_value_is_a_statement_of_its_customer_and_only_stands_for_values_without_rivals()
    {
        UnifyResult result = Run.Of([.. MessyPeople.Shop(81, 200), .. WesternPeople.Two(82, 60)]);
        int rivals = 0;
        CustomerBase customers = result.Persons.Customers;
        foreach (AttributeColumn attribute in customers.Attributes)
            for (int customer = 0; customer < customers.Count; customer++)
            {
                IReadOnlyList<string> stated = customers.Values(customer, attribute);
                if (customers.Golden(customer, attribute) is not { } golden)
                {
                    Assert.Empty(stated);
                    continue;
                }
                Assert.Contains(golden.Text, stated);
                Assert.Contains(golden.Record, customers.Records(customer).ToArray());
                int code = attribute.Code(golden.Slot, golden.Record);
                Assert.Equal(golden.Text, attribute.Text(code));
                Assert.Same(attribute.Value(code), golden.Value);
                Assert.Equal(stated.Count == 1, golden.Rule == SurvivorshipRule.Only);
                Assert.NotEqual("", result.Table.Raw(attribute, golden.Slot, golden.Record));
                rivals += stated.Count > 1 ? 1 : 0;
            }
        Assert.True(rivals > 100);
    }

    [Fact]
    public void An_organizations_golden_values_come_from_what_its_rows_say_about_it_not_about_the_contact()
    {
        UnifyResult result = Run.Of(MemoryTable.Of("accounts", """
            公司名称 | 统一社会信用代码 | 联系人 | 联系电话 | 地址
            杭州云帆科技有限公司 | 91330106MA2CCKTP00 | 王志远 | 13812345679 | 浙江省杭州市西湖区文三路90号
            杭州云帆科技有限公司 | 91330106MA2CCKTP00 | 周雪梅 | 0571-85859917 | 浙江省杭州市西湖区文三路90号3幢402室
            宁波海天塑料制品厂 | | 陈国强 | 0574-87654300 | 浙江省宁波市鄞州区学士路12号
            """));
        CustomerBase organizations = result.Organizations.Customers;
        int yunfan = Enumerable.Range(0, 2).Single(c => organizations.Golden(c, AttributeKind.CreditCode) is not null);
        Assert.Null(organizations.Golden(yunfan, AttributeKind.PersonName));
        Assert.EndsWith("402室", organizations.Golden(yunfan, AttributeKind.Address)!.Value.Text, StringComparison.Ordinal);
        CustomerBase persons = result.Persons.Customers;
        Assert.All(Enumerable.Range(0, persons.Count), c => Assert.Null(persons.Golden(c, AttributeKind.CreditCode)));
    }
}
