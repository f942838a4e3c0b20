namespace Guiyi.Hub.Sinks.Report.Words;

/// <summary>What came in, and its quality.</summary>
static class Incoming
{
    public static readonly Wording[] All =
    [
        new("incoming.title", "收到了什么", "What came in"),
        new("incoming.intro", "每个文件一行。收到的行要么接受、要么拒收，两者相加就是全部。", "A line per file. Every row was either accepted or rejected; together they are all there were."),
        new("incoming.source", "来源", "Source"),
        new("incoming.format", "格式", "Format"),
        new("incoming.rows", "行", "Rows"),
        new("incoming.accepted", "接受", "Accepted"),
        new("incoming.rejected", "拒收", "Rejected"),
        new("incoming.nobody", "无身份", "Names nobody"),
        new("incoming.ignored", "忽略的值", "Values set aside"),
        new("incoming.interactions", "互动", "Interactions"),
        new("incoming.total", "合计", "Total"),
        new("incoming.columns", "各列是怎样理解的", "How the columns were understood"),
        new("incoming.columns.summary", "{0}：{1} 列，用上 {2} 列", "{0}: {1|column|columns}, {2} used"),
        new("incoming.column", "列", "Column"),
        new("incoming.meaning", "含义", "Understood as"),
        new("incoming.why", "依据", "Why"),
        new("incoming.confidence", "把握", "Sure"),
        new("incoming.person", "人工指定", "set by hand"),
        new("incoming.unused", "未使用", "not used"),
        new("incoming.rejects", "拒收的行和忽略的值", "Rows rejected and values set aside"),
        new("incoming.rejects.intro", "“整行”没有进入客户库；“值”只忽略了那一格，行的其他内容照常使用。", "A rejected row is not in the customer base; where a value was set aside, the rest of its row was used."),
        new("incoming.scope", "范围", "What"),
        new("incoming.scope.row", "整行", "row"),
        new("incoming.scope.value", "值", "value"),
        new("incoming.raw", "原文（节选）", "Raw text (beginning)"),
        new("incoming.where", "第 {0} 行（文件第 {1} 行）", "row {0}, line {1}"),
        new("incoming.where.column", "第 {0} 行（文件第 {1} 行），{2}", "row {0}, line {1}, {2}"),

        new("quality.title", "数据质量：之前与之后", "Data quality, before and after"),
        new("quality.intro", "“之前”按收到的行计，“之后”按归一后的客户计。浅色条是之前，深色条是之后。", "Before counts the rows as they came in, after counts the customers that came out. The pale bar is before, the dark bar after."),
        new("quality.attribute", "属性", "Attribute"),
        new("quality.filled", "有内容", "Filled"),
        new("quality.valid", "其中有效", "Valid of these"),
        new("quality.changed", "改成标准写法", "Brought to standard form"),
        new("quality.distinct", "不同的值", "Different values"),
        new("quality.problems", "发现的问题与改写的例子", "Problems found, and examples of what was changed"),
        new("quality.problems.summary", "{0}：{1} 个值有问题，{2} 个改成标准写法", "{0}: {1|value|values} with a problem, {2} brought to standard form"),
        new("quality.problem", "问题", "Problem"),
        new("quality.standardized", "改成标准写法的例子", "Brought to standard form, for example"),
        new("quality.unusable", "不用", "not used"),
        new("quality.becomes", "变为", "becomes"),
    ];
}
