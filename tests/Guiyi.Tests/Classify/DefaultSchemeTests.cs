using Guiyi.Classify;
using Guiyi.Rules;
using Xunit;

namespace Guiyi.Tests.Classify;

public sealed class DefaultSchemeTests
{
    static readonly DateOnly AsOf = new(2025, 12, 31);

    [Fact]
    public void A_chinese_shop_gets_regions_behaviour_and_value_and_codes_like_A1_001()
    {
        InferredScheme inferred = DefaultScheme.Infer(SchemeEvidence.Of(ChineseShop()));

        Assert.Equal(["region", "behaviour", "value"], inferred.Scheme.Dimensions.Select(dimension => dimension.Name));
        Assert.Equal("{region}{behaviour}-{serial:000}", inferred.Scheme.CodePattern);
        Assert.Contains("for example A1-001", inferred.Notes[^1].TextEn, StringComparison.Ordinal);
        Assert.Equal([true, true, true, false, false, true], inferred.Notes.Select(note => note.Used));
        Assert.All(inferred.Notes, note => Assert.True(note.TextZh.Length > 5 && note.TextEn.Length > 5));
    }

    [Theory]
    [InlineData("浙江省", "A")]
    [InlineData("浙江", "A")]
    [InlineData("广西壮族自治区", "B")]
    [InlineData("河南省", "C")]
    [InlineData("内蒙古自治区", "D")]
    [InlineData("黑龙江省", "E")]
    [InlineData("重庆市", "F")]
    [InlineData("新疆维吾尔自治区", "G")]
    [InlineData("香港特别行政区", "H")]
    [InlineData("", "Z")]
    public void Provinces_fall_into_the_usual_regions(string province, string code)
    {
        var classifier = new Classifier(DefaultScheme.Infer(SchemeEvidence.Of(ChineseShop())).Scheme);

        ClassAssignment region = classifier.Classify(new Facts(AsOf) { ["province"] = province })[0];

        Assert.Equal(code, region.Code);
    }

    [Fact]
    public void Every_province_of_china_has_a_region()
    {
        var classifier = new Classifier(DefaultScheme.Infer(SchemeEvidence.Of(ChineseShop())).Scheme);
        string[] provinces = "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾".Split(' ');

        Assert.Equal(34, provinces.Length);
        Assert.All(provinces, province => Assert.NotEqual("Z", classifier.Classify(new Facts(AsOf) { ["province"] = province })[0].Code));
    }

    [Theory]
    [InlineData(9, 700, 20, "1")]
    [InlineData(1, 10, 10, "2")]
    [InlineData(2, 500, 40, "3")]
    [InlineData(2, 500, 61, "4")]
    [InlineData(9, 900, 181, "5")]
    [InlineData(1, null, null, "6")]
    [InlineData(0, null, null, "0")]
    public void Behaviour_follows_orders_and_recency(int orders, int? firstDaysAgo, int? recency, string code)
    {
        // The shop's repeat buyers wait 30 days between orders: active is 60 days, lost is after 180.
        var classifier = new Classifier(DefaultScheme.Infer(SchemeEvidence.Of(ChineseShop())).Scheme);
        var facts = new Facts(AsOf) { ["orders"] = orders };
        if (recency is { } days)
            (facts["recency_days"], facts["first_order"]) = (days, AsOf.AddDays(-firstDaysAgo!.Value));

        Assert.Equal(code, classifier.Classify(facts)[1].Code);
    }

    [Theory]
    [InlineData("NSW", "A")]
    [InlineData("nsw", "A")]
    [InlineData("VIC", "B")]
    [InlineData("TAS", "O")]
    [InlineData("", "Z")]
    public void Elsewhere_the_most_frequent_states_get_letters(string state, string code)
    {
        IEnumerable<IFacts> customers = Enumerable.Range(0, 400).Select(i => new Facts(AsOf)
        {
            ["kind"] = "person",
            ["country"] = "AU",
            ["region"] = i < 200 ? "NSW" : i < 399 ? "VIC" : "nswx",
        });

        InferredScheme inferred = DefaultScheme.Infer(SchemeEvidence.Of(customers));

        Assert.Equal("{region}-{serial:000}", inferred.Scheme.CodePattern);
        Assert.Equal(code, new Classifier(inferred.Scheme).Classify(new Facts(AsOf) { ["region"] = state })[0].Code);
    }

