using Guiyi.Ingest;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Ingest;

/// <summary>Headers are believed unless the values plainly say otherwise; without headers the values decide.</summary>
public sealed class MappingInferenceTests
{
    static readonly IReadOnlyList<Someone> People = MessyPeople.People(new Dice(71), 60);

    static SourceMapping Infer(params (string Header, Func<Someone, int, string> Value)[] columns) => InferAs("source", [], columns);

    static SourceMapping InferAs(string source, string[] ignored, params (string Header, Func<Someone, int, string> Value)[] columns) =>
        Ingestor.InferMappings([new MemoryTable(source, [.. columns.Select(c => c.Header)], [.. People.Select((p, i) => new MadeRow([.. columns.Select(c => c.Value(p, i))]))])], ignored)[0];

    static FieldMapping Field(SourceMapping mapping, string column) => mapping.Fields.Single(f => f.Columns.Contains(column));

    static FieldTarget Target(string header, Func<Someone, int, string> value) => Field(Infer((header, value)), header).Target;

    [Fact]
    public void Without_known_headers_the_values_decide()
    {
        Assert.Equal(FieldTarget.Phone, Target("c1", (p, _) => p.Mobile));
        Assert.Equal(FieldTarget.Phone, Target("c1", (p, i) => i % 2 == 0 ? p.Home.Landline : $"+86 {p.Mobile}"));
        Assert.Equal(FieldTarget.Phone, Target("c1", (p, _) => $"{p.Mobile[..3]}****{p.Mobile[7..]}"));
        Assert.Equal(FieldTarget.Email, Target("c2", (p, _) => p.Email));
        Assert.Equal(FieldTarget.IdNumber, Target("c3", (p, _) => p.IdNumber));
        Assert.Equal(FieldTarget.PersonName, Target("c4", (p, _) => p.Name));
        Assert.Equal(FieldTarget.Address, Target("c5", (p, _) => p.Home.Whole));
        Assert.Equal(FieldTarget.Gender, Target("c6", (p, _) => p.Female ? "女" : "男"));
        Assert.Equal(FieldTarget.OrganizationName, Target("c7", (p, _) => $"{p.Home.City[..2]}{p.Given}科技有限公司"));
        Assert.Equal(FieldTarget.CreditCode, Target("c8", (_, i) => $"91330106MA2CCK{i:00}0X"));
        Assert.Equal(FieldTarget.Contact, Target("c9", (p, i) => i % 3 == 0 ? p.Email : p.Mobile));
        Assert.Equal(FieldTarget.Text, Target("c10", (_, i) => $"some words {i % 7}"));
    }

    [Fact]
    public void Name_phone_and_address_in_one_text_are_a_contact_line()
    {
        Assert.Equal(FieldTarget.ContactLine, Target("c1", (p, i) => i % 2 == 0 ? $"{p.Name} {p.Mobile} {p.Home.Whole}" : $"{p.Home.Whole}，{p.Name}，{p.Mobile}"));
        Assert.Equal(FieldTarget.ContactLine, Target("地址", (p, _) => $"{p.Home.Whole} {p.Name} {p.Mobile[..3]}****{p.Mobile[7..]}"));
        Assert.Equal(FieldTarget.Address, Target("地址", (p, i) => i % 3 == 0 ? $"{p.Home.Whole} {p.Mobile}" : p.Home.Whole));
    }

    [Fact]
    public void Identity_numbers_of_other_places_are_identifiers()
    {
        FieldMapping field = Field(Infer(("身份證", (_, i) => $"{(char)('A' + (i % 26))}{(i * 7919 % 900_000) + 100_000}({i % 10})")), "身份證");
        Assert.Equal((FieldTarget.Identifier, "national"), (field.Target, field.Label));
    }

