using System.Text;
using System.Xml;
using System.Xml.Linq;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Report;

public sealed class ReportPageTests
{
    static readonly string[] Sections =
        ["incoming", "quality", "channels", "certainty", "model", "clusters", "classes", "relations", "top", "truth", "next"];

    [Theory]
    [InlineData(ReportLanguage.Chinese, "zh-Hans", "客户归一报告")]
    [InlineData(ReportLanguage.English, "en", "Customer base report")]
    public void Every_section_is_there_in_its_order_and_in_the_contents(ReportLanguage language, string tag, string title)
    {
        XElement page = Parse(Write(ReportSample.Full, language));
        Assert.Equal(tag, page.Attribute("lang")?.Value);
        Assert.Equal(title, page.Descendants("h1").Single().Value);
        Assert.Equal(Sections, page.Descendants("section").Select(s => s.Attribute("id")!.Value));
        Assert.Equal(Sections.Select(s => "#" + s), page.Descendants("nav").Descendants("a").Select(a => a.Attribute("href")!.Value));
        Assert.All(page.Descendants("section"), s => Assert.NotEmpty(s.Element("h2")!.Value));
    }

    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public void Nothing_is_loaded_from_elsewhere(ReportLanguage language)
    {
        string html = Write(ReportSample.Full, language);
        Assert.DoesNotContain("http:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        XElement page = Parse(html);
        Assert.Empty(page.Descendants("link"));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName == "src");
        Assert.All(page.Descendants().Attributes("href"), a => Assert.StartsWith("#", a.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_drawing_has_a_name_or_is_hidden_from_screen_readers_and_every_table_a_caption_and_headings()
    {
        XElement page = Parse(Write(ReportSample.Full, ReportLanguage.English));
        Assert.All(page.Descendants("svg"), svg => Assert.True(
            svg.Attribute("aria-hidden")?.Value == "true" || svg.Attribute("role")?.Value == "img" && svg.Element("title")?.Value.Length > 0));
        Assert.All(page.Descendants("table"), table =>
        {
            Assert.NotEmpty(table.Element("caption")!.Value);
            Assert.NotEmpty(table.Element("thead")!.Descendants("th"));
            int width = table.Element("thead")!.Descendants("th").Count();
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal(width, row.Elements().Count()));
        });
    }

    [Fact]
    public void The_headline_says_what_came_in_and_what_came_out()
    {
        string lead = Lead(ReportSample.Full, ReportLanguage.English);
        Assert.Contains("85,927 rows from 7 sources became 22,360 customers: 21,874 people and 486 organizations.", lead, StringComparison.Ordinal);
        Assert.Contains("72.2% of that (58,161)", lead, StringComparison.Ordinal);
        Assert.Contains("7 个来源的 85,927 行数据，归成了 22,360 个客户：21,874 人，486 家企业。", Lead(ReportSample.Full, ReportLanguage.Chinese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public void A_run_without_any_row_still_gives_a_page(ReportLanguage language)
    {
        XElement page = Parse(Write(new ReportModel { Created = ReportSample.Full.Created, Totals = new(0, 0, 0, 0, 0, 0, 0, 0, 0) }, language));
        Assert.Empty(page.Descendants("section"));
        Assert.Empty(page.Descendants("nav"));
    }

    [Fact]
    public void Lists_that_are_empty_inside_leave_no_broken_part()
    {
        ReportModel tiny = new()
        {
            Created = ReportSample.Full.Created,
            Totals = new(1, 1, 0, 0, 1, 1, 0, 0, 0),
            Sources = [new("a", "CSV", 1, 1, 0, 0, 0, 0, 1, [])],
            Quality = [new("PersonName", new(0, 0, 0, 0), new(0, 0, 0, 0), 0, [], [])],
            CustomerSizes = [new(1, false, 1)],
            Certainty = new([new(0, 0, 0, 0, 0)], 5, 5, null, [], []),
            MatchModel = new(double.NegativeInfinity, [new("Phone", [new("exact", 1, 0, double.PositiveInfinity)])]),
            LargestClusters = [new("c", "", EntityKind.Person, 1, "", new([], [], [], [])), new("d", "", EntityKind.Person, 1, "", new(["Phone"], [], [new("a", 1, [])], [new(0, 9, 0, [], 0, 0.5, Decision.Unsure, "")]))],
            CodeScheme = new("{serial}", "", [], []),
            Dimensions = [new("x", "", [])],
            Relations = [new("household", 0, 0, [])],
            Rfm = new([], [], "", [new(0, 0, 1, 1)]),
            Truth = new([new("all", 1, 0, 0, 0, double.NaN, double.NaN, 1, 1)], [], [], []),
            Files = [new("customers.csv", 1, 10)],
        };
        XElement page = Parse(Write(tiny, ReportLanguage.English));
        Assert.Equal(Sections, page.Descendants("section").Select(s => s.Attribute("id")!.Value));
        Assert.Contains("1 row from 1 source became 1 customer", Lead(tiny, ReportLanguage.English), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(Write(ReportSample.Full, ReportLanguage.Chinese), Write(ReportSample.Full, ReportLanguage.Chinese));

    [Fact]
    public void Personal_numbers_are_masked_unless_the_model_shows_them()
    {
        string[] numbers = ["13800112234", "15800219834", "99990119870312442X", "zhiqiang.wang@", "xiaoyan.chen@", "18625733487"];
        string masked = Write(ReportSample.Full, ReportLanguage.Chinese);
        Assert.All(numbers, number => Assert.DoesNotContain(number, masked, StringComparison.Ordinal));
        Assert.Contains("158****9834", masked, StringComparison.Ordinal);
        string shown = Write(ReportSample.Full with { ShowPersonalData = true }, ReportLanguage.Chinese);
        Assert.All(numbers, number => Assert.Contains(number, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Values_that_differ_are_marked_and_those_that_agree_are_not()
    {
        XElement side = Parse(Write(ReportSample.Full, ReportLanguage.English)).Descendants("table").First(t => t.Attribute("class")?.Value == "side");
        Assert.Contains(side.Descendants("mark"), m => m.Value == "刘洋");
        Assert.DoesNotContain(side.Descendants("mark"), m => m.Value.StartsWith("136", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_was_cut_says_how_many_there_are()
    {
        ReportModel model = ReportSample.Full with { TopCustomers = [.. Enumerable.Repeat(ReportSample.Full.TopCustomers[0], 500)] };
        XElement top = Parse(Write(model, ReportLanguage.English)).Descendants("section").Single(s => s.Attribute("id")?.Value == "top");
        Assert.Contains("The first 30 of 500 are shown; all are in customers.csv.", top.Value, StringComparison.Ordinal);
    }

    static string Lead(ReportModel model, ReportLanguage language) =>
        Parse(Write(model, language)).Descendants("div").Single(d => d.Attribute("class")?.Value == "lead").Value;

    internal static string Write(ReportModel model, ReportLanguage language)
    {
        using StringWriter writer = new();
        ReportPage.Write(writer, model, language);
        return writer.ToString();
    }

    internal static XElement Parse(string html)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }

    internal static int Size(string html) => Encoding.UTF8.GetByteCount(html);
}
