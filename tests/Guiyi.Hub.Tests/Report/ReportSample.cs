using Guiyi.Hub.Sinks.Report;
using Guiyi.Model;
using Guiyi.Review;

namespace Guiyi.Hub.Tests.Report;

/// <summary>A report as a Chinese retailer with a few foreign customers would get it. Everybody in it is invented.</summary>
static class ReportSample
{
    static readonly string[] Attributes = ["PersonName", "Phone", "Email", "BirthDate", "Gender", "IdNumber", "Address", "AccountId"];

    public static ReportModel Full { get; } = new()
    {
        Created = new DateTimeOffset(2026, 3, 2, 9, 41, 7, TimeSpan.FromHours(8)),
        Version = "0.1.0",
        Totals = new ReportTotals(85_927, 85_801, 126, 6_214, 80_521, 21_874, 486, 62_272, 11_027),
        Sources = Sources(),
        Rejects = Rejects(),
        Quality = Quality(),
        LinkedSources = Links(),
        CustomerSizes =
        [
            new(1, false, 9_214), new(2, false, 4_730), new(3, false, 2_811), new(4, false, 1_905), new(5, false, 1_240),
            new(6, false, 811), new(7, false, 520), new(8, false, 344), new(9, false, 231), new(10, true, 554),
        ],
        Certainty = Certainty(),
        MatchModel = MatchModel(),
        LargestClusters = [LargeCluster(), CompanyCluster()],
        DoubtfulClusters = [HandedOnPhone(), Namesakes()],
        CodeScheme = CodeScheme(),
        Dimensions = Dimensions(),
        Relations = Relations(),
        TopCustomers = TopCustomers(),
        Rfm = Rfm(),
        Truth = Truth(),
        Files =
        [
            new("customers.csv", 22_360, 6_140_233), new("records.csv", 85_801, 7_902_114), new("rejects.csv", 126, 21_877),
            new("links.csv", 151_204, 14_220_900), new("review.csv", 1_372, 288_101), new("relations.csv", 11_027, 902_331),
            new("guiyi.yaml", null, 9_322), new("run.json", null, 18_043),
        ],
        RerunCommand = "./guiyi unify ecom_orders.csv members.csv wecom_contacts.jsonl tickets.csv pos.xlsx b2b_customers.csv --out out --config out/guiyi.yaml",
        Stages =
        [
            new("ingest", 1.92, 214_000_000), new("standardize", 1.41, 318_000_000), new("match", 2.63, 502_000_000), new("merge", 0.48, 502_000_000),
            new("relate", 0.2, 502_000_000), new("profile", 0.31, 502_000_000), new("classify", 0.09, 502_000_000), new("number", 0.02, 502_000_000), new("write", 0.77, 502_000_000),
        ],
    };

