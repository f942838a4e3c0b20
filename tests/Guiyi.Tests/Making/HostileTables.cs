using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Tests.Making;

/// <summary>A source of any size whose cells are computed when they are read: nothing of it lies in memory.</summary>
sealed class ComputedTable(string source, IReadOnlyList<string> columns, int rows, Func<int, int, string> cell) : IRawTable
{
    public string Source => source;

    public string Format => "computed by a test";

    public IReadOnlyList<string> Columns => columns;

    public int Rows => rows;

    public string this[int row, int column] => cell(row, column);

    public IRawRows Open() => new Cursor(columns.Count, rows, cell);

    sealed class Cursor(int columns, int rows, Func<int, int, string> cell) : IRawRows
    {
        readonly string?[] known = new string?[columns];

        public int Row { get; private set; }

        public long Line => Row + 1;

        public Reject? Reject => null;

        public ReadOnlySpan<char> this[int column] => known[column] ??= cell(Row - 1, column);

        public bool Read()
        {
            Array.Clear(known);
            return ++Row <= rows;
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>Tables that nobody would send on purpose, each to be had in any size. Cells follow from row and column alone.</summary>
static class HostileTables
{
    static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"];
    const string Given = "建国秀英晓燕志强梓涵雨桐浩然佳怡俊杰思远明辉丽华文博子轩嘉欣国庆海峰玉兰春梅立伟";

    static ulong Chance(int row, int salt) => new SplitMix(((ulong)row << 20) + (ulong)salt).Next();

    static int Below(int row, int salt, int bound) => (int)(Chance(row, salt) % (ulong)bound);

    static string Name(int row) => $"{Surnames[Below(row, 1, Surnames.Length)]}{Given[Below(row, 2, Given.Length)]}{Given[Below(row, 3, Given.Length)]}";

    static string Mobile(int row) => $"13{3 + Below(row, 4, 7)}{Below(row, 5, 100_000_000):00000000}";

    static string Birth(int row) => $"{1950 + Below(row, 6, 60)}-{1 + Below(row, 7, 12):00}-{1 + Below(row, 8, 28):00}";

    /// <summary>Everybody has the same phone.</summary>
    public static ComputedTable OnePhone(int rows) =>
        new("one_phone", ["姓名", "手机号", "出生日期"], rows, (row, column) => column switch { 0 => Name(row), 1 => "13812345679", _ => Birth(row) });

    /// <summary>Names and nothing else.</summary>
    public static ComputedTable OneColumn(int rows) => new("one_column", ["姓名"], rows, (row, _) => Name(row));

    /// <summary>One column of free text under a header that says nothing.</summary>
    public static ComputedTable OneText(int rows) =>
        new("one_text", ["c1"], rows, (row, _) => $"{Name(row)} {Given[Below(row, 9, Given.Length)]}{Given[Below(row, 10, Given.Length)]} item {Below(row, 11, 500)}");

    /// <summary>Titles of things, words of which many share some.</summary>
    public static ComputedTable Titles(int rows) => new("titles", ["title"], rows, (row, _) =>
        string.Join(' ', Enumerable.Range(0, 4 + Below(row, 30, 6)).Select(w => $"word{(char)('a' + Below(row, 31 + w, 26))}{(char)('a' + Below(row, 51 + w, 9))}")));

    /// <summary>Headers that promise much, and no value.</summary>
    public static ComputedTable Empty(int rows) => new("empty", ["姓名", "手机号", "邮箱", "地址", "出生日期"], rows, (_, _) => "");

    /// <summary>Every row is the same person's.</summary>
    public static ComputedTable AllEqual(int rows) =>
        new("all_equal", ["姓名", "手机号", "邮箱", "出生日期"], rows, (_, column) => column switch { 0 => "欧阳志远", 1 => "13812345679", 2 => "ouyang@example.cn", _ => "1980-03-07" });

    /// <summary>Every row is the same person's but one.</summary>
    public static ComputedTable AllButOneEqual(int rows) =>
        new("all_but_one", ["姓名", "手机号", "出生日期"], rows, (row, column) => (row == rows / 2, column) switch
        {
            (true, 0) => "王丽",
            (true, 1) => "15857123321",
            (true, _) => "1991-02-03",
            (_, 0) => "欧阳志远",
            (_, 1) => "13812345679",
            _ => "1980-03-07",
        });

    /// <summary>Every row says the same, but each has a number of its own.</summary>
    public static ComputedTable EqualButForANumber(int rows) =>
        new("numbered", ["订单号", "姓名", "手机号", "出生日期"], rows, (row, column) => column switch { 0 => $"DD{row:00000000}", 1 => "欧阳志远", 2 => "13812345679", _ => "1980-03-07" });

    /// <summary>A name, a phone, and columns without end: texts, numbers, empty ones, ones of a single value.</summary>
    public static ComputedTable ManyColumns(int rows, int columns) =>
        new("wide", ["姓名", "手机号", .. Enumerable.Range(2, columns - 2).Select(c => $"field_{c}")], rows, (row, column) => column switch
        {
            0 => Name(row),
            1 => Mobile(row),
            _ => (column % 5) switch { 0 => Name((row * 31) + column), 1 => Below(row, column, 1000).ToString(System.Globalization.CultureInfo.InvariantCulture), 2 => "", 3 => "same", _ => Birth(row + column) },
        });

    /// <summary>Columns without end that all promise a phone.</summary>
    public static ComputedTable ManyPhones(int rows, int columns) =>
        new("phones", ["姓名", .. Enumerable.Range(1, columns - 1).Select(c => $"手机号{c}")], rows, (row, column) => column == 0 ? Name(row) : Mobile((row * 7) + column));

    /// <summary>Names of many characters, all nearly the same.</summary>
    public static ComputedTable LongNames(int rows, int length) =>
        new("long_names", ["姓名", "公司名称", "地址", "备注"], rows, (row, column) =>
        {
            string unit = column switch { 0 => $"{Name(row)}·Maria-", 1 => "杭州云帆科技", 2 => "浙江省杭州市西湖区文三路90号", _ => $"word{row % 7} " };
            return string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        });

    /// <summary>Some people, one of whom fills a large share of the rows, with slips in the name and half of the cells empty.</summary>
    public static ComputedTable OneGiant(int rows, int giant) =>
        new("giant", ["姓名", "手机号", "邮箱", "出生日期"], rows, (row, column) => (row < giant, column) switch
        {
            (true, 0) => (row % 9) switch { 0 => "欧阳致远", 1 => "欧阳志元", 2 => "欧阳志远先生", _ => "欧阳志远" },
            (true, 1) => Below(row, 20, 3) == 0 ? "" : "13812345679",
            (true, 2) => Below(row, 21, 3) == 0 ? "" : "ouyang@example.cn",
            (true, _) => Below(row, 22, 2) == 0 ? "" : "1980-03-07",
            (_, 0) => Name(row),
            (_, 1) => Mobile(row),
            (_, 2) => $"u{Below(row, 23, 1 << 30)}@example.com",
            _ => Birth(row),
        });

    /// <summary>People of one name, one birthday and one town: whatever key is tried, all have it; only the member number tells them apart.</summary>
    public static ComputedTable OneBlock(int rows) =>
        new("one_block", ["会员号", "姓名", "出生日期", "城市"], rows, (row, column) => column switch { 0 => $"M{Below(row, 24, 1 << 30):0000000000}", 1 => "王丽", 2 => "1980-03-07", _ => "杭州市" });

    /// <summary>Ordinary people, and columns in which everybody has the same.</summary>
    public static ComputedTable SingleValues(int rows) =>
        new("single", ["姓名", "手机号", "国家", "邮箱", "城市"], rows, (row, column) => column switch { 0 => Name(row / 2), 1 => Mobile(row / 2), 2 => "中国", 3 => "info@example.cn", _ => "杭州市" });
}
