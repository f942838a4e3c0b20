using Guiyi.Hub.Sources;
using Guiyi.Hub.Sources.DelimitedText;
using Xunit;

namespace Guiyi.Hub.Tests.Sources.DelimitedText;

/// <summary>Plain records are found many characters at a time; character by character, the same comes out.</summary>
public sealed class RecordScannerTests
{
    [Theory]
    [InlineData(',', '"')]
    [InlineData('\t', '\0')]
    [InlineData('，', '"')]
    public void Fields_that_are_found_at_once_are_those_found_one_by_one(char separator, char quote)
    {
        var random = new Random(7);
        string[] pieces = ["a", "bc", "", "", "长", "\"", "\"x\"", "\"a,b\"", "\"q\"\"q\"", " ", "some words", "07920561801", $"{separator}", $"{separator}", $"{separator}", "\n", "\r\n", "\r"];
        int compared = 0;
        for (int text = 0; text < 2000; text++)
        {
            char[] characters = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => pieces[random.Next(pieces.Length)])).ToCharArray();
            // Where fields must be as short as that, many characters are never looked at together. Up to the first that is longer, all must be the same.
            List<string> singly = Records(characters, separator, quote, new SourceOptions { MaxFieldLength = 31, MaxRecordLines = 3 });
            int alike = singly.IndexOf($"{RecordEnd.LongField}") is >= 0 and int first ? first : singly.Count;
            compared += alike;
            Assert.Equal(singly.Take(alike), Records(characters, separator, quote, new SourceOptions { MaxRecordLines = 3 }).Take(alike));
        }
        Assert.True(compared > 5000, $"only {compared} records were compared");
    }

    static List<string> Records(char[] text, char separator, char quote, SourceOptions options)
    {
        var window = new TextWindow([.. text]);
        var scanner = new RecordScanner(window, new Dialect(separator, quote), options);
        var records = new List<string>();
        while (!window.Text.IsEmpty)
        {
            RecordEnd end = scanner.Scan();
            var fields = Enumerable.Range(0, scanner.Count).Select(i => (scanner[i].Start, scanner[i].Length, scanner[i].Doubled));
            records.Add(end == RecordEnd.Clean ? $"{scanner.Length} {scanner.Lines} {scanner.QuotedField} {string.Join(' ', fields)}" : $"{end}");
            window.Skip(end == RecordEnd.Clean ? scanner.Length : 1);
        }
        return records;
    }
}