    static SourceView[] Sources() =>
    [
        new("ecom_orders", "CSV, GB18030, separator ','", 37_818, 37_761, 57, 12, 431, 37_761, 14_722,
        [
            new("订单号", "Key", "", "header 订单号; 99.8% distinct digits", 0.99),
            new("买家昵称", "Nickname", "", "header 买家昵称", 0.97),
            new("收货人", "PersonName", "", "header 收货人; 96% begin with a known surname", 0.98),
            new("手机", "Phone", "mobile", "header 手机; 94% are mainland mobiles, 5% masked", 0.99),
            new("省市区", "Address", "", "header 省市区; joined with 详细地址", 0.95),
            new("详细地址", "Address", "", "header 详细地址", 0.95),
            new("商品", "Products", "", "header 商品", 0.93),
            new("数量", "Quantity", "", "header 数量; small whole numbers", 0.96),
            new("金额", "Amount", "CNY", "header 金额; all decimal numbers", 0.98),
            new("下单时间", "When", "", "header 下单时间; all are date and time", 0.99),
        ]),
        new("members", "CSV, UTF-8 with BOM, separator ','", 13_293, 13_270, 23, 0, 1_204, 13_270, 12_655,
        [
            new("会员号", "AccountId", "member", "header 会员号; all distinct", 0.99),
            new("姓名", "PersonName", "", "header 姓名", 0.99),
            new("手机/邮箱", "Phone", "", "81% mobiles, 17% emails: split by value", 0.91),
            new("身份证号", "IdNumber", "", "header 身份证号; 99% valid check digits", 0.99),
            new("备注", "", "", "free text without a pattern", 0.4),
        ]),
        new("wecom_contacts", "JSONL, UTF-8", 7_349, 7_349, 0, 3, 88, 0, 7_120, [new("external_userid", "AccountId", "wecom", "all distinct", 0.99), new("remark", "PersonName", "", "set by hand", null)]),
        new("tickets", "CSV, UTF-8, separator ','", 4_682, 4_674, 8, 97, 52, 4_674, 3_801, []),
        new("pos", "XLSX, sheet 销售小票", 19_772, 19_734, 38, 6_102, 210, 19_734, 8_220, []),
        new("b2b_customers", "CSV, UTF-8 with BOM, separator ','", 934, 934, 0, 0, 17, 0, 763, []),
        new("survey", "CSV, UTF-8, separator ';'", 2_079, 2_079, 0, 0, 31, 2_079, 1_998, []),
    ];

    static ReasonView[] Rejects() =>
    [
        new("10 columns expected, fewer found", true, 61,
        [
            new Reject("ecom_orders", 1_204, 1_211, "", "", "240703998812004512,小鱼儿,陈晓燕,15800219834,上海市 上海市 徐汇区"),
            new Reject("pos", 88, 89, "", "", "P20240711-0093,2024-07-11 18:22,李*,"),
        ]),
        new("a quote that is never closed", true, 22, [new Reject("members", 402, 405, "", "", "\"8652001177,王志强,男,1978-02-11,13901667788,zhiqiang.wang@example.cn,")]),
        new("placeholder phone; a real number expected", false, 318,
        [
            new Reject("members", 77, 78, "手机/邮箱", "", "13800138000"),
            new Reject("ecom_orders", 9_120, 9_133, "手机", "", "00000000000"),
        ]),
        new("ID number with a wrong check digit", false, 41, [new Reject("members", 5_005, 5_010, "身份证号", "", "999901198703124417")]),
        new("test row", true, 12, [new Reject("ecom_orders", 3, 4, "", "", "1,测试,测试,11111111111,测试地址,<script>alert(1)</script>,1,0.01,2024-01-01")]),
    ];

    static AttributeQuality[] Quality() =>
    [
        new("PersonName", new(85_801, 71_220, 70_804, 39_115), new(21_874, 21_540, 21_540, 17_902), 9_344,
            [new("  张 伟（先生）", "张伟"), new("ＬＩ　Ｎａ", "Li Na"), new("陳曉燕", "陈晓燕")],
            [new("title or nickname only", 311, [new("王女士", ""), new("宝妈", "")]), new("test name", 105, [new("测试", ""), new("test", "")])]),
        new("Phone", new(84_200, 70_112, 68_120, 44_018), new(22_360, 20_801, 20_801, 20_644), 11_807,
            [new("138-0011 2234", "+8613800112234"), new("(021) 5566-7788 转 801", "+862155667788;801"), new("８６１５９２１２３４５６７", "+8615921234567")],
            [new("masked", 1_544, [new("139****5521", "139****5521")]), new("placeholder", 318, [new("13800138000", "")]), new("wrong length", 130, [new("1380011223", "")])]),
        new("Email", new(41_093, 12_908, 12_771, 11_230), new(22_360, 8_844, 8_844, 8_801), 640,
            [new("Li.Na@Example.COM ", "li.na@example.com")], [new("no domain", 137, [new("lina@", "")])]),
        new("BirthDate", new(15_372, 11_209, 10_933, 9_020), new(21_874, 9_922, 9_922, 8_411), 5_301,
            [new("1978年02月", "1978-02"), new("78.2.11", "1978-02-11")], [new("default date", 276, [new("1900-01-01", "")])]),
        new("IdNumber", new(13_270, 4_120, 4_079, 3_960), new(21_874, 3_911, 3_911, 3_911), 12,
            [new("99990119870312441x", "99990119870312441X")], [new("wrong check digit", 41, [new("999901198703124417", "")])]),
        new("Address", new(58_300, 51_270, 50_944, 38_001), new(22_360, 17_020, 17_020, 16_110), 44_290,
            [new("上海徐汇虹桥路1号港汇中心2座1801", "上海市徐汇区虹桥路1号港汇中心2座1801室"), new("1200 Main St Apt 4, Springfield IL", "1200 Main Street Apt 4, Springfield, IL")], []),
        new("OrganizationName", new(5_616, 1_844, 1_844, 1_102), new(486, 486, 486, 478), 902, [new("厦门璨星电子公司", "厦门璨星电子有限公司")], []),
    ];