    [Fact]
    public void Chinese_customers_abroad_have_a_class_of_their_own()
    {
        var evidence = new SchemeEvidence
        {
            Customers = 10,
            Located = 10,
            Provinces = new Dictionary<string, int> { ["浙江省"] = 6 },
            Countries = new Dictionary<string, int> { ["CN"] = 6, ["SG"] = 4 },
        };
        var classifier = new Classifier(DefaultScheme.Infer(evidence).Scheme);

        Assert.Equal("I", classifier.Classify(new Facts(AsOf) { ["country"] = "SG" })[0].Code);
        Assert.Equal("H", classifier.Classify(new Facts(AsOf) { ["country"] = "HK" })[0].Code);
        Assert.Equal("Z", classifier.Classify(new Facts(AsOf) { ["country"] = "CN" })[0].Code);
    }

    [Fact]
    public void Without_any_data_there_is_still_a_code_and_every_gap_is_explained()
    {
        InferredScheme inferred = DefaultScheme.Infer(new SchemeEvidence { Customers = 5 });

        Assert.Empty(inferred.Scheme.Dimensions);
        Assert.Equal("C-{serial:000}", inferred.Scheme.CodePattern);
        Assert.Equal(["region", "behaviour", "value", "kind", "industry", "code"], inferred.Notes.Select(note => note.Dimension));
    }

    [Fact]
    public void Persons_and_organizations_divide_where_regions_are_missing()
    {
        var evidence = new SchemeEvidence
        {
            Customers = 100,
            Organizations = 60,
            Industries = new Dictionary<string, int> { ["电子"] = 30, ["食品"] = 20, ["New York 风味"] = 1 },
            Seen = 10,
        };

        InferredScheme inferred = DefaultScheme.Infer(evidence);
        IReadOnlyList<ClassAssignment> classes = new Classifier(inferred.Scheme).Classify(
            new Facts(AsOf) { ["kind"] = "organization", ["industry"] = "New York 风味", ["last_seen"] = AsOf.AddDays(-100) });

        Assert.Equal("{kind}{behaviour}-{serial:000}", inferred.Scheme.CodePattern);
        Assert.Equal(["4", "O", "C"], classes.Select(one => one.Code));
    }

    [Fact]
    public void Several_currencies_are_compared_by_score()
    {
        var evidence = new SchemeEvidence { Customers = 50, Buyers = 50, Currencies = new Dictionary<string, int> { ["CNY"] = 40, ["USD"] = 10 }, MoneyOfTopFifth = 900, MoneyOfTopHalf = 100 };

        Assert.Equal("m >= 5", DefaultScheme.Infer(evidence).Scheme.Dimensions.Single(dimension => dimension.Name == "value").Classes[0].When);
    }

    [Fact]
    public void Money_limits_are_what_a_fifth_and_a_half_reach_in_round_numbers()
    {
        SchemeEvidence evidence = SchemeEvidence.Of(ChineseShop());
        Dimension value = DefaultScheme.Infer(evidence).Scheme.Dimensions[2];

        // Buyers pay 101, 202 … 20,200: a fifth of the 200 reaches 16,261, half reaches 10,201.
        Assert.Equal((16261m, 10201m), (evidence.MoneyOfTopFifth, evidence.MoneyOfTopHalf));
        Assert.Equal(["money >= 16000", "money >= 10000", "orders >= 1"], value.Classes.Select(one => one.When));
    }

    [Fact]
    public void The_order_of_customers_does_not_change_the_scheme()
    {
        IFacts[] customers = [.. ChineseShop()];
        InferredScheme expected = DefaultScheme.Infer(SchemeEvidence.Of(customers));
        new Random(5).Shuffle(customers);
        InferredScheme shuffled = DefaultScheme.Infer(SchemeEvidence.Of(customers));

        Assert.Equal(expected.Notes, shuffled.Notes);
        Assert.Equal(expected.Scheme.Dimensions.SelectMany(dimension => dimension.Classes), shuffled.Scheme.Dimensions.SelectMany(dimension => dimension.Classes));
    }

    static IEnumerable<IFacts> ChineseShop()
    {
        string[] provinces = ["浙江省", "广东省", "四川省"];
        for (int i = 1; i <= 300; i++)
        {
            var facts = new Facts(AsOf) { ["kind"] = "person", ["country"] = "CN", ["province"] = i % 4 == 0 ? "" : provinces[i % 3], ["orders"] = 0 };
            if (i <= 200)
            {
                facts["orders"] = i % 2 == 0 ? 3 : 1;
                facts["last_order"] = AsOf.AddDays(-i);
                facts["first_order"] = AsOf.AddDays(i % 2 == 0 ? -i - 60 : -i);
                facts["recency_days"] = i;
                facts["money"] = 101m * i;
                facts["currency"] = "CNY";
            }
            yield return facts;
        }
    }
}
