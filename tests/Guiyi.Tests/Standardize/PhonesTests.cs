using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class PhonesTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("phones.csv");

    [Theory, MemberData(nameof(Cases))]
    public void A_phone_cell_is_read(string[] row)
    {
        (string input, string region, string expected, string type) = (row[0], row[1], row[2], row[3]);
        IReadOnlyList<Standardized<PhoneNumber>> all = Phones.ParseAll(input, region);
        string[] parts = expected.Length == 0 ? [] : expected.Split(" | ");
        Assert.Equal(parts.Length, all.Count);
        for (int i = 0; i < parts.Length; i++)
            ContactCases.AssertOutcome(parts[i], all[i], phone => phone.Text);
        if (all.Count > 0)
            Assert.Equal(type, all[0].Value?.Type.ToString() ?? "");
    }

    [Fact]
    public void A_masked_mobile_is_kept_as_partial_evidence()
    {
        PhoneNumber phone = Phones.Parse("186****1035").Value!;
        Assert.Equal(new PhoneNumber("+86186****1035", PhoneType.Mobile, true, "186****1035", "186", "1035", null, "CN"), phone);
    }

    [Fact]
    public void A_whole_number_is_its_own_prefix_and_suffix()
    {
        PhoneNumber phone = Phones.Parse("0431-78586610-838").Value!;
        Assert.Equal(new PhoneNumber("+8643178586610;ext=838", PhoneType.Landline, false, "43178586610", "43178586610", "43178586610", "838", "CN"), phone);
    }

    [Fact]
    public void A_local_number_is_a_suffix_without_prefix()
    {
        PhoneNumber phone = Phones.Parse("85859917").Value!;
        Assert.True(phone.IsMasked);
        Assert.Equal(("", "85859917"), (phone.Prefix, phone.Suffix));
        Assert.EndsWith(phone.Suffix, Phones.Parse("0571-85859917").Value!.Digits);
    }

    [Fact]
    public void Of_two_numbers_the_first_usable_one_is_given() =>
        Assert.Equal("+8613912345679", Phones.Parse("1381234567/13912345679").Value?.Text);

    [Theory]
    [InlineData("+86 153-8852-988", "1538852988")]
    [InlineData("１５３８８５２９８８", "1538852988")]
    [InlineData("0086153885298811", "153885298811")]
    [InlineData("无", "")]
    public void The_bare_digits_of_a_bad_number_are_weak_evidence(string raw, string digits) => Assert.Equal(digits, Phones.Digits(raw));

    [Fact]
    public void The_home_region_of_a_column_is_the_one_that_explains_it()
    {
        Assert.Equal("US", Phones.GuessRegion(["702-919-1300", "512-353-8633", "(320) 392-2137", "+39 0352 6553537"]));
        Assert.Equal("CN", Phones.GuessRegion(["13812345678", "0571-85859917", "+1 702 919 1300"]));
        Assert.Equal("CN", Phones.GuessRegion([]));
        Assert.Equal("HK", Phones.GuessRegion(["51904959", "9220 1106", "2123 4567"]));
    }

    [Fact]
    public void Every_calling_code_of_the_table_is_known_and_prefix_free()
    {
        string[] codes = [.. Guiyi.Internals.ReferenceData.Lines("contact/phone-regions.tsv").Select(line => line.Split('\t')[1]).Distinct()];
        Assert.Equal(codes.Length, codes.Count(code => PhoneRegions.CallingCodeLength(code + "0000000") == code.Length));
    }
}
