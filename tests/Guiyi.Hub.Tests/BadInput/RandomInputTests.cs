using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Guiyi.Hub.Tests.Sources.Workbooks;
using Xunit;

namespace Guiyi.Hub.Tests.BadInput;

/// <summary>Whatever the bytes, reading ends in rows and rejects that add up, or in a message.</summary>
public sealed class RandomInputTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static readonly Dictionary<string, byte[]> GoodFiles = new()
    {
        ["t.csv"] = Encoding.UTF8.GetBytes("姓名,手机,地址\r\n张三,13812345678,\"杭州市\r\n西湖区 \"\"一号\"\"\"\r\n李四,13912345678,上海市\r\n\"\",,\r\n"),
        ["t.gbk.csv"] = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("姓名;手机;地址\n张三;138;\"杭\n州\"\n李四;139;上海\n"),
        ["t.tsv"] = Encoding.Unicode.GetBytes("姓名\t手机\r\n张三\t138\r\n李四\t139\r\n"),
        ["t.jsonl"] = Encoding.UTF8.GetBytes("{\"姓名\":\"张\\u4e09\",\"f\":[{\"a\":1},{\"a\":2,\"b\":[1,[2]]}]}\n{\"姓名\":\"李四\",\"n\":-1.5e3}\n{\"b\":true}\n"),
        ["t.json"] = Encoding.UTF8.GetBytes("{\"c\":0,\"data\":{\"list\":[\n {\"姓名\":\"张三\",\"o\":{\"x\":[1,2]}},\n {\"姓名\":\"李四\",\"b\":false},\n {\"z\":null}\n]}}"),
        ["t.xlsx"] = new XlsxBuilder().SharedStrings("a", "b").Texts("s", ["姓名", "手机"], ["张三", "138"], ["李四", "139"]).Build(),
        ["t.xls"] = XlsBuilder.Build(["姓名", "手机"], ["张三", 13812345678], ["李四", "139"]),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => GoodFiles.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_file_never_throws_anything_else(string name)
    {
        byte[] good = GoodFiles[name];
        var edit =
            from kind in Gen.Choose(0, 4)
            from at in Gen.Choose(0, good.Length - 1)
            from length in Gen.Choose(1, 40)
            from value in Gen.Choose(0, 255)
            select (kind, at, length, value);
        Prop.ForAll(edit.NonEmptyListOf().Resize(6).ToArbitrary(), edits => Holds(name, Damage(good, edits)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("{\"a\":")]
    [InlineData("[{\"a\":1},")]
    [InlineData("PK\u0003\u0004")]
    public void Random_bytes_never_throw_anything_else(string start)
    {
        var bytes = Gen.Choose(0, 255).Select(value => (byte)value).ListOf();
        Prop.ForAll(bytes.ToArbitrary(), random => Holds("random", [.. Encoding.UTF8.GetBytes(start), .. random]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Random_text_of_marks_never_throws_anything_else()
    {
        var text = Gen.Elements("a1,;|\t\"'\r\n{}[]:\\ 张\uFEFF".ToCharArray()).ListOf().Select(chars => string.Concat(chars));
        Prop.ForAll(text.ToArbitrary(), random => Holds("random", Encoding.UTF8.GetBytes(random)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    bool Holds(string name, byte[] bytes)
    {
        Outcome.Of(folder.Write(name, bytes));
        return true;
    }

    /// <summary>Sets, flips, removes, repeats and inserts bytes.</summary>
    static byte[] Damage(byte[] good, IEnumerable<(int Kind, int At, int Length, int Value)> edits)
    {
        var bytes = new List<byte>(good);
        foreach ((int kind, int at, int length, int value) in edits)
        {
            int place = Math.Min(at, bytes.Count - 1);
            if (place < 0)
                break;
            int count = Math.Min(length, bytes.Count - place);
            switch (kind)
            {
                case 0: bytes[place] = (byte)value; break;
                case 1: bytes[place] ^= (byte)(1 << value % 8); break;
                case 2: bytes.RemoveRange(place, count); break;
                case 3: bytes.InsertRange(place, bytes.GetRange(place, count)); break;
                default: bytes.InsertRange(place, Enumerable.Repeat((byte)value, length)); break;
            }
        }
        return [.. bytes];
    }

    public void Dispose() => folder.Dispose();
}
