using System.Text;

namespace Guiyi.Hub.Sinks.Translation;

/// <summary>
/// Reasons in Chinese. The library and the readers say in English what they found; here each such sentence stands with its translation, a star for
/// what changes. A sentence that is not here stays as it is.
/// </summary>
public static class ChineseReasons
{
    static readonly (string[] English, string Chinese)[] Sentences =
    [
        // Rows that could not be read.
        Pair("found * columns; expected *, separated by *", "有 {0} 列；应为 {1} 列，分隔符 {2}"),
        Pair("found * columns, separated by *; expected *, separated by *", "有 {0} 列，分隔符 {1}；应为 {2} 列，分隔符 {3}"),
        Pair("found text after a closing *; expected * or the end of the line", "引号 {0} 之后还有文字；应为 {1} 或行尾"),
        Pair("found a * that is never closed; expected a closing one", "引号 {0} 没有成对"),
        Pair("found a * that is not closed on this line nor soon after it; expected at most * lines in a field", "引号 {0} 在本行和随后几行都没有成对；一格最多 {1} 行"),
        Pair("found a * whose closing partner stands in a later record; expected a closing one on this line", "引号 {0} 的另一半在后面的记录里；应在本行成对"),
        Pair("found a * of more than * characters; expected a shorter one", "超过 {1} 个字符，太长"),
        Pair("found a cell of * characters; expected at most *", "单元格有 {0} 个字符；最多 {1}"),
        Pair("found broken JSON (*); expected one whole object", "JSON 不完整（{0}）；每行应是一个完整的对象"),
        Pair("found an object that is never closed; expected '}'", "对象没有结束；缺 '}'"),
        Pair("found text behind the array; expected the end of the file", "数组之后还有文字；应为文件末尾"),
        Pair("found the end of the file; expected ']' at the end of the array", "文件在数组结束之前就完了；缺 ']'"),
        Pair("undecodable bytes, shown as *; expected *", "有无法解码的字节，显示为 {0}；编码应为 {1}"),

        // Names.
        Pair("placeholder name *; expected a person's name.", "占位用的姓名 {0}"),
        Pair("placeholder *; expected an organization's name.", "占位用的企业名称 {0}"),
        Pair("* has not two letters; expected an organization's name.", "{0} 不足两个字，不是企业名称"),
        Pair("account name *; expected a person's name.", "{0} 是账号名，不是姓名"),
        Pair("number *; expected a person's name.", "{0} 是数字，不是姓名"),
        Pair("e-mail address *; expected *", "{0} 是邮箱，不是名称"),
        Pair("* reads like an account's nickname; expected a person's name.", "{0} 像账号昵称，不是姓名"),
        Pair("* reads like a business; expected a person's name.", "{0} 像企业名称，不是姓名"),
        Pair("* reads like a phrase; expected a person's name.", "{0} 像一句话，不是姓名"),
        Pair("* reads like a person's name; expected an organization.", "{0} 像人名，不是企业名称"),
        Pair("* mixes letters and digits; expected a person's name.", "{0} 字母和数字混在一起，不是姓名"),
        Pair("no letters in *; expected *", "{0} 里没有文字，不是名称"),
        Pair("one letter *; expected a person's name.", "只有一个字母 {0}，不是姓名"),
        Pair("* cannot be spoken; expected a person's name.", "{0} 读不出来，不是姓名"),

        // Phones and e-mails.
        Pair("no digits in *; a phone number was expected", "{0} 里没有数字，不是电话"),
        Pair("placeholder number *: one digit repeated", "占位用的号码 {0}：一个数字重复"),
        Pair("placeholder number *: digits in sequence", "占位用的号码 {0}：顺子"),
        Pair("placeholder number *", "占位用的号码 {0}"),
        Pair("* digits in *; a mainland mobile has 11", "{1} 有 {0} 位数字；内地手机号是 11 位"),
        Pair("* digits in *; a mobile has 11, a landline 7 or 8 after its area code", "{1} 有 {0} 位数字；手机 11 位，座机在区号后 7 或 8 位"),
        Pair("* digits after * in *; * were expected", "{2} 在 {1} 之后有 {0} 位数字；应为 {3} 位"),
        Pair("* digits in * fit no number of *; * digits in the ranges of its plan were expected", "{1}（{0} 位）不是 {2} 的号码；应为 {3} 位"),
        Pair("a spreadsheet's rounded number *: * of * digits are left, the others are lost", "表格软件把号码舍入成了 {0}：{2} 位只剩 {1} 位，其余已丢失"),
        Pair("no country's calling code starts *", "没有以 {0} 开头的国家代码"),
        Pair("an e-mail address, *; a phone number was expected", "{0} 是邮箱，不是电话"),
        Pair("placeholder address: *", "占位用的邮箱：{0}"),
        Pair("no '@' in *; an e-mail address was expected", "{0} 里没有 @，不是邮箱"),
        Pair("more than one '@' in *", "{0} 里不止一个 @"),
        Pair("a masked address: *", "打了码的邮箱：{0}"),
        Pair("the character * before '@': *", "@ 之前有不能用的字符 {0}：{1}"),
        Pair("the domain * has no ending such as .com: *", "域名 {0} 没有 .com 之类的结尾：{1}"),
        Pair("the domain * has an empty or malformed part: *", "域名 {0} 有空的或写错的部分：{1}"),
        Pair("the domain ending * is none: *", "没有 {0} 这种域名结尾：{1}"),
        Pair("the character * in the domain: *", "域名里有不能用的字符 {0}：{1}"),

        // Dates and numbers.
        Pair("placeholder date *", "占位用的日期 {0}"),
        Pair("no such date: *", "没有这一天：{0}"),
        Pair("no such date in any order: *", "不论年月日怎样排，都没有这一天：{0}"),
        Pair("no such birth date: *, in *", "没有这个出生日期：{0}（{1}）"),
        Pair("born in the future, *", "出生日期在将来：{0}"),
        Pair("born in *; * or later was expected", "出生于 {0}；应在 {1} 年以后"),
        Pair("ambiguous date *: *", "日期 {0} 有歧义：年月日的次序不明"),
        Pair("* is no date", "{0} 不是日期"),
        Pair("check character *, * expected, in *", "{2} 的校验码是 {0}，应为 {1}"),
        Pair("no province has the code *, in *", "没有代码为 {0} 的省份：{1}"),
        Pair("* says that there is none", "{0} 表示没有"),
        Pair("* stands for no address", "{0} 表示没有地址"),
        Pair("*; an address names a division, a road, a place or a number", "{0} 不是地址"),

        Pair("* where consent was asked for; expected yes or no", "{0} 看不出同意还是不同意"),
        Pair("* where refusal was asked for; expected yes or no", "{0} 看不出拒绝还是不拒绝"),

        // Why groups were kept apart, and what relations rest on.
        Pair("the records disagree on names, dates or numbers (* bits on average)", "姓名、日期或号码不一致（平均 {0} 比特）"),
        Pair("taken together the records speak against it (* bits)", "合起来看，证据不支持（{0} 比特）"),
        Pair("one is a branch of the other, *", "一个是另一个的分支：{0}"),
        Pair("* differs: * and *", "{0} 不同：{1} 与 {2}"),
        Pair("a person judged them different", "人工判定为不同"),
        Pair("both are in one source that holds every customer once", "两条都在一个不重复的来源里"),
        Pair("address *", "同一地址 {0}"),
        Pair("phone *", "同一电话 {0}"),
        Pair("* row * names both", "{0} 第 {1} 行同时写明"),
        Pair("* row *: *", "{0} 第 {1} 行：{2}"),
        Pair("the name *", "名称 {0}"),

        // Why a column was understood as it was.
        Pair("header * asks for consent", "列名 {0} 问的是是否同意"),
        Pair("header * asks for refusal", "列名 {0} 问的是是否拒绝"),
        Pair("the values speak of being written to", "内容说的是愿不愿意接收营销"),
        Pair("the values may be about what was ordered", "内容可能说的是订单"),
        Pair("header *; a contact's own name beside a remark", "列名 {0}；联系人自己的名字，备注在旁边"),
        Pair("header *; the values only count the rows", "列名 {0}；内容只是行号"),
        Pair("header *; joined with the place columns before it", "列名 {0}；与前面的地区列合成一个地址"),
        Pair("header *; *", "列名 {0}；{1}"),
        Pair("header contains *", "列名含 {0}"),
        Pair("header *", "列名 {0}"),
        Pair("asked to be ignored", "按要求不用"),
        Pair("no values in the sample", "样本里没有内容"),
        Pair("no known header, and no known kind of value", "列名和内容都认不出"),
        Pair("* of the values *", "{0} 的内容符合：{1}"),
        Pair("address parts, joined because other rows hold whole addresses", "地址的各部分，合成整个地址，以便与其他行比较"),
    ];

