using FsCheck;
using FsCheck.Fluent;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class AddressesTests
{
    static readonly string[] Fragments =
    [
        "浙江省", "浙江", "宁波市", "宁波", "镇海区", "余杭区", "杭州", "朝阳区", "上海市", "重庆市", "县", "市辖区", "招宝山街道", "下沙", "乔司镇", "开发区", "新区", "春晓国际", "石桥路", "大道", "中山东路", "与", "交叉口",
        "村", "10组", "85号", "553弄", "号", "2号楼", "二", "十八", "3单元", "一楼", "负一层", "12F", "1302室", "-", "—", " ", "\n", "，", "(", ")", "（放门口）", "#", "A座", "B", "2#", "之", "附", "甲", "13812345678", "315200",
        "張三收", "號樓", "１２", "Room 1302", "Unit 2", "No.785", "Tuanjie Rd", "Chengdu", "Sichuan", "St", "Main Street", "Apt 4", "NV 89132", "PO Box 7", "Straße", "é", "/", ",", ".", "\ud83d", "𠮷", "🏠", "0", "7", "西", "广场", "小区", "一期", "三区", "街", "里",
    ];

    public static TheoryData<string> Chinese => [.. AddressCases.Read("chinese_addresses.csv").Select(c => c["raw"])];

    public static TheoryData<string, string> Western => [.. AddressCases.Read("western_addresses.csv").Select(c => (c["raw"], c["hint"]))];

    public static TheoryData<string> Regions => [.. AddressCases.Read("regions.csv").Select(c => c["raw"])];

    [Theory]
    [MemberData(nameof(Chinese))]
    public void A_chinese_address_is_taken_apart(string raw) => Check(Row("chinese_addresses.csv", raw), Addresses.Parse(raw));

    [Theory]
    [MemberData(nameof(Western))]
    public void A_western_address_is_taken_apart(string raw, string hint) => Check(Row("western_addresses.csv", raw, hint), Addresses.Parse(raw, hint));

    [Theory]
    [MemberData(nameof(Regions))]
    public void A_region_gives_its_divisions(string raw) => Check(Row("regions.csv", raw), Addresses.ParseRegion(raw));

    [Fact]
    public void The_canonical_text_gives_the_same_address()
    {
        foreach (Dictionary<string, string> row in AddressCases.Read("chinese_addresses.csv").Concat(AddressCases.Read("western_addresses.csv")))
        {
            Address address = Assert.IsType<Address>(Addresses.Parse(row["raw"], row.GetValueOrDefault("hint")).Value);
            Assert.Equal(address, Addresses.Parse(address.Text).Value);
        }
        foreach (Dictionary<string, string> row in AddressCases.Read("regions.csv"))
        {
            Address region = Assert.IsType<Address>(Addresses.ParseRegion(row["raw"]).Value);
            Assert.Equal(region, Addresses.ParseRegion(region.Text).Value);
        }
    }

    [Fact]
    public void Any_mixture_of_fragments_is_standardized_twice_as_once() =>
        Prop.ForAll(
            Gen.Elements(Fragments).ListOf().Select(string.Concat).ToArbitrary(),
            Gen.Elements<string?>(null, "CN", "US", "Germany", "??").ToArbitrary(),
            (raw, hint) => IsStable(Addresses.Parse(raw, hint).Value, t => Addresses.Parse(t).Value) && IsStable(Addresses.ParseRegion(raw).Value, t => Addresses.ParseRegion(t).Value))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Any_text_is_standardized_twice_as_once() =>
        Prop.ForAll<string?>(raw => raw is null || IsStable(Addresses.Parse(raw).Value, t => Addresses.Parse(t).Value))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_very_long_text_is_no_address() =>
        Assert.Equal("10000 characters; an address has at most 400", Addresses.Parse(new string('路', 10_000)).Problem);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n　")]
    public void A_blank_text_holds_nothing(string raw) => Assert.Equal(Standardized<Address>.Empty, Addresses.Parse(raw));

    [Theory]
    [InlineData("无")]
    [InlineData("测试")]
    [InlineData("N/A")]
    [InlineData("null")]
    [InlineData("----")]
    public void A_word_for_nothing_is_no_address(string raw)
    {
        Standardized<Address> parsed = Addresses.Parse(raw);
        Assert.Null(parsed.Value);
        Assert.NotNull(parsed.Problem);
    }

    [Fact]
    public void Every_district_is_found_by_its_full_name()
    {
        foreach (Guiyi.Standardize.Addressing.Division division in Guiyi.Standardize.Addressing.Divisions.All)
        {
            string full = division.Province.Name + (division.City == division.Province ? "" : division.CityName) + division.DistrictName;
            Address region = Assert.IsType<Address>(Addresses.ParseRegion(full).Value);
            Assert.Equal((division.Province.Name, division.CityName, division.DistrictName, division.OfficialCode), (region.Province, region.City, region.District, region.DivisionCode));
        }
    }

    static bool IsStable(Address? once, Func<string, Address?> parse) => once is null || once == parse(once.Text);

    static Dictionary<string, string> Row(string table, string raw, string? hint = null) =>
        AddressCases.Read(table).First(c => c["raw"] == raw && c.GetValueOrDefault("hint") == hint);

    static void Check(Dictionary<string, string> expected, Standardized<Address> parsed)
    {
        Address address = Assert.IsType<Address>(parsed.Value);
        var actual = new Dictionary<string, string?>
        {
            ["text"] = address.Text,
            ["province"] = address.Province,
            ["city"] = address.City,
            ["district"] = address.District,
            ["town"] = address.Town,
            ["road"] = address.Road,
            ["number"] = address.RoadNumber,
            ["community"] = address.Community,
            ["building"] = address.Building,
            ["unit"] = address.Unit,
            ["floor"] = address.Floor,
            ["room"] = address.Room,
            ["postcode"] = address.Postcode,
            ["country"] = address.Country,
            ["code"] = address.DivisionCode,
        };
        string[] columns = [.. expected.Keys.Where(actual.ContainsKey)];
        Assert.Equal(columns.Select(c => $"{c}: {expected[c]}"), columns.Select(c => $"{c}: {actual[c]}"));
    }
}