    static LinkedSources[] Links() =>
    [
        new("ecom_orders", "ecom_orders", 48_120), new("ecom_orders", "members", 21_804), new("ecom_orders", "wecom_contacts", 7_011), new("ecom_orders", "tickets", 6_502),
        new("ecom_orders", "pos", 12_902), new("ecom_orders", "survey", 2_109), new("members", "members", 811), new("members", "wecom_contacts", 4_120), new("members", "tickets", 2_044),
        new("pos", "members", 11_390), new("members", "survey", 1_320), new("wecom_contacts", "tickets", 980), new("wecom_contacts", "pos", 3_240), new("tickets", "tickets", 512),
        new("tickets", "pos", 1_004), new("pos", "pos", 9_920), new("b2b_customers", "b2b_customers", 401), new("b2b_customers", "wecom_contacts", 122), new("survey", "survey", 14),
    ];

    static CertaintyView Certainty()
    {
        List<WeightBin> bins = [];
        for (int bit = -26; bit < 38; bit++)
        {
            double refused = 30_000 * Math.Exp(-Math.Pow((bit + 14) / 5.5, 2)) + 60 * Math.Exp(-Math.Pow(bit / 6.0, 2));
            double kept = 9_500 * Math.Exp(-Math.Pow((bit - 19) / 6.0, 2)) + 70 * Math.Exp(-Math.Pow((bit - 6) / 6.0, 2));
            long all = (long)(refused + kept);
            bins.Add(new(bit, bit + 1, bit >= 6 ? all : 0, bit is >= 1 and < 6 ? all : 0, bit < 1 ? all : 0));
        }
        return new(
            bins, SameFrom: 6, UnsureFrom: 1, new QualityEstimate(new Estimate(0.9874, 0.9712, 0.9931), new Estimate(0.9231, 0.8807, 0.9544), 9000, 120, 700, 40), [new QuestionLine(new QuestionRow("orders", 12), new QuestionRow("members", 7), "王伟", "王玮", 0.47, false, 6, 9.2)],
            [new(Decision.Same, "model", 98_422), new(Decision.Same, "rule", 41_902), new(Decision.Unsure, "model", 1_372), new(Decision.Different, "model", 288_020), new(Decision.Different, "conflict", 2_110), new(Decision.Different, "person", 3)]);
    }

    static MatchModelView MatchModel() => new(-11.4,
    [
        new("PersonName", [new("exact", 0.78, 0.00021, 11.9), new("same sound, other characters", 0.05, 0.00044, 6.8), new("similar", 0.07, 0.0031, 4.5), new("different", 0.1, 0.996, -3.3)]),
        new("Phone", [new("exact", 0.71, 0.000011, 16.0), new("masked", 0.06, 0.00013, 8.8), new("one digit off", 0.02, 0.0004, 5.6), new("different", 0.21, 0.9994, -2.3)]),
        new("Email", [new("exact", 0.81, 0.000009, 16.5), new("similar", 0.05, 0.0007, 6.2), new("different", 0.14, 0.9993, -2.8)]),
        new("BirthDate", [new("exact", 0.88, 0.00008, 13.4), new("close", 0.07, 0.0021, 5.1), new("different", 0.05, 0.9978, -4.3)]),
        new("Gender", [new("same", 0.985, 0.508, 1.0), new("different", 0.015, 0.492, -5.0)]),
        new("IdNumber", [new("exact", 0.97, 0.0000004, 21.2), new("different", 0.03, 0.9999996, -5.1)]),
        new("Address", [new("exact", 0.41, 0.00009, 12.2), new("close", 0.22, 0.0009, 7.9), new("partial", 0.17, 0.04, 2.1), new("different", 0.2, 0.959, -2.3)]),
    ]);

