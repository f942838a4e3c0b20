using Guiyi.Classify;
using Guiyi.Rules;
using Xunit;

namespace Guiyi.Tests.Classify;

public sealed class ClassifierTests
{
    static readonly ClassScheme Scheme = new(
        [
            new("region", "区域", "Region", [new("A", "华东", "East", "province in (浙江省, 江苏省)"), new("B", "华南", "South", "province = 广东省")], "Z"),
            new("behaviour", "行为", "Behaviour", [new("1", "忠诚", "Loyal", "orders >= 10"), new("2", "活跃", "Active", "orders >= 1")], "2"),
        ],
        "{region}{behaviour}-{serial:000}");

    [Fact]
    public void The_first_class_that_fits_wins_and_says_why()
    {
        IReadOnlyList<ClassAssignment> classes = new Classifier(Scheme).Classify(new Facts(new(2025, 12, 31)) { ["province"] = "江苏省", ["orders"] = 12 });

        Assert.Equal([("region", "A", "华东"), ("behaviour", "1", "忠诚")], classes.Select(one => (one.Dimension, one.Code, one.TitleZh)));
        Assert.Equal("省份为 江苏省，符合“属于（浙江省、江苏省）”", classes[0].ReasonZh);
        Assert.Equal("orders is 12, so \">= 10\" holds", classes[1].ReasonEn);
    }

    [Fact]
    public void Who_fits_no_class_gets_the_otherwise_code_with_its_title()
    {
        IReadOnlyList<ClassAssignment> classes = new Classifier(Scheme).Classify(new Facts(new(2025, 12, 31)));

        Assert.Equal([("Z", "其他", "Other"), ("2", "活跃", "Active")], classes.Select(one => (one.Code, one.TitleZh, one.TitleEn)));
        Assert.Equal("no other class of the dimension fits", classes[0].ReasonEn);
        Assert.Equal("不符合其他各类的条件", classes[0].ReasonZh);
    }

    [Fact]
    public void All_mistakes_of_a_scheme_are_named_at_once()
    {
        var scheme = new ClassScheme(
            [
                new("region", "", "", [new("A", "", "", "orders >= many"), new("A", "", "", "orders = 1")], "Z"),
                new("region", "", "", [new("A-1", "", "", "orders = 1")], ""),
                new("Serial No", "", "", [], "Z"),
            ],
            "");

        var error = Assert.Throws<FormatException>(() => new Classifier(scheme));

        Assert.Equal(
            [
                "Dimension region: defined 2 times; names must differ.",
                "Dimension region, class A: two classes have this code; codes must differ.",
                "Dimension region, class A: Rule, character 11: found 'many'; expected a number to compare with orders.",
                "Dimension region, class 'A-1': a code is 1 to 8 letters or digits.",
                "Dimension region, class '': a code is 1 to 8 letters or digits.",
                "Dimension Serial No: the name must be lower-case letters, digits or _, and not serial.",
            ],
            error.Message.Split('\n'));
    }
}
