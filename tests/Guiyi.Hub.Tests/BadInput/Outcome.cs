using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests.BadInput;

/// <summary>What reading a file came to: a message, or rows.</summary>
/// <param name="Message">Why the file was refused; null where it was read.</param>
/// <param name="Accepted">Rows read.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="FirstReject">The first of them.</param>
sealed record Outcome(string? Message, int Accepted, int Rejected, string? FirstReject)
{
    public string Counts => Message is null ? $"{Accepted}+{Rejected}" : "";

    /// <summary>Reads all tables of a file to their ends, and checks what always holds.</summary>
    public static Outcome Of(string path)
    {
        int accepted = 0, rejected = 0;
        string? firstReject = null;
        try
        {
            IReadOnlyList<IRawTable> tables = SourceFile.Open(path);
            Assert.NotEmpty(tables);
            foreach (IRawTable table in tables)
            {
                CheckNames(table);
                using IRawRows rows = table.Open();
                int row = 0;
                long line = 0;
                while (rows.Read())
                {
                    // Assert.Equal would allocate for each of a million rows.
                    Assert.True(rows.Row == ++row, "rows are numbered one by one");
                    Assert.True(rows.Line >= Math.Max(1, line), "lines never go back");
                    line = rows.Line;
                    if (rows.Reject is { } reject)
                    {
                        rejected++;
                        firstReject ??= reject.ToString();
                        Assert.Equal((table.Source, row, line), (reject.Source, reject.Row, reject.Line));
                        Assert.Contains("expected", reject.Reason, StringComparison.Ordinal);
                        Assert.True(reject.Raw.Length <= 1_001);
                        continue;
                    }
                    accepted++;
                    for (int i = 0; i < table.Columns.Count; i++)
                        Assert.True(rows[i].Length <= SourceOptions.Default.MaxFieldLength);
                }
                Assert.False(rows.Read());
            }
            return new Outcome(null, accepted, rejected, firstReject);
        }
        catch (SourceException fault)
        {
            Assert.StartsWith($"{path}: found ", fault.Message, StringComparison.Ordinal);
            Assert.Contains("; expected ", fault.Message, StringComparison.Ordinal);
            return new Outcome(fault.Message, accepted, rejected, firstReject);
        }
    }

    static void CheckNames(IRawTable table)
    {
        Assert.NotEmpty(table.Format);
        Assert.All(table.Columns, name => Assert.Equal(name.Trim(), name));
        Assert.DoesNotContain("", table.Columns);
        Assert.Equal(table.Columns.Count, table.Columns.Distinct(StringComparer.Ordinal).Count());
    }
}