    static ClusterView LargeCluster()
    {
        List<RecordView> records = [];
        for (int i = 0; i < 11; i++)
            records.Add(new(i % 3 == 0 ? "ecom_orders" : i % 3 == 1 ? "pos" : "members", 1_203 + 977 * i,
                [i == 4 ? "陈小燕" : "陈晓燕", i == 7 ? "+8613917702266" : "+8615800219834", i % 4 == 1 ? "xiaoyan.chen@example.cn" : "", i % 3 == 2 ? "1987-03-12" : "", "女", i % 3 == 2 ? "99990119870312442X" : "",
                i % 2 == 0 ? "上海市徐汇区虹桥路1号港汇中心2座1801室" : "上海市徐汇区虹桥路1号", i % 3 == 2 ? "8652001181" : ""]));
        return new("c-7f3a91", "E1-0007", EntityKind.Person, 31, "31 rows over 2 years; two phones, one identity number", new(Attributes,
            ["陈晓燕", "+8615800219834", "xiaoyan.chen@example.cn", "1987-03-12", "女", "99990119870312442X", "上海市徐汇区虹桥路1号港汇中心2座1801室", "8652001181"],
            records,
            [
                new(0, 4, -11.4, [new("PersonName", "similar", "陈晓燕", "陈小燕", 5.2), new("Phone", "exact", "+8615800219834", "+8615800219834", 15.1), new("Address", "exact", "上海市徐汇区虹桥路1号港汇中心2座1801室", "上海市徐汇区虹桥路1号港汇中心2座1801室", 9.7), new("Gender", "same", "女", "女", 1.0)], 19.6, 0.9999987, Decision.Same, "model"),
                new(0, 7, -11.4, [new("PersonName", "exact", "陈晓燕", "陈晓燕", 9.8), new("Phone", "different", "+8615800219834", "+8613917702266", -2.3), new("Address", "close", "上海市徐汇区虹桥路1号港汇中心2座1801室", "上海市徐汇区虹桥路1号", 7.9), new("Gender", "same", "女", "女", 1.0)], 5.0, 0.9697, Decision.Same, "model"),
            ]));
    }

    static ClusterView CompanyCluster() => new("c-01bb20", "E3-0002", EntityKind.Organization, 4, "", new(
        ["OrganizationName", "CreditCode", "Phone", "Address", "Industry"],
        ["厦门璨星电子有限公司", "91350200MA00000X01", "+865925501234", "福建省厦门市湖里区莲岳路1548号", "电子"],
        [
            new("b2b_customers", 1, ["厦门璨星电子有限公司", "91350200MA00000X01", "+865925501234", "福建省厦门市湖里区莲岳路1548号", "电子"]),
            new("b2b_customers", 288, ["厦门璨星电子公司", "", "+865925501234", "厦门市湖里区莲岳路1548号", "电子"]),
            new("b2b_customers", 612, ["璨星电子（厦门）有限公司", "91350200MA00000X01", "", "", ""]),
            new("wecom_contacts", 42, ["厦门璨星", "", "", "", ""]),
        ],
        [new(0, 3, -9.2, [new("OrganizationName", "partial", "厦门璨星电子有限公司", "厦门璨星", 11.1)], 1.9, 0.789, Decision.Unsure, "model")]));

