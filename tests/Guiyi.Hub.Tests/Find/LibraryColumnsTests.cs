using Guiyi.Hub.Find;
using Guiyi.Hub.Sources;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Find;

public sealed class LibraryColumnsTests
{
    [Fact]
    public void The_columns_of_a_run_are_searched_where_they_are_and_later_records_beside_them()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("members.csv", string.Join('\n', (string[])
        [
            "会员号,姓名,手机号,邮箱,地址",
            .. Enumerable.Range(0, 300).Select(i => $"M{i:0000},{"王李张刘陈"[i % 5]}{"伟芳娜敏静丽"[i / 5 % 6]}{"强磊军洋勇艳杰涛明超"[i / 30]},{Phone(i)},qiang{i}@163.com,上海市浦东新区世纪大道{i + 1}号"),
        ]));
        UnifyResult result = Pipeline.Unify([.. SourceFile.Open(file)], new UnifyOptions { AsOf = new DateTime(2026, 1, 1) });
        var index = new FindIndex();
        index.PutAll(result.Table.Attributes, result.Table.Count);
        Assert.Equal(0, index.Find("王伟强", 5)[0].Record);
        Assert.Equal(17, index.Find("M0017", 5)[0].Record);
        Assert.Equal(17, index.Find(Phone(17).Insert(7, " ").Insert(3, " "), 5)[0].Record);
        Assert.Equal(17, index.Find("qiang17@163.com", 5)[0].Record);
        Assert.Contains(index.Find("世纪大道18号", 5), hit => hit.Record == 17);
        index.Remove(17);
        index.Put(300, [new FindText(AttributeKind.PersonName, "王伟强")]);
        Assert.DoesNotContain(index.Find("M0017", 5), hit => hit.Record == 17);
        Assert.Contains(index.Find("wangweiqiang", 5), hit => hit.Record == 300);
        for (int i = 301; i < 1200; i++)
            index.Put(i, [new FindText(AttributeKind.PersonName, "赵云"), new FindText(AttributeKind.AccountId, $"N{i}")]);
        index.Settle();
        Assert.Equal(0, index.Find("M0000", 5)[0].Record);
        Assert.Equal(999, index.Find("N999", 5)[0].Record);
        Assert.DoesNotContain(index.Find("M0017", 5), hit => hit.Record == 17);
    }

    static string Phone(int number) => FormattableString.Invariant($"138{(number * 7_919_143L + 24_681_357) % 100_000_000:00000000}");
}
