using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Guiyi.Hub.Sinks.Report;
using Xunit;

namespace Guiyi.Hub.Tests.Report;

/// <summary>Every text of the model comes from files nobody has checked: here each of them is as bad as it can be.</summary>
public sealed class HostileReportTests
{
    const int Budget = 1_500_000;

    public static TheoryData<string> Texts() =>
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style><script>alert(1)</script>",
        "]]>&amp;&nbsp;<!--",
        "\u202Egnp.exe\u2066",
        "\u200F\u200Eعبد الله",
        "a\0b\u0007\u001B[31m\uFFFE",
        "lone \uD800 surrogate \uDFFF",
        "{0} {9} {} }{",
        new string('字', 10_000),
        new string('&', 10_000),
        "e" + new string('\u0301', 10_000),
        string.Concat(Enumerable.Repeat("\uD83D\uDC69\u200D\uD83D\uDC69\u200D", 2_000)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_value_becomes_markup_turns_the_page_or_makes_it_long(string text)
    {
        ReportModel hostile = (ReportModel)Replaced(ReportSample.Full, text)!;
        string html = ReportPageTests.Write(hostile, ReportLanguage.Chinese);
        XElement page = ReportPageTests.Parse(html);
        Assert.Single(page.Descendants("script"));
        Assert.Empty(page.Descendants("img"));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain((IEnumerable<char>)html, c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F');
        Assert.DoesNotContain((IEnumerable<char>)html, c => char.IsControl(c) && c != '\n');
        Assert.InRange(ReportPageTests.Size(html), 10_000, Budget);
        Assert.All(page.Descendants("bdi"), b => Assert.True(b.Value.Length <= ReportLimits.CommandLength + 1));
    }

    [Theory]
    [InlineData('字')]
    [InlineData('&')]
    public void A_model_over_every_limit_stays_within_the_budget(char sign)
    {
        ReportModel huge = (ReportModel)Replaced(ReportSample.Full, new string(sign, 10_000), times: 100)!;
        string html = ReportPageTests.Write(huge, ReportLanguage.English);
        _ = ReportPageTests.Parse(html);
        Assert.InRange(ReportPageTests.Size(html), 100_000, Budget);
    }

    /// <summary>A copy in which every text is the given one and every list is repeated, as far down as the model goes.</summary>
    static object? Replaced(object? value, string text, int times = 1)
    {
        if (value is string)
            return text;
        if (value is null || value.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true && value is not IEnumerable || value is Enum)
            return value;
        if (value is IEnumerable list)
        {
            object?[] items = [.. list.Cast<object?>()];
            Type item = value.GetType().GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GetGenericArguments()[0];
            object?[] replaced = [.. items.Select(i => Replaced(i, text, times))];
            Array copy = Array.CreateInstance(item, items.Length * times);
            for (int i = 0; i < copy.Length; i++)
                copy.SetValue(replaced[i % items.Length], i);
            return copy;
        }
        object clone = value.GetType().IsValueType ? RuntimeHelpers.GetObjectValue(value) : value.GetType().GetMethod("<Clone>$")!.Invoke(value, null)!;
        foreach (PropertyInfo property in value.GetType().GetProperties().Where(p => p.CanWrite))
            property.SetValue(clone, Replaced(property.GetValue(value), text, times));
        return clone;
    }
}