    /// <summary>The sentence in Chinese, where it is known.</summary>
    public static string Of(string sentence)
    {
        foreach ((string[] english, string chinese) in Sentences)
            if (Match(sentence, english) is { } values)
                return Fill(chinese, values);
        return sentence;
    }

    static (string[], string) Pair(string english, string chinese) => (english.Split('*'), chinese);

    /// <summary>What stands at the stars, or null where the sentence is another one.</summary>
    static List<string>? Match(string sentence, string[] parts)
    {
        if (!sentence.StartsWith(parts[0], StringComparison.Ordinal) || !sentence.EndsWith(parts[^1], StringComparison.Ordinal))
            return null;
        if (parts.Length == 1)
            return sentence.Length == parts[0].Length ? [] : null;
        var values = new List<string>();
        int at = parts[0].Length, end = sentence.Length - parts[^1].Length;
        for (int i = 1; i < parts.Length - 1; i++)
        {
            int next = at > end ? -1 : sentence.IndexOf(parts[i], at, end - at, StringComparison.Ordinal);
            if (next < 0)
                return null;
            values.Add(sentence[at..next]);
            at = next + parts[i].Length;
        }
        if (at > end)
            return null;
        values.Add(sentence[at..end]);
        return values;
    }

    static string Fill(string chinese, List<string> values)
    {
        var text = new StringBuilder();
        for (int at = 0; at < chinese.Length; at++)
        {
            if (chinese[at] == '{' && at + 2 < chinese.Length && chinese[at + 2] == '}' && char.IsAsciiDigit(chinese[at + 1]))
            {
                text.Append(values[chinese[at + 1] - '0']);
                at += 2;
            }
            else
            {
                text.Append(chinese[at]);
            }
        }
        return text.ToString();
    }
}
