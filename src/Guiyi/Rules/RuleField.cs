using System.Collections.Frozen;

namespace Guiyi.Rules;

/// <summary>A fact that rules can name.</summary>
/// <param name="Name">Its name in rules, lower case.</param>
/// <param name="TitleZh">Its name for people, in Chinese; may be used in rules as well.</param>
/// <param name="TitleEn">Its name for people, in English.</param>
/// <param name="Kind">What its values are; operands that do not fit are refused when the rule is read.</param>
/// <param name="Aliases">Other Chinese names that rules may use.</param>
public sealed record RuleField(string Name, string TitleZh, string TitleEn, RuleValueKind Kind, params string[] Aliases);

/// <summary>The fields every customer may have. Rules may name others too; those are not checked.</summary>
public static class RuleFields
{
    /// <summary>All known fields, in the order of the documentation.</summary>
    public static IReadOnlyList<RuleField> Known { get; } =
    [
        new("kind", "客户类型", "kind", RuleValueKind.Text, "类型"),
        new("name", "名称", "name", RuleValueKind.Text, "姓名"),
        new("gender", "性别", "gender", RuleValueKind.Text),
        new("birth_date", "生日", "birth date", RuleValueKind.Date, "出生日期"),
        new("age", "年龄", "age", RuleValueKind.Number),
        new("country", "国家", "country", RuleValueKind.Text),
        new("province", "省份", "province", RuleValueKind.Text, "省"),
        new("region", "州", "region", RuleValueKind.Text, "地区"),
        new("city", "城市", "city", RuleValueKind.Text, "市"),
        new("district", "区县", "district", RuleValueKind.Text, "区", "县"),
        new("postcode", "邮编", "postcode", RuleValueKind.Text, "邮政编码"),
        new("industry", "行业", "industry", RuleValueKind.Text),
        new("consent_marketing", "营销授权", "marketing consent", RuleValueKind.Text, "同意营销"),
        new("consent_sms", "短信授权", "text message consent", RuleValueKind.Text, "同意短信"),
        new("consent_phone", "电话授权", "phone call consent", RuleValueKind.Text, "同意电话"),
        new("consent_email", "邮件授权", "e-mail consent", RuleValueKind.Text, "同意邮件"),
        new("consent_wechat", "微信授权", "WeChat consent", RuleValueKind.Text, "同意微信"),
        new("consent_post", "邮寄授权", "postal mail consent", RuleValueKind.Text, "同意邮寄"),
        new("consent_data", "个人信息处理授权", "data processing consent", RuleValueKind.Text, "同意处理个人信息"),
        new("channels", "渠道", "channels", RuleValueKind.List),
        new("orders", "订单数", "orders", RuleValueKind.Number),
        new("interactions", "互动次数", "interactions", RuleValueKind.Number, "互动数"),
        new("money", "消费金额", "money", RuleValueKind.Number, "金额"),
        new("average_order", "客单价", "average order", RuleValueKind.Number),
        new("currency", "币种", "currency", RuleValueKind.Text),
        new("recency_days", "距上次购买天数", "days since last order", RuleValueKind.Number, "最近购买天数"),
        new("first_seen", "首次出现", "first seen", RuleValueKind.Date, "首次互动"),
        new("last_seen", "最近出现", "last seen", RuleValueKind.Date, "最近互动"),
        new("first_order", "首次购买", "first order", RuleValueKind.Date),
        new("last_order", "最近购买", "last order", RuleValueKind.Date),
        new("days_active", "活跃天数", "days active", RuleValueKind.Number),
        new("favourites", "偏好商品", "favourite products", RuleValueKind.List),
        new("satisfaction", "满意度", "satisfaction", RuleValueKind.Number),
        new("tickets", "工单数", "tickets", RuleValueKind.Number),
        new("r", "最近度评分", "recency score", RuleValueKind.Number),
        new("f", "频次评分", "frequency score", RuleValueKind.Number),
        new("m", "金额评分", "money score", RuleValueKind.Number),
        new("records", "记录数", "records", RuleValueKind.Number),
        new("sources", "来源", "sources", RuleValueKind.List),
    ];

    static readonly FrozenDictionary<string, RuleField> ByName = Known
        .SelectMany(field => field.Aliases.Append(field.Name).Append(field.TitleZh), (field, name) => (name, field))
        .ToFrozenDictionary(pair => pair.name, pair => pair.field, StringComparer.OrdinalIgnoreCase);

    /// <summary>Words people use for values that are stored under one name.</summary>
    static readonly FrozenDictionary<(string Field, string Word), string> ValueWords = new Dictionary<(string, string), string>
    {
        [("gender", "男")] = "male",
        [("gender", "男性")] = "male",
        [("gender", "女")] = "female",
        [("gender", "女性")] = "female",
        [("kind", "个人")] = "person",
        [("kind", "企业")] = "organization",
        [("kind", "公司")] = "organization",
        [("kind", "组织")] = "organization",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, string> Answers = new Dictionary<string, string>
    {
        ["同意"] = "granted",
        ["已同意"] = "granted",
        ["拒绝"] = "denied",
        ["不同意"] = "denied",
        ["退订"] = "denied",
    }.ToFrozenDictionary();

    /// <summary>The known field of a name or Chinese title, or null.</summary>
    public static RuleField? Find(string name) => ByName.GetValueOrDefault(name);

    internal static string StoredWord(string field, string text) =>
        field.StartsWith("consent_", StringComparison.Ordinal) ? Answers.GetValueOrDefault(text, text) : ValueWords.GetValueOrDefault((field, text), text);
}
