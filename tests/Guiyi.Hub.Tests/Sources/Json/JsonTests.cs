using System.Text;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests.Sources.Json;

public sealed class JsonTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("""{"a":1,"b":{"c":"x","d":{"e":true}}}""", "a=1|b.c=x|b.d.e=true", "nested objects")]
    [InlineData("""{"tags":["x","y",3,null,false]}""", "tags=x|y|3||false", "array of scalars")]
    [InlineData("""{"a":[],"b":{},"c":null}""", "a=|c=", "nothing in it")]
    [InlineData("""{"n":1.50,"m":-2E+10,"k":12345678901234567890123}""", "n=1.50|m=-2E+10|k=12345678901234567890123", "numbers as written")]
    [InlineData("""{"a":" x ","b":""}""", "a= x |b=", "blanks stay")]
    [InlineData("""{"a":"\u5f20\u4e09\n\"\\\/\t","b":"\ud842\udfb7"}""", "a=张三\n\"\\/\t|b=𠮷", "escapes")]
    [InlineData("""{"\u59d3\u540d":"张三"}""", "姓名=张三", "escaped key")]
    [InlineData("""{"a":"\ud842","b":"x\udfb7y"}""", "a=\uFFFD|b=x\uFFFDy", "half a surrogate pair")]
    [InlineData("""{"F":[{"TYPE":"P"},{"NAME":"x"},{"NAME":"y","KIND":"AKA"}]}""", "TYPE=P|NAME=x|NAME[2]=y|KIND[2]=AKA", "objects in an array: values of one object share a number")]
    [InlineData("""{"items":[{"sku":1,"n":2},{"sku":3},{"sku":4,"n":5}]}""", "sku=1|sku[2]=3|sku[3]=4|n=2|n[3]=5", "like objects")]
    [InlineData("""{"id":1,"items":[{"id":2},{"id":3}]}""", "id=1|items.id=2|items.id[2]=3", "array's name where a key alone is ambiguous")]
    [InlineData("""{"orders":[{"no":1,"lines":[{"sku":"a"},{"sku":"b"}]},{"no":2,"lines":[{"sku":"c"}]}]}""", "no=1|no[2]=2|sku=a|sku[2]=b|sku[3]=c", "arrays in arrays of objects")]
    [InlineData("""{"a":[1,[2,3],{"b":4},5]}""", "a=1|[2,3]|a[2]=5|b=4", "an array in an array stays JSON")]
    [InlineData("""{"a":1,"a":2,"A":3}""", "a=1|a[2]=2|A=3", "repeated key")]
    [InlineData("""{"":1,"  ":2}""", "列1=1|列2=2", "keys without a name")]
    public void An_object_is_flattened_into_columns(string json, string cells, string note)
    {
        IRawTable table = Open(json + "\n", "t.jsonl");
        Reading reading = Reading.Of(table);
        Assert.Empty(reading.Rejects);
        string found = string.Join('|', table.Columns.Zip(Assert.Single(reading.Cells), (name, cell) => $"{name}={cell}"));
        Assert.True(cells == found, $"{note}: {found}");
    }

    [Fact]
    public void Columns_are_those_of_all_records()
    {
        Reading reading = Reading.Of(Open("{\"a\":1}\n{\"b\":2,\"a\":3}\n\n{\"c\":[{\"d\":1},{\"d\":2}]}\n{}\n"));
        Assert.Equal(["a", "b", "d", "d[2]"], reading.Columns);
        Assert.Equal([["1", "", "", ""], ["3", "2", "", ""], ["", "", "1", "2"], ["", "", "", ""]], reading.Cells);
        Assert.Equal("1@1 ok, 2@2 ok, 3@4 ok, 4@5 ok", reading.Outline);
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":\n{\"a\":3}\n", "1@1 ok, 2@2 reject, 3@3 ok")]
    [InlineData("{\"a\":1\n{\"a\":2}\n{\"a\":3}\n", "1@1 reject, 2@2 ok, 3@3 ok")]
    [InlineData("{\"a\":1}\r\n\r\n{\"a\":2}x\r\n{\"a\":3}", "1@1 ok, 2@3 reject, 3@4 ok")]
    [InlineData("{\"a\":1}\r{\"a\":2}\r{\"a\":3}\r", "1@1 ok, 2@2 ok, 3@3 ok")]
    [InlineData("{\"a\":1}\n[1,2]\n7\n\"x\"\nnull\n{\"a\":3}\n{\"a\":4}\n{\"a\":5}\n{\"a\":6}\n{\"a\":7}\n", "1@1 ok, 2@2 reject, 3@3 reject, 4@4 reject, 5@5 reject, 6@6 ok, 7@7 ok, 8@8 ok, 9@9 ok, 10@10 ok")]
    [InlineData("{\"a\":1}{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n", "1@1 reject, 2@2 ok, 3@3 ok")]
    public void A_malformed_line_is_a_reject_and_the_next_goes_on(string text, string outline) =>
        Assert.Equal(outline, Reading.Of(Open(text)).Outline);

    [Theory]
    [InlineData("[{\"a\":1},{\"a\":2}]", "1@1 ok, 2@1 ok", "one line")]
    [InlineData("[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 2\n  }\n]\n", "1@2 ok, 2@5 ok", "indented")]
    [InlineData("[\n{\"a\":1},\n{\"a\":2},\n]", "1@2 ok, 2@3 ok", "comma behind the last")]
    [InlineData("[{\"a\":1}\n{\"a\":2}]", "1@1 ok, 2@2 ok", "comma forgotten")]
    [InlineData("[\n{\"a\":\"x},\n{\"a\":2},\n{\"a\":3}]", "1@2 reject, 2@3 ok, 3@4 ok", "text not closed")]
    [InlineData("[\n{\"a\":{\"b\":1},\n{\"a\":2},\n{\"a\":3}]", "1@2 reject, 2@3 ok, 3@4 ok", "object not closed")]
    [InlineData("[\n{\"a\":[1},\n{\"a\":2}]", "1@2 reject, 2@3 ok", "brackets crossed")]
    [InlineData("[\n{\"a\":1}},\n{\"a\":2}]", "1@2 reject, 2@3 ok", "bracket too many")]
    [InlineData("[\n{\"a\":1},\n17,\n\"x\",\n[1,2],\n{\"a\":2}]", "1@2 ok, 2@3 reject, 3@4 reject, 4@5 reject, 5@6 ok", "no objects")]
    [InlineData("[\n  {\n    \"a\": \"x\n  },\n  {\n    \"a\": 2\n  }\n]\n", "1@2 reject, 2@5 ok", "text not closed, indented")]
    [InlineData("[{\"a\":1},{\"a\":2}", "1@1 ok, 2@1 ok, 3@1 reject", "array not closed")]
    [InlineData("[{\"a\":1},{\"a\":", "1@1 ok, 2@1 reject, 3@1 reject", "cut short in an object")]
    [InlineData("[{\"a\":1}]\n[{\"a\":2}]", "1@1 ok, 2@2 reject", "something behind the array")]
    [InlineData("{\"code\":0,\"data\":{\"list\":[{\"a\":1},{\"a\":2}],\"total\":2}}", "1@1 ok, 2@1 ok", "wrapped")]
    [InlineData("{\n \"rows\": [\n  {\"a\":1},\n  {\"a\":2}\n ]\n}", "1@3 ok, 2@4 ok", "wrapped, indented")]
    public void Elements_of_an_array_are_records(string text, string outline, string note)
    {
        string found = Reading.Of(Open(text)).Outline;
        Assert.True(outline == found, $"{note}: {found}");
    }

    [Theory]
    [InlineData("{\"a\":[{\"x\":1}],\"b\":[{\"y\":1}]}", "2 arrays of objects (a, b)")]
    [InlineData("{\n\"a\": 1\n}", "JSON without an array of objects")]
    [InlineData("{\n\"a\": [1,2]\n}", "JSON without an array of objects")]
    [InlineData("[[1,2],[3,4]]", "a JSON array that does not begin with an object")]
    [InlineData("[1,2]\n", "a JSON array that does not begin with an object")]
    [InlineData("[]", "JSON without records")]
    [InlineData("{\n\"a\": tru", "broken JSON in line 2")]
    public void JSON_that_holds_no_table_is_refused(string text, string found)
    {
        SourceException fault = Assert.Throws<SourceException>(() => Open(text));
        Assert.Contains(found, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_object_alone_is_one_record_where_the_name_says_lines()
    {
        const string Text = "{\"id\":1,\"features\":[{\"name\":\"x\"}]}";
        Assert.Equal(["id", "name"], Open(Text, "t.jsonl").Columns);
        Assert.Equal(["name"], Open(Text, "t.json").Columns);
    }

    [Theory]
    [InlineData("gb18030", "JSONL, GB18030")]
    [InlineData("utf-16", "JSONL, UTF-16 without BOM")]
    [InlineData("big5", "JSONL, Big5")]
    public void JSON_may_come_in_any_encoding(string name, string format)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        IRawTable table = Assert.Single(SourceFile.Open(folder.Write("t.jsonl", encoding.GetBytes("{\"名\":\"王小明\",\"地址\":\"上海市中山路\"}\n{\"名\":\"李大同\"}\n"))));
        Assert.Equal(format, table.Format);
        Assert.Equal(["王小明", "上海市中山路"], Reading.Of(table).Cells.First());
    }

    [Fact]
    public void Undecodable_bytes_in_a_text_are_a_warning()
    {
        byte[] bytes = [.. "{\"姓名\":\"李"u8, 0xFF, .. "\"}\n{\"姓名\":\"王\"}\n"u8];
        IRawTable table = Assert.Single(SourceFile.Open(folder.Write("t.jsonl", bytes)));
        Assert.Equal([["李\uFFFD"], ["王"]], Reading.Of(table).Cells);
        Assert.Equal(("姓名", 1L), (((IHasWarnings)table).Warnings[0].Column, ((IHasWarnings)table).WarningCount));
    }

    [Fact]
    public void A_record_with_too_many_objects_in_an_array_is_a_reject()
    {
        string many = string.Join(',', Enumerable.Range(0, 50).Select(i => $"{{\"x\":{i}}}"));
        Reading reading = Reading.Of(Assert.Single(SourceFile.Open(folder.Write("t.jsonl", $"{{\"a\":[{many}]}}\n{{\"a\":[{{\"x\":1}}]}}\n"), new SourceOptions { MaxOccurrences = 20 })));
        Assert.Equal("1@1 reject, 2@2 ok", reading.Outline);
        Assert.Equal(["x"], reading.Columns);
    }

    [Fact]
    public void A_record_over_the_limit_is_a_reject_in_lines_and_in_arrays()
    {
        string record = $"{{\"a\":\"{new string('x', 500_000)}\"}}";
        var options = new SourceOptions { MaxRecordLength = 100_000 };
        Assert.Equal("1@1 ok, 2@2 reject, 3@3 ok", Reading.Of(Assert.Single(SourceFile.Open(folder.Write("t.jsonl", $"{{\"a\":1}}\n{record}\n{{\"a\":2}}\n"), options))).Outline);
        Assert.Equal("1@2 ok, 2@3 reject, 3@4 ok", Reading.Of(Assert.Single(SourceFile.Open(folder.Write("t.json", $"[\n{{\"a\":1}},\n{record},\n{{\"a\":2}}\n]"), options))).Outline);
    }

    [Theory]
    [InlineData("customers.jsonl", 120)]
    [InlineData("reference.jsonl", 22)]
    [InlineData("watchlist.jsonl", 17)]
    public void Features_of_a_published_data_set_become_columns(string file, int records)
    {
        Reading reading = Reading.Of(Assert.Single(SourceFile.Open(SharedData.Path("senzing", file))));
        Assert.Equal((records, 0), (reading.Cells.Count(), reading.Rejects.Count()));
        Assert.Contains("ADDR_LINE1", reading.Columns);
        Assert.DoesNotContain(reading.Columns, name => name.Contains("FEATURES", StringComparison.Ordinal));
    }

    IRawTable Open(string text, string name = "t.json") => Assert.Single(SourceFile.Open(folder.Write(name, text)));

    public void Dispose() => folder.Dispose();
}
