using Guiyi.Merge;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Merge;

public sealed class SourcesWithoutDuplicatesTests
{
    [Fact]
    public void A_catalogue_that_lists_everything_once_is_found_and_one_that_repeats_itself_is_not()
    {
        // The library has each work once, the scholars have some of them twice.
        string?[] reasons = SourcesWithoutDuplicates.Find(Run.Of(MadeThings.Works(74, 1200)).Persons.Match);
        Assert.Contains("sure partner elsewhere", reasons[0], StringComparison.Ordinal);
        Assert.Null(reasons[1]);
    }

    [Fact]
    public void Channels_in_which_customers_come_back_are_not_taken_for_lists() =>
        Assert.All(SourcesWithoutDuplicates.Find(Run.Of(MessyPeople.Shop(51, 300)).Persons.Match).Skip(1), Assert.Null);

    [Fact]
    public void One_source_alone_says_nothing() =>
        Assert.Null(SourcesWithoutDuplicates.Find(Run.Of(MadeThings.FreeText(3, 200)).Persons.Match)[0]);

    /// <summary>Every work has a sequel by the same authors in the same year: the two resemble each other, and each its own partner more.</summary>
    [Fact]
    public void Two_works_of_one_hand_are_no_repeat_where_each_has_a_partner_of_its_own()
    {
        IReadOnlyList<MemoryTable> made = MadeThings.Works(77, 90);
        MemoryTable works = made[0];
        MadeRow[] one = [.. works.Rows.SelectMany(r => new[] { r, Sequel(r) })];
        MadeRow[] other = [.. one.Select(r => new MadeRow([r.Cells![0], r.Cells[1].ToUpperInvariant(), r.Cells[2], r.Cells[3], r.Cells[4]], r.Entity))];
        string?[] reasons = SourcesWithoutDuplicates.Find(Run.Of(new MemoryTable("library", works.Columns, one), new MemoryTable("archive", works.Columns, other)).Persons.Match);
        Assert.All(reasons, reason => Assert.Contains("sure partner elsewhere", reason, StringComparison.Ordinal));
    }

    static MadeRow Sequel(MadeRow row) => new([row.Cells![0] + "s", row.Cells[1] + " revisited at length", row.Cells[2], row.Cells[3], row.Cells[4]], row.Entity + "s");
}
