using Guiyi.Ingest;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Guiyi.Tests.Rules;
using Xunit;

namespace Guiyi.Tests.Ingest;

/// <summary>Which columns hold consents. A consent that was overlooked can be mapped by hand; one that was made up gets people written to who never agreed.</summary>
public sealed class ConsentHeadersTests
{
    public static IEnumerable<TheoryDataRow<string, string, string>> Cases() => CaseRows.Read("Ingest/Cases/consent-headers.csv")
        .Select(row => new TheoryDataRow<string, string, string>(row[0], row[1], row[2]) { TestDisplayName = $"{row[0]} is {row[1]} {row[2]} {row[3]}" });

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_header_asks_for_consent_or_refusal_or_for_neither(string header, string target, string channel)
    {
        ConsentHeaders.Meaning? meaning = ConsentHeaders.Find(header);
        Assert.Equal(target, meaning?.Target.ToString() ?? "");
        Assert.Equal(channel, meaning is { } found ? ConsentHeaders.Label(found.Channel) : "");
    }

    static FieldMapping Field(string header, params string[] values) => Mapped(["姓名", "手机号", header], i => [$"王{i}", $"1380000{i:0000}", values[i % values.Length]]).Single(f => f.Columns.Contains(header));

    static IReadOnlyList<FieldMapping> Mapped(string[] columns, Func<int, string[]> row) =>
        Ingestor.InferMappings([new MemoryTable("members", columns, [.. Enumerable.Range(0, 40).Select(i => new MadeRow(row(i)))])], [])[0].Fields;

    [Fact]
    public void A_column_of_answers_is_a_consent_with_its_reason()
    {
        FieldMapping asked = Field("同意接收短信", "是", "否", ""), refused = Field("是否退订短信", "Y", "N");
        Assert.Equal((FieldTarget.Consent, "sms", FieldOwner.Both), (asked.Target, asked.Label, asked.Owner));
        Assert.Equal((FieldTarget.OptOut, "sms"), (refused.Target, refused.Label));
        Assert.Equal("header '是否退订短信' asks for refusal", refused.Reason);
        Assert.Equal(FieldTarget.OptOut, Field("unsubscribed_at", "", "", "2024-05-06 10:00:00", "2024-07-08 11:00:00").Target);
    }

    [Fact]
    public void A_header_over_other_values_is_no_consent()
    {
        Assert.Equal(FieldTarget.Text, Field("邮件订阅", "周刊", "月刊", "全部", "新品", "活动").Target);
        Assert.Equal(FieldTarget.Phone, Field("接收短信电话", [.. Enumerable.Range(0, 40).Select(i => $"1390000{i:0000}")]).Target);
        Assert.NotEqual(FieldTarget.OptOut, Field("短信退订", [.. Enumerable.Range(2, 20).Select(i => $"{i}")]).Target);
    }

    [Theory]
    [InlineData("是否会员", "是", "否")]
    [InlineData("is_active", "true", "false")]
    [InlineData("subscribed", "1", "0")]
    [InlineData("标记", "Y", "N")]
    public void Ordinary_answers_are_no_consents(string header, string yes, string no) => Assert.False(Field(header, yes, no).Target is FieldTarget.Consent or FieldTarget.OptOut);

    [Fact]
    public void Without_a_header_that_says_so_the_values_may()
    {
        FieldMapping field = Field("c7", "opted in", "opted out", "unknown");
        Assert.Equal((FieldTarget.Consent, "marketing"), (field.Target, field.Label));
        Assert.Equal(FieldTarget.Consent, Field("c8", "已退订", "未退订").Target);
        Assert.Equal(FieldTarget.Text, Field("c9", "subscribed", "unsubscribed").Target);
    }

    [Fact]
    public void Among_orders_a_bare_cancellation_is_about_the_order()
    {
        string[] columns = ["订单号", "手机号", "金额", "退订", "退订短信"];
        IReadOnlyList<FieldMapping> fields = Mapped(columns, i => [$"D{i}", $"1380000{i:0000}", $"{i}.50", i % 2 == 0 ? "是" : "否", i % 3 == 0 ? "是" : "否"]);
        Assert.Equal(FieldTarget.Text, fields.Single(f => f.Columns[0] == "退订").Target);
        Assert.Equal((FieldTarget.OptOut, "sms"), (fields.Single(f => f.Columns[0] == "退订短信").Target, fields.Single(f => f.Columns[0] == "退订短信").Label));
    }

    [Fact]
    public void Every_channel_has_its_attribute()
    {
        Assert.Equal(Enum.GetValues<ConsentChannel>(), ConsentHeaders.All.Select(c => ConsentHeaders.Channel(ConsentHeaders.Attribute(c))!.Value));
        Assert.Null(ConsentHeaders.Channel("consent"));
        Assert.Null(ConsentHeaders.Channel("phone"));
    }
}