    [Theory]
    [InlineData("手机号")]
    [InlineData("邮箱")]
    [InlineData("生日")]
    [InlineData("下单时间")]
    [InlineData("身份证号")]
    [InlineData("金额")]
    [InlineData("满意度")]
    public void A_header_over_plain_words_is_overruled(string header)
    {
        FieldMapping field = Field(Infer((header, (_, i) => $"这里写的是随便什么内容{i}")), header);
        Assert.Equal(FieldTarget.Text, field.Target);
        Assert.Contains("values do not fit", field.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_header_gives_way_to_the_kind_the_values_show()
    {
        Assert.Equal(FieldTarget.Phone, Target("姓名", (p, _) => p.Mobile));
        Assert.Equal(FieldTarget.Email, Target("手机", (p, _) => p.Email));
        Assert.Equal(FieldTarget.Phone, Target("邮箱", (p, _) => p.Mobile));
        Assert.Equal(FieldTarget.PersonName, Target("公司", (p, _) => p.Name));
        Assert.Equal(FieldTarget.OrganizationName, Target("联系人", (p, _) => $"{p.Home.City[..2]}{p.Given}贸易有限公司"));
        Assert.Equal(FieldTarget.IdNumber, Target("护照号码", (p, _) => p.IdNumber));
        Assert.Equal(FieldTarget.Phone, Target("编号", (p, _) => p.Mobile));
    }

    [Fact]
    public void A_column_of_phones_and_addresses_of_mail_is_a_contact_column_whatever_its_header()
    {
        Assert.Equal(FieldTarget.Contact, Target("手机号", (p, i) => i % 2 == 0 ? p.Email : p.Mobile));
        Assert.Equal(FieldTarget.Contact, Target("邮箱", (p, i) => i % 2 == 0 ? p.Email : p.Mobile));
        Assert.Equal(FieldTarget.Contact, Target("手机/会员号/邮箱", (p, i) => i % 2 == 0 ? p.Member : p.Mobile));
    }

    [Fact]
    public void A_contact_column_gives_phones_mails_and_the_member_numbers_that_another_source_knows()
    {
        UnifyResult result = Run.Of([
            MemoryTable.Of("survey", """
                答卷编号 | 手机/会员号/邮箱 | 满意度
                1 | 13812345679 | 5
                2 | VIP100077 | 4
                3 | zxm88@163.com | 3
                4 | 18668112233 | 4
                """),
            MemoryTable.Of("members", """
                会员号 | 姓名 | 手机 | 邮箱
                VIP100076 | 王志远 | 13812345679 |
                VIP100077 | 周雪梅 | 15857123321 | zxm88@163.com
                VIP100078 | 陈国强 | 18668112233 | cgq@126.com
                """),
        ]);
        string[] survey = result.PersonsOf("survey"), members = result.PersonsOf("members");
        Assert.Equal([members[0], members[1], members[1], members[2]], survey);
    }

    [Fact]
    public void Province_city_district_and_the_rest_are_joined_to_one_address()
    {
        SourceMapping mapping = Infer(
            ("详细地址", (p, _) => p.Home.Door), ("区", (p, _) => p.Home.District), ("省", (p, _) => p.Home.Province), ("市", (p, _) => p.Home.City), ("姓名", (p, _) => p.Name));
        FieldMapping address = Assert.Single(mapping.Fields, f => f.Target == FieldTarget.Address);
        Assert.Equal(["省", "市", "区", "详细地址"], address.Columns);
        Assert.DoesNotContain(mapping.Fields, f => f.Target is FieldTarget.Region or FieldTarget.City);
        Assert.Contains("joined", address.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_column_is_joined_before_the_detail_and_a_birthplace_is_not()
    {
        SourceMapping mapping = Infer(("省市区", (p, _) => p.Home.Region), ("详细地址", (p, _) => p.Home.Door), ("籍贯", (p, _) => p.Home.City));
        Assert.Equal(["省市区", "详细地址"], Assert.Single(mapping.Fields, f => f.Target == FieldTarget.Address).Columns);
        Assert.Equal("birthplace", Field(mapping, "籍贯").Label);
    }

    [Fact]
    public void Joined_parts_read_like_the_whole_address()
    {
        UnifyResult result = Run.Of([
            MemoryTable.Of("orders", "姓名 | 省 | 市 | 区 | 详细地址\n王志远 | 浙江省 | 杭州市 | 西湖区 | 文三路90号3幢402室\n周雪梅 | 江苏省 | 南京市 | 鼓楼区 | 中山路18号1幢101室"),
            MemoryTable.Of("members", "姓名 | 地址\n王志远 | 浙江省杭州市西湖区文三路90号3幢402室\n陈国强 | 上海市浦东新区光明路5号2幢803室"),
        ]);
        string?[] texts = [.. new[] { ("orders", 1), ("members", 1) }.Select(r =>
        {
            var column = result.Table.Find(AttributeKind.Address)!;
            return column.Text(column.Code(0, result.Record(r.Item1, r.Item2)));
        })];
        Assert.Equal(texts[0], texts[1]);
    }

    [Fact]
    public void Where_one_source_has_whole_addresses_the_parts_of_the_others_are_joined()
    {
        IReadOnlyList<SourceMapping> mappings = Ingestor.InferMappings(
        [
            MemoryTable.Of("parts", "NAME_FULL | ADDR_LINE1 | ADDR_CITY | ADDR_STATE | ADDR_POSTAL_CODE\nBob Smith | 123 Main St | Las Vegas | NV | 89132"),
            MemoryTable.Of("whole", "NAME_FULL | ADDR_FULL\nRobert Smith | 123 Main Street, Las Vegas NV 89132"),
        ], []);
        FieldMapping joined = Assert.Single(mappings[0].Fields, f => f.Target == FieldTarget.Address);
        Assert.Equal(["ADDR_LINE1", "ADDR_CITY", "ADDR_STATE", "ADDR_POSTAL_CODE"], joined.Columns);
        Assert.DoesNotContain(mappings[0].Fields, f => f.Target is FieldTarget.Street or FieldTarget.City or FieldTarget.Postcode);
    }

    [Fact]
    public void Two_sets_of_address_parts_are_two_addresses()
    {
        IReadOnlyList<SourceMapping> mappings = Ingestor.InferMappings(
        [
            MemoryTable.Of("parts", "NAME_FULL | ADDR_LINE1 | ADDR_CITY | ADDR_LINE1[2] | ADDR_CITY[2]\nBob Smith | 123 Main St | Las Vegas | 9 Elm Ave | Reno"),
            MemoryTable.Of("whole", "NAME_FULL | ADDR_FULL\nRobert Smith | 123 Main Street, Las Vegas NV 89132"),
        ], []);
        Assert.Equal([["ADDR_LINE1", "ADDR_CITY"], ["ADDR_LINE1[2]", "ADDR_CITY[2]"]], mappings[0].Fields.Where(f => f.Target == FieldTarget.Address).Select(f => f.Columns.ToArray()));
    }

    [Fact]
    public void Parts_stay_apart_where_every_source_has_parts()
    {
        SourceMapping mapping = Infer(("street", (p, i) => $"{i + 3} Main St"), ("city", (_, i) => i % 2 == 0 ? "Leeds" : "York"), ("postcode", (_, i) => $"LS{i % 9} 4AB"));
        Assert.Equal([FieldTarget.Street, FieldTarget.City, FieldTarget.Postcode], mapping.Fields.Select(f => f.Target));
    }

    [Fact]
    public void Ignored_columns_are_not_looked_at_whatever_their_case()
    {
        SourceMapping mapping = InferAs("source", ["CLUSTER", "手机"], ("cluster", (_, i) => $"{i / 2}"), ("手机", (p, _) => p.Mobile), ("姓名", (p, _) => p.Name));
        Assert.Equal([FieldTarget.Ignore, FieldTarget.Ignore, FieldTarget.PersonName], mapping.Fields.Select(f => f.Target));
        MemoryTable table = MemoryTable.Of("t", "cluster | 姓名\n1 | 王志远\n1 | 周雪梅\n2 | 陈国强");
        UnifyResult result = Run.Of(Run.Defaults with { IgnoredColumns = ["Cluster"] }, table);
        Assert.DoesNotContain(result.Table.Attributes, a => a.Label == "cluster");
        Assert.Equal(3, result.Persons.Customers.Count);
    }

    [Fact]
    public void An_ignored_column_is_not_used_even_where_a_given_mapping_names_it()
    {
        MemoryTable table = MemoryTable.Of("t", "key | 姓名\nA1B2C3 | 王志远\nA1B2C3 | 周雪梅");
        SourceMapping mapping = new() { Source = "t", Fields = [new FieldMapping { Columns = ["key"], Target = FieldTarget.AccountId }, new FieldMapping { Columns = ["姓名"], Target = FieldTarget.PersonName }] };
        UnifyResult result = Run.Of(Run.Defaults with { Mappings = [mapping], IgnoredColumns = ["key"] }, table);
        Assert.Null(result.Table.Find(AttributeKind.AccountId));
    }

    [Fact]
    public void A_given_mapping_that_names_no_column_of_the_source_is_an_error_that_names_both()
    {
        SourceMapping mapping = new() { Source = "t", Fields = [new FieldMapping { Columns = ["电话"], Target = FieldTarget.Phone }] };
        ArgumentException fault = Assert.Throws<ArgumentException>(() => Run.Of(Run.Defaults with { Mappings = [mapping] }, MemoryTable.Of("t", "姓名|手机\n王志远|13812345679")));
        Assert.Contains("'电话'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'t'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_ids_are_no_evidence()
    {
        // Row numbers agree across the sources, and the people do not.
        UnifyResult result = Run.Of([
            MemoryTable.Of("a", "编号 | 姓名\n1 | 王志远\n2 | 周雪梅\n3 | 陈国强"),
            MemoryTable.Of("b", "编号 | 姓名\n1 | 李静\n2 | 赵敏\n3 | 孙晓军"),
        ]);
        Assert.Equal(6, result.Persons.Customers.Count);
        Assert.DoesNotContain(result.Table.Attributes, a => a.Kind is AttributeKind.AccountId or AttributeKind.Identifier);
    }

    [Fact]
    public void A_customer_number_that_only_counts_the_rows_is_a_record_id()
    {
        Assert.Equal(FieldTarget.RecordId, Target("customer_id", (_, i) => $"{i + 1}"));
        Assert.Equal(FieldTarget.AccountId, Target("customer_id", (_, i) => $"{100 + (i / 2)}"));
        Assert.Equal(FieldTarget.AccountId, Target("customer_id", (p, _) => p.Member));
    }

    [Fact]
    public void A_contacts_own_name_beside_a_remark_is_a_display_name()
    {
        SourceMapping mapping = Infer(("name", (p, _) => p.Nickname), ("remark", (p, _) => p.Name));
        Assert.Equal([FieldTarget.DisplayName, FieldTarget.Remark], mapping.Fields.Select(f => f.Target));
    }

    [Fact]
    public void A_source_is_about_companies_where_most_rows_name_one()
    {
        SourceMapping companies = Infer(("公司名称", (p, i) => $"{p.Given}{i}贸易有限公司"), ("地址", (p, _) => p.Home.Whole), ("电话", (p, _) => p.Home.Landline), ("联系人", (p, _) => p.Name));
        Assert.Equal(FieldOwner.Organization, Field(companies, "地址").Owner);
        Assert.Equal(FieldOwner.Organization, Field(companies, "公司名称").Owner);
        Assert.Equal(FieldOwner.Both, Field(companies, "电话").Owner);
        Assert.Equal(FieldOwner.Person, Field(companies, "联系人").Owner);
        Assert.Equal(EntityKind.Organization, Infer(("公司名称", (p, i) => $"{p.Given}{i}贸易有限公司"), ("电话", (p, _) => p.Home.Landline)).Entity);
        Assert.Equal(EntityKind.Person, Infer(("姓名", (p, _) => p.Name), ("公司", (p, i) => i % 4 == 0 ? $"{p.Given}贸易有限公司" : "")).Entity);
    }

    [Theory]
    [InlineData("orders", "订单号,下单时间,姓名,金额", InteractionKind.Order)]
    [InlineData("pos", "小票号,时间,姓名,商品,金额", InteractionKind.Order)]
    [InlineData("tickets", "工单号,时间,姓名", InteractionKind.Ticket)]
    [InlineData("complaints", "编号,时间,姓名", InteractionKind.Ticket)]
    [InlineData("问卷", "姓名,提交时间", InteractionKind.Survey)]
    [InlineData("events", "姓名,time,event_type", InteractionKind.Visit)]
    [InlineData("members", "姓名,注册时间", InteractionKind.Registration)]
    [InlineData("people", "姓名,城市", null)]
    public void What_a_row_tells_of_is_inferred(string source, string headers, InteractionKind? expected)
    {
        SourceMapping mapping = InferAs(source, [], [.. headers.Split(',').Select(h => (h, (Func<Someone, int, string>)((p, i) => HeaderLexicon.Find(h)!.Value.Target switch
        {
            FieldTarget.PersonName => p.Name,
            FieldTarget.InteractionTime => $"2025-0{1 + (i % 9)}-11 10:00:00",
            FieldTarget.Amount => $"{i}.5",
            FieldTarget.City => p.Home.City,
            _ => $"A{i}",
        })))]);
        Assert.Equal(expected, mapping.Interaction);
    }

    [Fact]
    public void Empty_columns_keep_the_meaning_of_their_header()
    {
        Assert.Equal(FieldTarget.Phone, Target("手机", (_, _) => ""));
        Assert.Equal(FieldTarget.Ignore, Target("c1", (_, _) => " "));
    }

    [Fact]
    public void Every_column_is_mapped_once_and_every_field_says_why()
    {
        foreach (MemoryTable table in MessyPeople.Shop(72, 80))
        {
            SourceMapping mapping = Ingestor.InferMappings([table], [])[0];
            Assert.Equal(table.Columns.Order(StringComparer.Ordinal), mapping.Fields.SelectMany(f => f.Columns).Order(StringComparer.Ordinal));
            Assert.All(mapping.Fields, f => Assert.NotEqual("", f.Reason));
        }
    }

    [Fact]
    public void The_made_shop_is_understood()
    {
        IReadOnlyList<SourceMapping> mappings = Ingestor.InferMappings(MessyPeople.Shop(73, 80), []);
        Assert.Equal(
            [
                "AccountId:member PersonName Gender Phone BirthDate IdNumber Email Address InteractionTime",
                "InteractionId InteractionTime Nickname PersonName Phone Address Product Amount",
                "InteractionId InteractionTime PersonName Phone AccountId:member InteractionText",
            ],
            mappings.Select(m => string.Join(' ', m.Fields.Select(f => f.Label.Length == 0 ? $"{f.Target}" : $"{f.Target}:{f.Label}"))));
        Assert.Equal([InteractionKind.Registration, InteractionKind.Order, InteractionKind.Ticket], mappings.Select(m => m.Interaction));
    }

    [Fact]
    public void A_long_file_sorted_by_a_column_is_understood_as_when_it_is_shuffled()
    {
        // Only the last rows have phones under a header that says nothing, and the first ones are all companies.
        MadeRow[] rows = [.. Enumerable.Range(0, 12_000).Select(i => new MadeRow([$"{i}", i < 5000 ? "" : $"139{i:00000000}", i < 4500 ? "某某有限公司" : "王小明"]))];
        var sorted = new MemoryTable("s", ["user_id", "c1", "姓名"], rows);
        IReadOnlyList<FieldMapping> fields = Ingestor.InferMappings([sorted], [])[0].Fields;
        Assert.Equal([FieldTarget.RecordId, FieldTarget.Phone, FieldTarget.PersonName], fields.Select(f => f.Target));
        for (ulong seed = 1; seed <= 3; seed++)
            Assert.Equal(fields.Select(f => (f.Columns[0], f.Target, f.Label, f.Owner, f.Reason)), Ingestor.InferMappings([sorted.Shuffled(new Dice(seed))], [])[0].Fields.Select(f => (f.Columns[0], f.Target, f.Label, f.Owner, f.Reason)));
    }
}
