using System.IO.Compression;
using Guiyi.DemoData;
using Guiyi.DemoData.Channels;
using Guiyi.DemoData.People;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Guiyi.Standardize;
using Guiyi.Testing;
using Xunit;

namespace Guiyi.Hub.Tests.DemoData;

public sealed class DemoPackTests
{
    static readonly string Bundled = Repository.At("data", "demo");

    public static TheoryData<string> FileNames => [.. DemoPack.Files().Select(f => f.Name)];

    public static TheoryData<string> ChannelNames => [.. DemoPack.Channels().Select(c => c.File)];

    [Theory]
    [MemberData(nameof(FileNames))]
    public void The_bundled_file_is_what_its_generator_writes(string name)
    {
        byte[] written = DemoPack.Files().Single(f => f.Name == name).Bytes;
        byte[] bundled = File.ReadAllBytes(Path.Combine(Bundled, name));
        if (name.EndsWith(".xlsx", StringComparison.Ordinal))
            Assert.Equal(Parts(written), Parts(bundled));
        else
            Assert.True(written.AsSpan().SequenceEqual(bundled), $"data/demo/{name} differs; write it again with: dotnet run --project tools/Guiyi.DemoData");
    }

    [Theory]
    [MemberData(nameof(ChannelNames))]
    public void Every_row_reads_and_only_broken_ones_are_rejected(string name)
    {
        Channel channel = DemoPack.Channels().Single(c => c.File == name);
        IRawTable table = Assert.Single(SourceFile.Open(Path.Combine(Bundled, name)));
        using IRawRows rows = table.Open();
        var rejected = new List<int>();
        int count = 0;
        while (rows.Read())
        {
            count++;
            Assert.Equal(count, rows.Row);
            if (rows.Reject is not null)
                rejected.Add(count);
        }
        Assert.Equal(channel.Entities.Count, count);
        Assert.Equal(channel.Broken, rejected);
    }

    [Fact]
    public void The_pack_stays_small()
    {
        IReadOnlyList<(string Name, byte[] Bytes)> files = DemoPack.Files();
        Assert.InRange(files.Sum(f => f.Bytes.Length), 1, 600_000);
        Assert.InRange(DemoPack.Channels().Sum(c => c.Entities.Count), 2_000, 3_000);
    }

    [Fact]
    public void Everybody_has_an_identity_of_their_own()
    {
        Town town = Town.Build();
        Assert.Equal(town.People.Count, town.People.Select(p => p.Id).Distinct().Count());
        Assert.Equal(town.Companies.Count, town.Companies.Select(c => c.Id).Distinct().Count());
    }

    [Fact]
    public void Numbers_check_but_name_no_county_that_exists()
    {
        Town town = Town.Build();
        Assert.All(town.Companies, c => Assert.Equal("99", CreditCodes.Parse(c.CreditCode).Value?.Text[4..6]));
        Assert.All(town.People.Where(p => p.IdNumber is not null), p => Assert.Equal("99", IdNumbers.Parse(p.IdNumber!).Value?.Text[2..4]));
    }

    /// <summary>What is in a workbook, part by part: how well it is compressed, and on which system, does not matter.</summary>
    static List<(string Path, string Xml)> Parts(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return [.. archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, reader.ReadToEnd());
        })];
    }
}
