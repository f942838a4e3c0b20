using FsCheck;
using FsCheck.Fluent;
using Guiyi.Hub.Sinks.Report;
using Xunit;

namespace Guiyi.Hub.Tests.Report;

public sealed class MaskingTests
{
    static readonly string[] Attributes = ["Phone", "Email", "IdNumber", "Identifier", "CreditCode", "AccountId", "PersonName", ""];

    public static TheoryData<string, string, string> Cases()
    {
        TheoryData<string, string, string> cases = [];
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Report", "Cases", "masking.csv")).Skip(1))
        {
            string[] cells = line.Split(',');
            cases.Add(cells[0], cells[1], cells[2]);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_is_masked_as_the_case_table_says(string attribute, string raw, string masked) =>
        Assert.Equal(masked, Masking.Of(attribute, raw));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Masking_a_masked_value_changes_nothing(string attribute, string raw, string masked)
    {
        Assert.Equal(masked, Masking.Of(attribute, Masking.Of(attribute, raw)));
    }

    [Fact]
    public void A_number_that_runs_into_an_email_leaves_nothing_to_mask_a_second_time()
    {
        string masked = Masking.FreeText("00_(\0(\uDE002\0+5.2/6(１8\u202E-.-)) 5- 6*. -B5305１(74@1_3-(\09@)*");
        Assert.Equal(masked, Masking.FreeText(masked));
    }

    [Fact]
    public void No_text_makes_it_fail_and_twice_is_once()
    {
        Gen<char> signs = Gen.Elements("0123456789 -.()/@*+张三aB_\u0661\uD83D\uDE00\u202E\0１".ToCharArray());
        Arbitrary<string> texts = signs.ListOf().Select(c => new string([.. c])).ToArbitrary();
        Prop.ForAll(texts, text => Attributes.All(a =>
        {
            string once = Masking.Of(a, text);
            return Masking.Of(a, once) == once;
        })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_very_long_text_is_masked_in_one_pass()
    {
        string text = string.Concat(Enumerable.Repeat("电话13800112234，", 10_000));
        Assert.DoesNotContain("13800112234", Masking.FreeText(text), StringComparison.Ordinal);
    }
}
