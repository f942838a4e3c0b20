using Guiyi.Hub.Sinks.Report.Building;
using Guiyi.Hub.Sinks.Translation;
using Xunit;

namespace Guiyi.Hub.Tests.Results;

public sealed class ChineseReasonsTests
{
    [Theory]
    [InlineData("found 8 columns; expected 10, separated by ','", "有 8 列；应为 10 列，分隔符 ','")]
    [InlineData("placeholder name '测试'; expected a person's name.", "占位用的姓名 '测试'")]
    [InlineData("placeholder number 13800138000", "占位用的号码 13800138000")]
    [InlineData("placeholder number 11111111111: one digit repeated", "占位用的号码 11111111111：一个数字重复")]
    [InlineData("10 digits in 1380011223; a mainland mobile has 11", "1380011223 有 10 位数字；内地手机号是 11 位")]
    [InlineData("id_number differs: 1{0} and 2", "id_number 不同：1{0} 与 2")]
    [InlineData("the records disagree on names, dates or numbers (-7.1 bits on average)", "姓名、日期或号码不一致（平均 -7.1 比特）")]
    [InlineData("header '手机号'", "列名 '手机号'")]
    [InlineData("header '退订短信' asks for refusal", "列名 '退订短信' 问的是是否拒绝")]
    [InlineData("'看情况' where consent was asked for; expected yes or no", "'看情况' 看不出同意还是不同意")]
    [InlineData("something new", "something new")]
    [InlineData("", "")]
    public void Known_sentences_are_translated_others_stay(string english, string chinese) => Assert.Equal(chinese, ChineseReasons.Of(english));

    [Theory]
    [InlineData("placeholder name '测试'; expected a person's name.", "placeholder name '…'; expected a person's name.")]
    [InlineData("found 8 columns; expected 10, separated by ','", "found … columns; expected 10, separated by ','")]
    [InlineData("found text after a closing '\"'; expected ',' or the end of the line", "found text after a closing '\"'; expected ',' or the end of the line")]
    [InlineData("placeholder number 13800138000", "placeholder number …")]
    [InlineData("number 'O'Brien'; expected a person's name.", "number '…'; expected a person's name.")]
    [InlineData("", "")]
    public void Reasons_are_counted_without_the_rows_own_values(string reason, string counted) => Assert.Equal(counted, Reasons.WithoutValues(reason));
}
