using System.Globalization;
using Guiyi.Ingest;
using Guiyi.Standardize;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Standardize;

/// <summary>What is read without making an object is what reading in full gives.</summary>
public sealed class PlainReaderTests
{
    static readonly string[] Regions = ["CN", "GB", "US", "AU", "HK", "TW", "MO", "SG", "JP", "FR", "DE", "BR", "AR", "MX", "XX"];

    [Fact]
    public void Phone_numbers_are_those_that_reading_in_full_gives()
    {
        var dice = new Dice(21);
        string[] fronts = ["0", "00", "1", "01", "02", "07", "079", "13", "138", "4", "04", "6", "8", "9", "44", "86", "861", "11", "1900", "118", ""];
        string[] known = ["13800138000", "13888888888", "07777777777", "0123456789", "02079460000", "07920561801", "2025550123", "0412345678", "91234567", "11111111111"];
        foreach (string region in Regions)
        {
            int plain = 0;
            for (int i = 0; i < 8000; i++)
            {
                string front = dice.One(fronts), raw = i < known.Length ? known[i] : front + dice.Digits(dice.Between(Math.Max(1, 5 - front.Length), 15 - front.Length));
                plain += Agrees(FieldTarget.Phone, raw, region) ? 1 : 0;
            }
            Assert.True(region is not ("CN" or "GB" or "US") || plain > 20, $"{region}: only {plain} numbers were read as plain ones");
        }
    }

    [Fact]
    public void Numbers_as_a_country_writes_them_are_plain()
    {
        Assert.True(Agrees(FieldTarget.Phone, "07920561801", "GB"));
        Assert.True(Agrees(FieldTarget.Phone, "13812345678", "CN"));
        Assert.False(Agrees(FieldTarget.Phone, "13800138000", "CN"));
        Assert.False(Agrees(FieldTarget.Phone, "00447920561801", "GB"));
    }

    [Fact]
    public void Every_day_of_two_centuries_is_a_birth_or_is_not_as_reading_in_full_says()
    {
        int plain = 0;
        for (var day = new DateOnly(1848, 12, 1); day < new DateOnly(2032, 1, 1); day = day.AddDays(1))
            foreach (DateOnly? latest in (DateOnly?[])[null, new DateOnly(2026, 2, 3)])
                plain += Agrees(FieldTarget.BirthDate, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), latest: latest) ? 1 : 0;
        Assert.InRange(plain, 100_000, 140_000);
        foreach (string raw in (string[])["1971-02-30", "1971-13-01", "1971-00-10", "1971-01-00", "2099-12-31", "1971/01/15", "1971-1-15", " 971-01-15", "9999-12-31", "１971-01-15"])
            Assert.False(Agrees(FieldTarget.BirthDate, raw), raw);
    }

    [Fact]
    public void Names_addresses_and_postcodes_are_those_that_reading_in_full_gives()
    {
        var dice = new Dice(22);
        FieldTarget[] targets = [FieldTarget.Surname, FieldTarget.GivenName, FieldTarget.MiddleName, FieldTarget.Email, FieldTarget.Postcode];
        string[] pieces = ["john", "O'Neil", "jr", " ", "-", "SW", "sw", "1", "2 ", "@", "gmail.com", "example.com", ".", "_", "ß", "é", "王", "ﬁ", "k", "K", "\u200b", "x"];
        int plain = 0;
        for (int i = 0; i < 60_000; i++)
        {
            string raw = string.Concat(Enumerable.Range(0, dice.Between(1, 5)).Select(_ => dice.One(pieces)));
            if (!string.IsNullOrWhiteSpace(raw))
                plain += Agrees(targets[i % targets.Length], raw) ? 1 : 0;
        }
        Assert.InRange(plain, 1000, 50_000);
        Assert.True(Agrees(FieldTarget.Email, "john.prevost71601@yahoo.co.uk"));
        Assert.True(Agrees(FieldTarget.Postcode, "ZD12 2BX"));
        Assert.True(Agrees(FieldTarget.Surname, "prevost"));
        Assert.False(Agrees(FieldTarget.Surname, "Prevost"));
    }

    /// <summary>True where the text is a plain one; then both must read the same from it.</summary>
    static bool Agrees(FieldTarget target, string raw, string region = "GB", DateOnly? latest = null)
    {
        var context = new ReadingContext(region, DateOrder.Unknown, latest);
        Span<char> text = stackalloc char[PlainReader.Longest];
        if (!PlainReader.TryRead(target, raw, context, text, out PlainValue plain))
            return false;
        Reading full = FieldReader.Read(new FieldMapping { Columns = ["a"], Target = target }, raw, context);
        Assert.True(full.Values.Length == 1, $"{target} '{raw}' in {region} gave {full.Values.Length} values: {full.Problem}");
        Emission only = full.Values[0];
        Assert.Equal((plain.Kind, "", plain.Written > 0 ? text[..plain.Written].ToString() : raw, plain.Reaches), (only.Kind, only.Label, only.Text, only.Reaches));
        Assert.Null(only.Value);
        Assert.Null(full.Problem);
        return true;
    }
}