    static ClusterView HandedOnPhone() => new("", "", EntityKind.Person, 2, "the same phone, two names and two cities: handed on to another person?", new(
        Attributes, [],
        [
            new("members", 910, ["刘洋", "+8613677001122", "", "1991-06-30", "男", "", "四川省成都市武侯区人民南路四段9号", "8652010007"]),
            new("ecom_orders", 20_117, ["黄雅琪", "+8613677001122", "yaqi@example.com", "", "女", "", "重庆市渝中区解放碑步行街12号", ""]),
        ],
        [new(0, 1, -11.4, [new("Phone", "exact", "+8613677001122", "+8613677001122", 16.0), new("PersonName", "different", "刘洋", "黄雅琪", -3.3), new("Gender", "different", "男", "女", -5.0), new("Address", "different", "四川省成都市武侯区人民南路四段9号", "重庆市渝中区解放碑步行街12号", -2.3)], -6.0, 0.0154, Decision.Different, "conflict")]));

    static ClusterView Namesakes() => new("c-55d0e2", "N2-0118", EntityKind.Person, 3, "", new(
        Attributes,
        ["Margaret O'Brien-Sánchez", "+14155552671", "m.obrien@example.org", "1969-11-02", "F", "", "1200 Main Street Apt 4, Springfield, IL", ""],
        [
            new("ecom_orders", 5, ["Margaret O'Brien-Sánchez", "+14155552671", "m.obrien@example.org", "", "F", "", "1200 Main Street Apt 4, Springfield, IL", ""]),
            new("survey", 31, ["Maggie OBrien", "", "m.obrien@example.org", "", "", "", "", ""]),
            new("tickets", 77, ["M. O'Brien", "+14155552671", "", "1969-11-02", "", "", "", ""]),
        ],
        [new(1, 2, -11.4, [new("PersonName", "partial", "Maggie OBrien", "M. O'Brien", 6.1)], -5.3, 0.0247, Decision.Different, "model"), new(0, 1, -11.4, [new("PersonName", "similar", "Margaret O'Brien-Sánchez", "Maggie OBrien", 4.5), new("Email", "exact", "m.obrien@example.org", "m.obrien@example.org", 16.5)], 9.6, 0.9987, Decision.Same, "model")]));

    static CodeSchemeView CodeScheme() => new(
        "{region}{behaviour}-{serial:0000}",
        "地址在 76.1% 的客户里有内容，消费记录在 88.4% 里有：这两项最能把客户分开，且不常变。",
        [new("{region}", "地区：客户常住地所在的大区，一个字母"), new("{behaviour}", "购买行为：一位数字，1 为常客"), new("-", "分隔"), new("{serial:0000}", "同一前缀内的流水号，从 0001 起，不重复使用")],
        [new("E1-0007", "陈晓燕", ["华东", "常客"]), new("N2-0118", "Margaret O'Brien-Sánchez", ["境外", "偶尔"]), new("E3-0002", "厦门璨星电子有限公司", ["华东", "批发"])]);

    static DimensionView[] Dimensions() =>
    [
        new("region", "按省份归入大区", [new("E", "华东", "address.province in [上海, 江苏, 浙江, 安徽, 福建, 江西, 山东]", 9_120), new("S", "华南", "", 4_022), new("N", "华北", "", 3_511), new("W", "西南", "", 2_877), new("C", "华中", "", 1_202), new("Z", "未知", "", 1_628)]),
        new("behaviour", "", [new("1", "常客", "orders >= 4 and recency <= 90d", 3_020), new("2", "偶尔", "orders >= 1", 14_022), new("3", "批发", "kind = organization", 486), new("9", "没有消费", "", 4_832)]),
        new("value", "", [new("A", "前 5%", "", 1_118), new("B", "前 20%", "", 3_354), new("C", "其余", "", 17_888)]),
    ];

