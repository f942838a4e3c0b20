using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Tests.Ingest;

/// <summary>What the columns of whole exports mean, inferred; the files lie beside the repository or the tests are skipped.</summary>
public sealed class RealFilesTests
{
    static string Meaning(SourceMapping mapping) => string.Join('\n', mapping.Fields
        .Where(f => f.Target != FieldTarget.Ignore)
        .Select(f => $"{string.Join(" + ", f.Columns)} = {f.Target}{(f.Label.Length > 0 ? ":" + f.Label : "")}")
        .Order(StringComparer.Ordinal));

    static IReadOnlyList<SourceMapping> Infer(string[] ignored, params string[] files)
    {
        string data = SharedData.Folder(files);
        return Ingestor.InferMappings([.. files.SelectMany(f => SourceFile.Open(Path.Combine(data, f)))], ignored);
    }

    static void AssertMeans(SourceMapping mapping, params string[] expected) => Assert.Equal(string.Join('\n', expected.Order(StringComparer.Ordinal)), Meaning(mapping));

    [Theory]
    [InlineData("cn/ecom_orders.csv", InteractionKind.Order)]
    [InlineData("cn/members.csv", InteractionKind.Registration)]
    [InlineData("cn/wecom_contacts.jsonl", InteractionKind.Registration)]
    [InlineData("cn/tickets.csv", InteractionKind.Ticket)]
    [InlineData("cn/pos.xlsx", InteractionKind.Order)]
    [InlineData("cn/b2b_customers.csv", InteractionKind.Registration)]
    [InlineData("cn/survey.csv", InteractionKind.Survey)]
    [InlineData("cn/events.jsonl", InteractionKind.Visit)]
    public void Each_Chinese_export_is_understood(string file, InteractionKind interaction)
    {
        SourceMapping mapping = Assert.Single(Infer([], file));
        AssertMeans(mapping, Expected[file]);
        Assert.Equal(interaction, mapping.Interaction);
    }

    static readonly Dictionary<string, string[]> Expected = new()
    {
        ["cn/ecom_orders.csv"] =
        [
            "订单号 = InteractionId", "买家昵称 = Nickname", "收货人 = PersonName", "手机 = Phone", "省市区 + 详细地址 = Address", "商品 = Product", "数量 = Quantity", "金额 = Amount", "下单时间 = InteractionTime",
        ],
        ["cn/members.csv"] =
        [
            "会员号 = AccountId:member", "姓名 = PersonName", "性别 = Gender", "生日 = BirthDate", "手机号 = Phone", "邮箱 = Email", "身份证号 = IdNumber", "地址 = Address", "注册时间 = InteractionTime",
        ],
        ["cn/wecom_contacts.jsonl"] =
        [
            "external_userid = RecordId", "name = DisplayName", "remark = Remark", "unionid = AccountId:unionid", "corp = OrganizationName", "position = JobTitle", "gender = Gender", "add_time = InteractionTime", "mobile = Phone",
        ],
        ["cn/tickets.csv"] =
        [
            "工单号 = InteractionId", "电话 = Phone", "称呼 = PersonName", "问题 = InteractionText", "时间 = InteractionTime", "满意度 = Satisfaction",
        ],
        ["cn/pos.xlsx"] =
        [
            "小票号 = InteractionId", "会员卡号 = AccountId:member", "手机 = Phone", "门店 = Outlet", "商品 = Product", "金额 = Amount", "时间 = InteractionTime",
        ],
        ["cn/b2b_customers.csv"] =
        [
            "客户编号 = AccountId:customer", "企业名称 = OrganizationName", "统一社会信用代码 = CreditCode", "联系人 = PersonName", "职务 = JobTitle", "联系电话 = Phone", "地址 = Address", "行业 = Industry", "上级单位 = ParentOrganization", "建档日期 = InteractionTime",
        ],
        ["cn/survey.csv"] =
        [
            "问卷编号 = InteractionId", "提交时间 = InteractionTime", "手机/会员号/邮箱 = Contact", "称呼 = PersonName", "年龄段 = AgeBand", "性别 = Gender", "NPS = Satisfaction", "建议 = InteractionText",
        ],
        ["cn/events.jsonl"] =
        [
            "event = EventType", "time = InteractionTime", "device_id = AccountId:device", "sku = Product", "member_no = AccountId:member", "unionid = AccountId:unionid", "qty = Quantity",
        ],
    };

    [Fact]
    public void Febrl_is_understood() => AssertMeans(
        Infer(["rec_id", "cluster"], "febrl/febrl_1.csv")[0],
        "given_name = GivenName", "surname = Surname", "street_number = Text:street_number", "address_1 = Street", "address_2 = Text:address_2", "suburb = City", "postcode = Postcode", "state = Region:province", "date_of_birth = BirthDate", "soc_sec_id = Identifier:ssn");

    [Fact]
    public void Fake_1000_is_understood() => AssertMeans(
        Infer(["unique_id", "cluster"], "fake_1000/fake_1000.csv")[0],
        "first_name = GivenName", "surname = Surname", "dob = BirthDate", "city = City", "email = Email");

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void Senzing_is_understood(string form)
    {
        IReadOnlyList<SourceMapping> mappings = Infer([], [.. ((string[])["customers", "reference", "watchlist"]).Select(n => $"senzing/{n}.{form}")]);
        AssertMeans(mappings[2], [.. Watchlist, .. form == "csv" ? WatchlistNamesInCsv : WatchlistNamesInJson]);
        // Every source's address parts are joined, for two of them have rows with whole addresses.
        Assert.All(mappings, m => Assert.Equal(["ADDR_LINE1", "ADDR_CITY", "ADDR_STATE", "ADDR_POSTAL_CODE", "ADDR_COUNTRY"], m.Fields.First(f => f.Target == FieldTarget.Address).Columns.Where(c => c != "ADDR_FULL")));
        Assert.All(mappings, m => Assert.DoesNotContain(m.Fields, f => f.Target is FieldTarget.Street or FieldTarget.City or FieldTarget.Postcode));
        Assert.All(mappings.SelectMany(m => m.Fields).Where(f => f.Columns[0].Contains("_TYPE", StringComparison.Ordinal)), f => Assert.Contains(f.Target, (FieldTarget[])[FieldTarget.EntityType, FieldTarget.Ignore]));
    }

    static readonly string[] Watchlist =
    [
        "ADDR_LINE1 + ADDR_CITY + ADDR_STATE + ADDR_POSTAL_CODE + ADDR_COUNTRY = Address", "DATA_SOURCE = RecordId", "DATE = InteractionTime", "DATE_OF_BIRTH = BirthDate", "DRIVERS_LICENSE_NUMBER = Identifier:driver",
        "EMAIL_ADDRESS = Email", "EMPLOYER = OrganizationName", "GENDER = Gender", "PHONE_NUMBER = Phone", "RECORD_ID = RecordId", "RECORD_TYPE = EntityType", "SSN_NUMBER = Identifier:ssn",
    ];

    static readonly string[] WatchlistNamesInCsv =
        ["NATIVE_NAME_FULL = PersonName", "PRIMARY_NAME_FIRST = GivenName", "PRIMARY_NAME_FULL = PersonName", "PRIMARY_NAME_LAST = Surname", "PRIMARY_NAME_MIDDLE = MiddleName"];

    static readonly string[] WatchlistNamesInJson = ["NAME_FIRST = GivenName", "NAME_FULL = PersonName", "NAME_LAST = Surname", "NAME_MIDDLE = MiddleName"];
}
