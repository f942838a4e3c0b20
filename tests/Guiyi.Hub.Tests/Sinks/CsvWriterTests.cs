using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Guiyi.Hub.Sinks;
using Guiyi.Hub.Sources;
using Guiyi.Internals;
using Xunit;

namespace Guiyi.Hub.Tests.Sinks;

public sealed class CsvWriterTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public static IEnumerable<TheoryDataRow<string, string, string>> Formulas =>
        CaseTable.Rows("Sinks/Cases/formulas.csv").Select(row => new TheoryDataRow<string, string, string>(row[0], row[1], row[2]));

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_text_that_a_spreadsheet_would_run_is_disarmed(string text, string written, string note)
    {
        string found = Written(writer => Row(writer, text));
        Assert.True(written + "\n" == found, $"{note}: {found}");
    }

    [Fact]
    public void Keys_and_codes_can_be_left_as_they_are()
    {
        string found = Written(writer =>
        {
            writer.Header(["id", "name"], "id");
            Row(writer, "=1", "=1");
        });
        Assert.Equal("id,name\n=1,'=1\n", found);
        Assert.Equal("=1\n", Written(writer => Row(writer, "=1"), new CsvOptions { GuardFormulas = false }));
    }

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\r", "\"a\r\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a ", "\"a \"")]
    [InlineData("a b;c\td", "a b;c\td")]
    [InlineData("", "\"\"")]
    public void A_field_is_quoted_where_it_must_be(string text, string written) =>
        Assert.Equal(written + "\n", Written(writer => Row(writer, text)));

    [Fact]
    public void Numbers_are_written_for_machines()
    {
        string found = Written(writer =>
        {
            writer.Field(-5);
            writer.Field(long.MinValue);
            writer.Field(0.1);
            writer.Field(1234.5678, "F2");
            writer.Field(12.50m);
            writer.Field(double.NaN);
            writer.EndRow();
        });
        Assert.Equal("-5,-9223372036854775808,0.1,1234.57,12.50,NaN\n", found);
    }

    [Fact]
    public void A_byte_order_mark_and_CRLF_are_there_for_who_wants_them()
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvWriter(stream, CsvOptions.Excel with { NewLine = "\r\n" }))
            Row(writer, "姓名");
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("姓名\r\n")], stream.ToArray());
    }

    [Fact]
    public void Writing_allocates_nothing_per_field()
    {
        using var writer = new CsvWriter(Stream.Null);
        Row(writer, "warm", "up");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200_000; i++)
        {
            writer.Field(i);
            writer.Field("张三, \"李四\"");
            writer.Field("=1+1");
            writer.Field(0.5);
            writer.EndRow();
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void A_long_text_is_written_in_pieces_without_tearing_characters()
    {
        string text = string.Concat(Enumerable.Repeat("𠮷x\"", 50_000));
        Assert.Equal($"\"{text.Replace("\"", "\"\"")}\"\n", Written(writer => Row(writer, text)));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        SinkException fault = Assert.Throws<SinkException>(() => CsvWriter.Create(folder["missing/x.csv"]));
        Assert.Contains("missing/x.csv", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_reads_back_the_same()
    {
        char[] alphabet = [.. "a1 ,;\t|\"\"'\r\n\n=+-@张三　é\u00A0\uFEFF\\/{[", '\u0001'];
        var cell = Gen.Elements(alphabet).ListOf().Select(chars => string.Concat(chars));
        var table =
            from width in Gen.Choose(1, 5)
            from rows in cell.ListOf(width).NonEmptyListOf()
            select rows.Select(row => row.ToArray()).ToArray();
        Prop.ForAll(table.ToArbitrary(), ReadsBack).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Bytes_and_stored_texts_are_written_as_characters_are()
    {
        char[] alphabet = [.. "a1Z0 ,;\t\"'\r\n=+-@.()张é\u00A0\uFEFF＝𠮷\\\u0001\u007F\u0085"];
        var text =
            from length in Gen.Choose(0, 40)
            from plain in Gen.Elements("a1Z0 .-+()".ToCharArray()).ListOf(length)
            from odd in Gen.Elements(alphabet).ListOf(Math.Min(length, 3))
            from places in Gen.Choose(0, Math.Max(0, length - 1)).ListOf(Math.Min(length, 3))
            select Mixed(plain, odd, places);
        Prop.ForAll(text.ToArbitrary(), WrittenAlike).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Whole_numbers_are_written_as_they_are_read()
    {
        var dice = new Random(3);
        long[] numbers = [0, 9, 10, 99, 100, uint.MaxValue, uint.MaxValue + 1L, int.MaxValue, long.MaxValue, -1, .. Enumerable.Range(0, 2000).Select(i => dice.NextInt64() >> (i % 64))];
        foreach (long number in numbers)
            Assert.Equal(FormattableString.Invariant($"{number},x\n"), Cell(true, writer => writer.Field(number)));
    }

    [Fact]
    public void A_cell_that_is_written_in_place_is_one_among_others_and_may_stay_empty()
    {
        string found = Written(writer =>
        {
            foreach (string text in (string[])["ab", "", "c"])
            {
                Encoding.UTF8.TryGetBytes(text, writer.BeginPlain(8), out int length);
                writer.EndPlain(length);
            }
            writer.EndRow();
            writer.BeginPlain(8);
            writer.EndPlain(0);
            writer.EndRow();
        });
        Assert.Equal("ab,,c\n\"\"\n", found);
    }

    static string Mixed(IEnumerable<char> plain, IEnumerable<char> odd, IEnumerable<int> places)
    {
        char[] text = [.. plain];
        foreach ((int place, char letter) in places.Zip(odd))
            text[place] = letter;
        return new string(text);
    }

    static bool WrittenAlike(string text)
    {
        var texts = new TextDictionary();
        StoredText stored = texts.Stored(texts.Add(text));
        foreach (bool guarded in (bool[])[true, false])
        {
            string row = $"{Plainly(text, guarded)},x\n";
            Assert.Equal(row, Cell(guarded, writer => writer.Field(text)));
            Assert.Equal(row, Cell(guarded, writer => writer.Field(stored)));
            // As UTF-8 a half of a pair is a replacement character already.
            Assert.Equal(row, Cell(guarded, writer => writer.Field(Encoding.UTF8.GetBytes(text))));
        }
        Assert.Equal($"{Plainly(text, true)},x\n", Cell(true, writer => writer.Field(writer.Ready(text))));
        // What is stored is an address: it holds nothing.
        GC.KeepAlive(texts);
        return true;
    }

    static string Cell(bool guarded, Action<CsvWriter> write)
    {
        string found = Written(writer =>
        {
            writer.Header(["a", "b"], guarded ? [] : ["a"]);
            write(writer);
            writer.Field("x");
            writer.EndRow();
        });
        return found["a,b\n".Length..];
    }

    /// <summary>The plain twin: the rules one by one.</summary>
    static string Plainly(string text, bool guarded)
    {
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        if (text.Length == 0)
            return "";
        string disarmed = guarded && FormulaGuard.Needed(text.AsSpan()) ? "'" + text : text;
        bool quoted = text.AsSpan().ContainsAny(",\"\r\n") || text[0] == '\uFEFF' || text[^1] == '\uFEFF' || text.Trim() != text;
        return quoted ? $"\"{disarmed.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : disarmed;
    }

    [Fact]
    public void Ready_cells_stand_where_their_texts_would()
    {
        string found = Written(writer =>
        {
            ReadyCells cells = writer.Ready("a,b", "", "=1");
            for (int i = 0; i < 2; i++)
            {
                writer.Field(cells);
                writer.Field(i);
                writer.Field(cells);
                writer.EndRow();
            }
        });
        Assert.Equal("\"a,b\",,'=1,0,\"a,b\",,'=1\n\"a,b\",,'=1,1,\"a,b\",,'=1\n", found);
    }

    [Fact]
    public void A_formula_is_seen_in_bytes_as_in_characters()
    {
        var text = Gen.Elements("=+-@\t\r\na1 .,()/*#%'A".ToCharArray()).ListOf().Select(chars => string.Concat(chars));
        Prop.ForAll(text.ToArbitrary(), t => FormulaGuard.Needed(t.AsSpan()) == FormulaGuard.Needed(Encoding.ASCII.GetBytes(t).AsSpan()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    bool ReadsBack(string[][] cells)
    {
        string path = folder["t.csv"];
        using (var writer = CsvWriter.Create(path, new CsvOptions { GuardFormulas = false }))
        {
            writer.Header([.. Enumerable.Range(0, cells[0].Length).Select(i => $"c{i}")]);
            foreach (string[] row in cells)
                Row(writer, row);
        }
        Reading reading = Reading.Of(Assert.Single(SourceFile.Open(path, new SourceOptions { Encoding = Encoding.UTF8, TrustQuotes = true, Separator = ',', Quote = '"', Header = true })));
        Assert.Empty(reading.Rejects);
        Assert.Equal(cells, reading.Cells);
        return true;
    }

    static void Row(CsvWriter writer, params string[] cells)
    {
        foreach (string cell in cells)
            writer.Field(cell);
        writer.EndRow();
    }

    static string Written(Action<CsvWriter> write, CsvOptions? options = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvWriter(stream, options))
            write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public void Dispose() => folder.Dispose();
}
