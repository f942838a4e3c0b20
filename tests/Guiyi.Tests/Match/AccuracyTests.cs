using System.Globalization;
using Guiyi.Bench;
using Guiyi.Bench.Quality;
using Guiyi.Hub.Sources;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match;

/// <summary>Accuracy is a budget: pairwise F1 after clustering, without any configuration, may not fall below these floors unnoticed.</summary>
public sealed class AccuracyTests
{
    [Theory]
    [InlineData(51, 150, .985)]
    [InlineData(52, 600, .97)]
    [InlineData(53, 2500, .98)]
    public void Made_Chinese_customers(int seed, int people, double floor) => AssertReaches(floor, MessyPeople.Shop((ulong)seed, people));

    [Theory]
    [InlineData(61, 150, .985)]
    [InlineData(62, 600, .985)]
    [InlineData(63, 2500, .985)]
    public void Made_Western_customers(int seed, int people, double floor) => AssertReaches(floor, WesternPeople.Two((ulong)seed, people));

    [Theory]
    [InlineData(71, 200, .88)]
    [InlineData(72, 1500, .80)]
    public void Products_of_two_shops(int seed, int products, double floor) => AssertReaches(floor, MadeThings.Products((ulong)seed, products));

    [Theory]
    [InlineData(73, 200, .985)]
    [InlineData(74, 2500, .955)]
    public void Works_of_two_bibliographies(int seed, int works, double floor) => AssertReaches(floor, MadeThings.Works((ulong)seed, works));

    [Theory]
    [InlineData(75, 200, .98)]
    [InlineData(76, 2500, .97)]
    public void One_column_of_free_text(int seed, int things, double floor) => AssertReaches(floor, MadeThings.FreeText((ulong)seed, things));

    [Theory]
    [InlineData(77, 200, .995)]
    [InlineData(78, 1500, .995)]
    public void Many_columns_and_none_that_looks_like_a_person(int seed, int things, double floor) => AssertReaches(floor, MadeThings.Wide((ulong)seed, things));

    [Theory]
    [InlineData(79, 200, .975)]
    [InlineData(80, 1500, .995)]
    public void Places_of_two_guides(int seed, int places, double floor) => AssertReaches(floor, MadeThings.Places((ulong)seed, places));

    [Theory]
    [InlineData(81, 6, .995)]
    [InlineData(82, 60, .995)]
    public void People_with_tens_of_records_each(int seed, int people, double floor) => AssertReaches(floor, MadeThings.LargeGroups((ulong)seed, people));

    [Theory]
    [InlineData(83, 3000, .01, .9)]
    [InlineData(84, 12_000, .01, .9)]
    [InlineData(85, 12_000, .03, .9)]
    public void Western_customers_of_whom_few_stand_twice(int seed, int people, double repeated, double floor) =>
        AssertReaches(floor, [WesternPeople.Once((ulong)seed, people, repeated)]);

    [Theory]
    [InlineData(86, 3000)]
    [InlineData(87, 12_000)]
    public void Nobody_is_joined_where_everybody_stands_once(int seed, int people)
    {
        MemoryTable members = WesternPeople.Once((ulong)seed, people, 0);
        Assert.InRange(Run.Of([members]).Persons.Customers.Count, people * .999, people);
    }

    /// <summary>A channel by itself repeats few of its customers, and says little about them: that must not be made up for.</summary>
    [Theory]
    [InlineData("wecom_contacts.jsonl", .93)]
    [InlineData("members.csv", .97)]
    [InlineData("tickets.csv", .86)]
    public void One_channel_of_the_Chinese_pack_by_itself(string channel, double floor)
    {
        string file = Path.Combine(SharedData.Folder(Path.Combine("cn", channel)), "cn", channel);
        QualitySet set = Set("cn");
        (double precision, double recall, double f1) = Run.Pairwise(Run.Of(SourceFile.Open(file)), set.Truth());
        Assert.True(f1 >= floor, string.Create(CultureInfo.InvariantCulture, $"{channel}: F1 {f1:0.0000} (precision {precision:0.0000}, recall {recall:0.0000}); at least {floor} was reached before"));
    }

    static void AssertReaches(double floor, IReadOnlyList<MemoryTable> sources)
    {
        (double precision, double recall, double f1) = Run.Pairwise(Run.Of(sources), sources.SelectMany(s => s.Truth).ToDictionary());
        Assert.True(f1 >= floor, string.Create(CultureInfo.InvariantCulture, $"F1 {f1:0.0000} (precision {precision:0.0000}, recall {recall:0.0000}); at least {floor} was reached before"));
    }

    [Theory]
    [InlineData("febrl 1")]
    [InlineData("febrl 2")]
    [InlineData("febrl 3")]
    [InlineData("febrl 4")]
    [InlineData("fake_1000")]
    [InlineData("senzing")]
    [InlineData("senzing csv")]
    [InlineData("cn b2b")]
    public void Public_sets_reach_what_they_must(string name)
    {
        QualitySet set = Set(name);
        UnifyResult result = Unify(set);
        EntityKind kind = set.Organizations ? EntityKind.Organization : EntityKind.Person;
        (double precision, double recall, double f1) = Run.Pairwise(result, set.Truth(), kind);
        Assert.True(f1 >= set.MustReach, string.Create(CultureInfo.InvariantCulture, $"{name}: F1 {f1:0.0000} (precision {precision:0.0000}, recall {recall:0.0000}); {set.MustReach} must be reached"));
    }

    [Fact]
    public void A_hundred_thousand_people_reach_what_they_must()
    {
        SharedData.Folder("people/gen_people.py");
        Assert.SkipUnless(Python.IsThere, "python3 is not there to make the people");
        QualitySet set = Set("people 100 k");
        (_, _, double f1) = Run.Pairwise(Unify(set), set.Truth());
        Assert.True(f1 >= set.MustReach, string.Create(CultureInfo.InvariantCulture, $"people 100 k: F1 {f1:0.0000}; {set.MustReach} must be reached"));
    }

    [Fact]
    public void The_Chinese_pack_reaches_what_it_must_by_its_own_scorer()
    {
        SharedData.Folder("cn", "score_cn.py");
        QualitySet set = Set("cn");
        QualityFigures? figures = set.Official!.Score(Unify(set));
        Assert.SkipWhen(figures is null, "python3 is not there to run the pack's scorer");
        Assert.True(set.IsReached(figures), string.Create(CultureInfo.InvariantCulture, $"cn: pairs {figures.Pairs.F1:0.0000}, B-cubed {figures.BCubed.F1:0.0000}; {set.MustReach} and {set.MustReachBCubed} must be reached"));
    }

    static QualitySet Set(string name)
    {
        QualitySet set = QualitySets.Named(name, new BenchData(SharedData.Folder()));
        foreach (string file in set.Files)
            Assert.SkipUnless(File.Exists(file), $"{file} is not there");
        return set;
    }

    static UnifyResult Unify(QualitySet set) => Run.Of(Run.Defaults with { IgnoredColumns = set.Ignored }, set.Open());
}
