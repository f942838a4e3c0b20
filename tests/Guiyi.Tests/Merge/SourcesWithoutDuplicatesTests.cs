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
}