    static RelationView[] Relations() =>
    [
        new("household", 10_114, 21_020, [new([new("c-7f3a91", "E1-0007", "陈晓燕", "member"), new("c-7f3a92", "E2-0411", "王志强", "member"), new("c-7f3a93", "", "王子涵", "member")], ["同一地址 上海市徐汇区虹桥路1号港汇中心2座1801室", "同一座机 021-55667788"])]),
        new("contact", 913, 1_102, [new([new("c-01bb20", "E3-0002", "厦门璨星电子有限公司", "company"), new("c-90aa01", "E2-2201", "陈平", "contact")], ["b2b_customers 第 1 行：联系人 陈平，采购经理，18625733487"])]),
        new("branch", 41, 80, []),
    ];

    static TopCustomer[] TopCustomers() =>
    [
        new("c-01bb20", "E3-0002", "厦门璨星电子有限公司", EntityKind.Organization, "厦门", 212, 1_284_300.5m, "CNY", new DateOnly(2025, 12, 28), ["b2b_customers", "wecom_contacts"]),
        new("c-7f3a91", "E1-0007", "陈晓燕", EntityKind.Person, "上海", 28, 45_210.2m, "CNY", new DateOnly(2025, 12, 30), ["ecom_orders", "pos", "members"]),
        new("c-3310ab", "S1-0031", "欧阳芷若", EntityKind.Person, "深圳", 19, 31_004m, "CNY", new DateOnly(2025, 11, 11), ["ecom_orders", "survey"]),
        new("c-55d0e2", "N2-0118", "Margaret O'Brien-Sánchez", EntityKind.Person, "", 3, 2_950.75m, "USD", null, ["ecom_orders"]),
        new("c-77f0aa", "Z2-0044", "محمد العلي", EntityKind.Person, "Dubai", 2, 900m, "AED", new DateOnly(2025, 6, 1), ["ecom_orders"]),
    ];

    static RfmView Rfm()
    {
        List<RfmCell> cells = [];
        for (int r = 0; r < 5; r++)
            for (int f = 0; f < 5; f++)
                if (!(r == 4 && f == 4))
                    cells.Add(new(r, f, 2_400 / ((r + 1) * (f + 1)) + 17 * r, 120_000m * (f + 1) / (r + 1)));
        return new(["≤ 30 d", "31-90 d", "91-180 d", "181-365 d", "> 365 d"], ["1", "2", "3", "4-6", "≥ 7"], "CNY", cells);
    }

    static TruthView Truth()
    {
        SideBySide pair = new(
            ["PersonName", "Phone", "Address", "BirthDate"], [],
            [new("ecom_orders", 812, ["王子涵", "+8615800219834", "上海市徐汇区虹桥路1号港汇中心2座1801室", ""]), new("members", 1_007, ["王子轩", "+8615800219834", "上海市徐汇区虹桥路1号港汇中心2座1801室", "2011-09-01"])],
            [new(0, 1, -11.4, [new("Phone", "exact", "+8615800219834", "+8615800219834", 12.2), new("PersonName", "similar", "王子涵", "王子轩", 4.5), new("Address", "exact", "上海市徐汇区虹桥路1号港汇中心2座1801室", "上海市徐汇区虹桥路1号港汇中心2座1801室", 9.7)], 15.0, 0.99997, Decision.Same, "model")]);
        SideBySide miss = new(
            ["PersonName", "Nickname", "Address"], [],
            [new("wecom_contacts", 44, ["", "晓燕", ""]), new("tickets", 901, ["陈女士", "", "上海市徐汇区"])],
            []);
        return new(
            [new("all", 79_713, 141_555, 136_840, 129_902, 0.952, 0.931, 20_763, 22_360), new("persons", 78_779, 141_012, 136_310, 129_400, 0.951, 0.93, 20_277, 21_874), new("organizations", 934, 543, 530, 502, 0.981, 0.972, 478, 486)],
            [new("Phone", 4_120, 301), new("chain", 1_902, 0), new("PersonName", 720, 1_844), new("none", 0, 9_120)],
            [new("Phone", pair)],
            [new("none", miss)]);
    }
}
