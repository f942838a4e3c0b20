using System.Text;

namespace Guiyi.Hub.Tests.BadInput;

/// <summary>JSON that is broken, endless, deep or strange.</summary>
static class BrokenJson
{
    public static IEnumerable<BadFile> All()
    {
        yield return BadFile.Text("open-brace.json", "{", "broken JSON");
        yield return BadFile.Text("open-bracket.json", "[", counts: "0+1");
        yield return BadFile.Text("empty-array.json", "[]", "JSON without records");
        yield return BadFile.Text("empty-object.json", "{}", counts: "1+0");
        yield return BadFile.Text("number.json", "17");
        yield return BadFile.Text("text.json", "\"x\"");
        yield return BadFile.Text("null.json", "null");
        yield return BadFile.Text("array-of-numbers.json", "[1,2,3]", "does not begin with an object");
        yield return BadFile.Text("array-of-arrays.json", "[[\"a\"],[1]]", "does not begin with an object");
        yield return BadFile.Text("two-arrays.json", "{\"a\":[{\"x\":1}],\"b\":[{\"x\":1}]}", "2 arrays of objects");
        yield return BadFile.Text("many-arrays.json", $"{{{string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"a{i}\":[{{}}]"))}}}", "arrays of objects");
        yield return BadFile.Text("no-array.json", "{\n\"a\":{\"b\":1}\n}", "without an array of objects");
        yield return BadFile.Text("comments.json", "[\n// first\n{\"a\":1},\n/* second */ {\"a\":2}\n]");
        yield return BadFile.Text("single-quotes.jsonl", "{'a':1}\n{'a':2}\n");
        yield return BadFile.Text("bare-names.jsonl", "{a:1}\n{a:2}\n");
        yield return BadFile.Text("trailing-commas.jsonl", "{\"a\":1,}\n{\"a\":2}\n{\"a\":3}\n", counts: "2+1");
        yield return BadFile.Text("commas-behind-lines.jsonl", "{\"a\":1},\n{\"a\":2},\n{\"a\":3}\n", counts: "1+2");
        yield return BadFile.Text("blank-and-broken-lines.jsonl", "{\"a\":1}\n\n  \n{\"a\":\n{\"a\":2}\n\t\nx\n{\"a\":3}\n", counts: "3+2");
        yield return BadFile.Text("no-objects.jsonl", "{\"a\":1}\n1\nnull\n[]\n\"x\"\ntrue\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n{\"a\":5}\n{\"a\":6}\n", counts: "6+5");
        yield return BadFile.Text("two-per-line.jsonl", "{\"a\":1}{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n", counts: "2+1");
        yield return BadFile.Text("line-break-in-text.jsonl", "{\"a\":\"x\ny\"}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n", counts: "3+2");
        yield return BadFile.Text("control-in-text.jsonl", "{\"a\":\"x\u0001y\"}\n{\"a\":2}\n{\"a\":3}\n", counts: "2+1");
        yield return BadFile.Text("bad-escape.jsonl", "{\"a\":\"\\x41\"}\n{\"a\":\"\\u12\"}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n", counts: "3+2");
        yield return BadFile.Text("lone-surrogates.jsonl", "{\"a\":\"\\ud800\"}\n{\"a\":\"\\udc00x\"}\n{\"\\ud800\":2}\n", counts: "3+0");
        yield return BadFile.Text("nul-escape.jsonl", "{\"a\":\"x\\u0000y\"}\n{\"a\":2}\n", counts: "2+0");
        yield return BadFile.Text("not-a-number.jsonl", "{\"a\":NaN}\n{\"a\":Infinity}\n{\"a\":01}\n{\"a\":.5}\n{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n{\"a\":5}\n", counts: "5+4");
        yield return BadFile.Text("huge-numbers.jsonl", $"{{\"a\":{new string('9', 10_000)}}}\n{{\"a\":1e999999}}\n{{\"a\":-0}}\n", counts: "3+0");
        yield return BadFile.Text("same-keys.jsonl", "{\"a\":1,\"a\":2,\"a\":3}\n{\"a\":4}\n", counts: "2+0");
        yield return BadFile.Text("empty-keys.jsonl", "{\"\":1,\" \":2,\"\\u200b\":3}\n{\"\":4}\n", counts: "2+0");
        yield return BadFile.Text("dotted-keys.jsonl", "{\"a.b\":1,\"a\":{\"b\":2}}\n{\"a.b\":3}\n", counts: "2+0");
        yield return BadFile.Text("key-with-array-mark.jsonl", "{\"a\\u0001.b\":1,\"a\":[{\"b\":2}],\"b\":3}\n{\"b\":3}\n", counts: "2+0");
        yield return BadFile.Text("formula-keys.jsonl", "{\"=1+1\":\"=1+1\"}\n{\"=1+1\":\"@x\"}\n", counts: "2+0");
        yield return BadFile.Text("types-change.jsonl", "{\"a\":1}\n{\"a\":{\"b\":1}}\n{\"a\":[1]}\n{\"a\":[{\"b\":1}]}\n{\"a\":null}\n", counts: "5+0");
        yield return new BadFile("deep-objects.jsonl", () => Encoding.UTF8.GetBytes($"{Nest("{\"a\":", "1", "}", 50_000)}\n{{\"a\":1}}\n{{\"a\":2}}\n"), Counts: "2+1");
        yield return new BadFile("deep-arrays.jsonl", () => Encoding.UTF8.GetBytes($"{{\"a\":{Nest("[", "", "]", 50_000)}}}\n{{\"a\":1}}\n{{\"a\":2}}\n"), Counts: "2+1");
        yield return new BadFile("deep-array.json", () => Encoding.UTF8.GetBytes(Nest("[", "", "]", 50_000)), "does not begin with an object");
        yield return new BadFile("deep-objects.json", () => Encoding.UTF8.GetBytes($"[\n{Nest("{\"a\":", "1", "}", 50_000)},\n{{\"a\":1}}\n]"), Counts: "1+1");
        yield return new BadFile("deep-and-open.json", () => Encoding.UTF8.GetBytes("[" + string.Concat(Enumerable.Repeat("{\"a\":[", 200_000))));
        yield return new BadFile("ten-megabyte-text.jsonl", () => Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 10_000_000)}\"}}\n{{\"a\":1}}\n{{\"a\":2}}\n"), Counts: "2+1");
        yield return new BadFile("ten-megabyte-text.json", () => Encoding.UTF8.GetBytes($"[\n{{\"a\":\"{new string('x', 10_000_000)}\"}},\n{{\"a\":1}}\n]"), Counts: "1+1");
        yield return new BadFile("ten-megabyte-key.jsonl", () => Encoding.UTF8.GetBytes($"{{\"{new string('x', 3_000_000)}\":1}}\n{{\"a\":1}}\n"));
        yield return new BadFile("twenty-thousand-keys.jsonl", () => Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"k{i}\":1"))}}}\n{{\"a\":1}}\n"), "different keys");
        yield return new BadFile("keys-that-never-repeat.jsonl", () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"k{i}\":1}}\n"))), "different keys");
        yield return new BadFile("long-array-of-objects.jsonl", () => Encoding.UTF8.GetBytes($"{{\"a\":[{string.Join(',', Enumerable.Repeat("{\"x\":1}", 20_000))}]}}\n{{\"a\":1}}\n"), Counts: "1+1");
        yield return new BadFile("long-array-of-numbers.jsonl", () => Encoding.UTF8.GetBytes($"{{\"a\":[{string.Join(',', Enumerable.Repeat("1", 200_000))}]}}\n{{\"a\":1}}\n"), Counts: "2+0");
        yield return new BadFile("open-text-to-the-end.json", () => Encoding.UTF8.GetBytes("[{\"a\":\"" + new string('x', 6_000_000)));
        yield return BadFile.Bytes("bad-utf8-in-text.jsonl", [.. "{\"姓\":\"张三"u8, 0xFF, 0xE5, .. "\"}\n{\"姓\":\"李四王五\"}\n"u8], counts: "2+0");
        yield return BadFile.Bytes("bad-utf8-in-key.jsonl", [.. "{\"姓名"u8, 0xFF, .. "\":\"李四\"}\n{\"姓\":\"王\"}\n"u8], counts: "2+0");
        yield return BadFile.Bytes("bad-utf8-between.jsonl", [.. "{\"姓名\":\"张三\"}"u8, 0xFF, .. "\n{\"姓名\":\"李四\"}\n{\"姓名\":\"王五\"}\n"u8], counts: "2+1");
        yield return BadFile.Bytes("marks-between-lines.jsonl", [.. "{\"a\":1}\n"u8, 0xEF, 0xBB, 0xBF, .. "{\"a\":2}\n{\"a\":3}\n"u8]);
        yield return BadFile.Text("brackets-in-csv.csv", "{id},{name}\n1,2\n3,4\n", counts: "2+0");
        yield return BadFile.Text("log.txt", "[2024-01-01 10:00:00] started\n[2024-01-01 10:00:01] stopped\n");
    }

    static string Nest(string open, string inside, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inside + string.Concat(Enumerable.Repeat(close, depth));
}
